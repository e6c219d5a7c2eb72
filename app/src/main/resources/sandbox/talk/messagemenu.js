import { backend } from '../backend.js';
import { announce, h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { popup } from '../base/popup.js';
import { hashOf } from '../shell/route.js';
import { showJson } from '../tools/json.js';

/** What can be done with a message: the app's shortcuts, its link, its JSON. */
export function messageMenu(message, view) {
  const button = h('button', {
    type: 'button', class: 'tool', title: 'More actions', 'aria-label': 'More actions', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'data-testid': 'message-menu', click: open,
  }, icon('dots'));
  let close = () => {};

  function open() {
    if (button.getAttribute('aria-expanded') === 'true') {
      close(true);
      return;
    }
    const shortcuts = view.roster.shortcuts ?? [];
    close = popup(button, h('div', { class: 'menu', role: 'menu', 'aria-label': 'Message' },
      shortcuts.map((one) => entry('shortcut-' + one.callback_id, [one.name, h('span', { class: 'choice-description' }, view.roster.app.name)], () => use(one))),
      shortcuts.length > 0 && h('hr'),
      entry('copy-link', 'Copy link', () => copy(location.origin + location.pathname + hashOf({ at: view.at, ts: message.ts }), 'Link copied')),
      entry('show-json', 'Show as JSON', () => showJson('Message', message))), { side: 'end' });
  }

  const entry = (name, words, act) => h('button', {
    type: 'button', class: 'menu-item', role: 'menuitem', 'data-testid': name, click: () => { close(true); act(); },
  }, words);

  async function use(shortcut) {
    const given = { as: view.me.id, channel: message.channel, ts: message.ts, callback_id: shortcut.callback_id };
    const { outcome, text } = await backend.shortcut(given).catch((refused) => ({ outcome: 'failed', text: refused.message }));
    if (outcome !== 'delivered') {
      view.say(text ?? `${view.roster.app.name} did not take this.`);
    }
  }
  return button;
}

export async function copy(text, said) {
  await navigator.clipboard.writeText(text);
  announce(said);
}
