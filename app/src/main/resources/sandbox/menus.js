import { h, popup } from './dom.js';
import { textObject } from './mrkdwn.js';

/** The three dots with a short menu. */
export function overflow(part, { press, context }) {
  const button = h('button', { class: 'button button-overflow', type: 'button', 'aria-label': 'More actions', 'aria-haspopup': 'menu', 'aria-expanded': 'false', click: open }, '⋯');
  const node = h('span', { class: 'menu-anchor' }, button);
  function open() {
    if (button.getAttribute('aria-expanded') === 'true') {
      return;
    }
    const menu = h('div', { class: 'menu', role: 'menu' }, part.options.map((option) =>
      h('button', { class: 'menu-item', role: 'menuitem', type: 'button', 'data-value': option.value, click: () => choose(option) },
        h('span', null, textObject(option.text, context)),
        option.description && h('span', { class: 'choice-description' }, textObject(option.description, context)))));
    const close = popup(button, menu);
    function choose(option) {
      close();
      button.focus();
      if (option.url) {
        window.open(option.url, '_blank', 'noopener');
      }
      press(node, [option.value]);
    }
  }
  return node;
}
