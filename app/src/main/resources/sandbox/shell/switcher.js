import { avatar } from '../base/avatar.js';
import { now, wallTime, zoneName } from '../base/dates.js';
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { popup } from '../base/popup.js';
import { zoneOf } from './route.js';

/** Who one is, always in sight, and the menu to become somebody else. */
export function showSwitcher(node, me, roster, become) {
  const button = h('button', {
    class: 'switcher-button', type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': `You are ${me.name}. Be somebody else`, 'data-testid': 'switcher', click: open,
  }, avatar(me.id, roster),
  h('span', { class: 'switcher-words' }, h('b', null, me.name), h('span', { class: 'switcher-zone' }, placeAndTime(me))), icon('up'));
  let close = () => {};
  node.replaceChildren(button);

  function open() {
    if (button.getAttribute('aria-expanded') === 'true') {
      close(true);
      return;
    }
    close = popup(button, h('div', { class: 'menu switcher-menu', role: 'menu', 'aria-label': 'Be somebody else' },
      h('p', { class: 'menu-title' }, 'Be somebody else. Whoever asks for a change cannot be the one who approves it.'),
      roster.people.map((person) => item(person))));
  }

  const item = (person) => h('button', {
    class: 'menu-item person', disabled: !person.active, role: 'menuitemradio', type: 'button', 'aria-checked': String(person.id === me.id),
    'data-testid': 'be-' + person.handle, click: () => { close(true); become(person); },
  }, avatar(person.id, roster), h('span', { class: 'person-words' },
    h('span', null, h('b', null, person.name), ' ', h('span', { class: 'person-zone' }, placeAndTime(person))),
    h('span', { class: 'choice-description' }, person.about)));
}

const placeAndTime = (person) =>
  (person.tz ? `${person.tz.split('/').at(-1).replaceAll('_', ' ')}, ${wallTime(now(), person.tz)}` : `No time zone set, ${wallTime(now(), 'UTC')} UTC`);

export const zoneInWords = (person) => (person.tz ? `${person.tz.replaceAll('_', ' ')}, ${zoneName(zoneOf(person))}` : 'no time zone set, shown in UTC');
