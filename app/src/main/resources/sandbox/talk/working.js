import { h } from '../base/dom.js';

/** "OpsMate is reading the estate…", as the app says of a thread while it works. */
export const working = (told, roster) => told?.status && h('p', { class: 'working', 'data-testid': 'working' },
  h('span', { class: 'spinner', 'aria-hidden': 'true' }), `${roster.app.name} ${told.status}`);

/** What the app suggests to ask. */
export const prompts = (told, send) => told?.prompts?.length > 0 && h('div', { class: 'prompts', role: 'group', 'aria-label': 'Suggestions' },
  told.prompts.map((one) => h('button', { type: 'button', class: 'button', 'data-testid': 'prompt', click: () => send(one.message) }, one.title)));
