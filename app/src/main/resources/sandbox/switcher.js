import { h, popup } from './dom.js';
import { avatar } from './avatar.js';

/** Who one is, always in sight, and the menu to become somebody else. */
export function showSwitcher(node, route, roster, become) {
  const button = h('button', {
    class: 'switcher-button', type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'data-testid': 'switcher', click: open,
  }, avatar(route.me.id, roster), h('span', null, 'You are: ', h('b', null, route.me.name)), h('span', { 'aria-hidden': 'true' }, '▾'));
  node.replaceChildren(button);

  function open() {
    if (button.getAttribute('aria-expanded') === 'true') {
      return;
    }
    const menu = h('div', { class: 'menu switcher-menu', role: 'menu', 'aria-label': 'Be somebody else' },
      h('p', { class: 'menu-title' }, 'Two-person rule: whoever asks for a change cannot be the one who approves it.'),
      roster.people.map((person) =>
        h('button', {
          class: 'menu-item person', disabled: !person.active, role: 'menuitemradio', type: 'button', 'aria-checked': String(person.id === route.me.id),
          'data-testid': 'be-' + person.handle, click: () => { close(); become(person); },
        }, avatar(person.id, roster), h('span', null, h('b', null, person.name), h('span', { class: 'choice-description' }, person.about), h('span', { class: 'choice-description' }, person.tz)))));
    const close = popup(button, menu);
  }
}
