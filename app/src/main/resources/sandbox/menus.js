import { h, popup } from './dom.js';
import { textObject } from './mrkdwn.js';

/** The three dots with a short menu. */
export function overflow(part, context, press) {
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
      if (option.url) {
        window.open(option.url, '_blank', 'noopener');
      }
      press(node, [option.value]);
    }
  }
  return node;
}

/** Several choices from a list; the app hears of them when the list closes. */
export function multiSelect(part, context, { chosen, onDone }) {
  let values = [...chosen];
  const options = [...(part.options ?? []), ...(part.option_groups ?? []).flatMap((group) => group.options)];
  const button = h('button', { class: 'select', type: 'button', 'aria-haspopup': 'true', 'aria-expanded': 'false', click: open });
  const node = h('span', { class: 'menu-anchor' }, button);
  describe();

  function describe() {
    const names = options.filter((option) => values.includes(option.value)).map((option) => option.text.text);
    button.textContent = names.length > 2 ? `${names.length} chosen` : names.join(', ') || part.placeholder?.text || 'Choose';
  }

  function open() {
    if (button.getAttribute('aria-expanded') === 'true') {
      return;
    }
    const before = values.join('\n');
    const menu = h('div', { class: 'menu', role: 'group', 'aria-label': part.placeholder?.text }, options.map((option) =>
      h('label', { class: 'menu-item choice' },
        h('input', { type: 'checkbox', value: option.value, checked: values.includes(option.value) }),
        h('span', null, textObject(option.text, context)))));
    popup(button, menu, () => {
      values = [...menu.querySelectorAll('input:checked')].map((input) => input.value);
      describe();
      if (values.join('\n') !== before) {
        onDone(node, values);
      }
    });
  }
  return node;
}
