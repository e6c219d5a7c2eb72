import { byId, h } from './dom.js';
import { icon } from './icons.js';

const STAYS_MILLIS = 8000;

/** A sentence that stays for a while and can be put away. */
export function toast(words) {
  const node = h('p', { class: 'toast', 'data-testid': 'toast' }, h('span', null, words),
    h('button', { type: 'button', class: 'tool', 'aria-label': 'Dismiss', click: () => node.remove() }, icon('close')));
  byId('toasts').append(node);
  setTimeout(() => node.remove(), STAYS_MILLIS);
}
