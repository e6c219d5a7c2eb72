import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { popup } from '../base/popup.js';
import { textObject } from './mrkdwn.js';

/** The three dots with a short menu. */
export function overflow(part, { press, context }) {
  const node = h('button', { class: 'button button-overflow', type: 'button', 'aria-label': 'More actions', 'aria-haspopup': 'menu', 'aria-expanded': 'false', click: open }, icon('dots'));
  let close = () => {};
  function open() {
    if (node.getAttribute('aria-expanded') === 'true') {
      close(true);
      return;
    }
    close = popup(node, h('div', { class: 'menu', role: 'menu' }, part.options.map((option) =>
      h('button', { class: 'menu-item', role: 'menuitem', type: 'button', 'data-value': option.value, click: () => choose(option) },
        h('span', null, textObject(option.text, context)),
        option.description && h('span', { class: 'choice-description' }, textObject(option.description, context))))));
  }
  function choose(option) {
    close(true);
    if (option.url) {
      window.open(option.url, '_blank', 'noopener');
    }
    press(node, [option.value]);
  }
  return node;
}
