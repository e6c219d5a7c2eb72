import { announce, h } from '../base/dom.js';
import { icon } from '../base/icons.js';

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?/g;

/** JSON as people read it, with a button that copies it. */
export function json(title, value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null, null, 2);
  return h('section', { class: 'json' },
    h('header', null, h('h3', null, title),
      h('button', { type: 'button', class: 'tool', title: 'Copy', 'aria-label': `Copy ${title.toLowerCase()}`, click: () => copy(text) }, icon('copy'))),
    h('pre', { tabindex: 0 }, coloured(text)));
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  announce('Copied');
}

function coloured(text) {
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, string, colon] = match;
    nodes.push(text.slice(last, match.index), h('span', { class: string ? (colon ? 'json-key' : 'json-text') : 'json-value' }, whole));
    last = match.index + whole.length;
  }
  return [...nodes, text.slice(last)];
}

/** The JSON of one thing in a window of its own. */
export function showJson(title, value) {
  const dialog = h('dialog', { class: 'sheet', 'aria-label': title, 'data-testid': 'json', close: () => dialog.remove() },
    json(title, value),
    h('div', { class: 'confirm-buttons' }, h('button', { type: 'button', class: 'button', autofocus: true, click: () => dialog.close() }, 'Close')));
  document.body.append(dialog);
  dialog.showModal();
}
