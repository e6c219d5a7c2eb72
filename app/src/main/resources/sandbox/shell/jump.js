import { avatar } from '../base/avatar.js';
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { channelsOf, titleOf } from './route.js';

/** Ctrl+K: to any channel or tab, or to be anybody, by a few letters. */
export function openJump({ me, roster, open, become }) {
  const places = [
    ...channelsOf(me, roster).map((channel) => ({ words: titleOf(channel, me, roster), about: channel.topic ?? '', mark: icon(channel.private ? 'lock' : 'hash'), act: () => open(channel.id) })),
    ...['home', 'messages', 'about'].map((at) => ({ words: `${roster.app.name}, ${at}`, about: 'App', mark: avatar(roster.app.user_id, roster), act: () => open(at) })),
    ...roster.people.filter((person) => person.active && person.id !== me.id).map((person) => ({ words: `Be ${person.name}`, about: person.about, mark: avatar(person.id, roster), act: () => become(person) })),
  ];
  let found = places;
  let active = 0;
  const field = h('input', {
    class: 'jump-field', type: 'text', role: 'combobox', 'aria-label': 'Jump to', placeholder: 'Jump to a channel, a tab, or be somebody', 'aria-controls': 'jump-list', 'aria-expanded': 'true',
    'aria-autocomplete': 'list', autocomplete: 'off', 'data-testid': 'jump-field', input: () => { active = 0; draw(); }, keydown: onKey,
  });
  const list = h('div', { class: 'jump-list', role: 'listbox', id: 'jump-list', 'aria-label': 'Places and people' });
  const dialog = h('dialog', { class: 'jump-window', 'aria-label': 'Jump to', close: () => dialog.remove(), click: (event) => event.target === dialog && dialog.close() }, field, list);

  function draw() {
    const wanted = field.value.toLowerCase().replace(/^[#@]/, '');
    found = places.filter((place) => place.words.toLowerCase().includes(wanted));
    field.setAttribute('aria-activedescendant', 'jump-' + active);
    list.replaceChildren(...found.map((place, i) => h('div', {
      class: 'hint', role: 'option', id: 'jump-' + i, 'aria-selected': String(i === active), click: () => take(place),
    }, place.mark, h('b', null, place.words), h('span', null, place.about))));
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  function take(place) {
    dialog.close();
    place.act();
  }

  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      active = (active + step + found.length) % found.length;
      draw();
    } else if (event.key === 'Enter' && found[active]) {
      event.preventDefault();
      take(found[active]);
    }
  }

  document.body.append(dialog);
  draw();
  dialog.showModal();
}
