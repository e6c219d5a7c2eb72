import { freshId, h } from '../base/dom.js';
import { textObject } from './mrkdwn.js';

/** The list that a select opens: a field to search in, and options by group. The field keeps the focus throughout. */
export function optionList({ groups, values, most, emptied, hint, context, onToggle }) {
  const id = freshId('options');
  const several = most > 1;
  let chosen = [...values];
  let active = 0;
  let options = [];
  const field = h('input', {
    class: 'options-search', type: 'text', role: 'combobox', placeholder: 'Search', 'aria-label': hint, 'aria-expanded': 'true', 'aria-controls': id,
    'aria-autocomplete': 'list', autocomplete: 'off', input: () => { active = 0; draw(); }, keydown: onKey,
  });
  const list = h('div', { class: 'options', role: 'listbox', id, 'aria-label': hint, 'aria-multiselectable': several ? 'true' : null });
  const note = h('p', { class: 'menu-title', 'aria-live': 'polite' });

  function draw() {
    const wanted = field.value.trim().toLowerCase();
    const fits = (option) => [option.text.text, option.description?.text ?? ''].some((words) => words.toLowerCase().includes(wanted));
    const isFull = several && chosen.length >= most;
    options = [];
    list.replaceChildren(...groups.flatMap((group) => {
      const found = group.options.filter(fits);
      return found.length && group.label
        ? [h('div', { class: 'options-label', role: 'presentation' }, group.label.text), ...found.map((one) => row(one, isFull))]
        : found.map((one) => row(one, isFull));
    }));
    note.textContent = options.length === 0 ? 'Nothing fits.' : isFull ? `No more than ${most}.` : '';
    note.hidden = !note.textContent;
    mark();
  }

  function row(option, isFull) {
    const isChosen = chosen.includes(option.value);
    const at = options.push(option) - 1;
    return h('div', {
      class: 'option', role: 'option', id: `${id}-${at}`, 'aria-selected': String(isChosen), 'aria-disabled': isFull && !isChosen ? 'true' : null, 'data-value': option.value,
      pointerdown: (event) => event.preventDefault(), click: () => toggle(option), pointermove: () => { active = at; mark(); },
    }, several && h('span', { class: 'option-tick', 'aria-hidden': 'true' }, isChosen ? '✓' : ''),
    h('span', { class: 'choice-text' }, h('span', null, textObject(option.text, context)),
      option.description && h('span', { class: 'choice-description' }, textObject(option.description, context))));
  }

  function mark() {
    list.querySelectorAll('.option').forEach((one, i) => one.classList.toggle('is-active', i === active));
    const node = document.getElementById(`${id}-${active}`);
    node?.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', `${id}-${active}`);
  }

  function toggle(option) {
    const has = chosen.includes(option.value);
    if (!has && several && chosen.length >= most) {
      return;
    }
    const without = chosen.filter((value) => value !== option.value);
    chosen = several ? (has ? without : [...chosen, option.value]) : [option.value];
    draw();
    onToggle(chosen);
  }

  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      active = (active + step + options.length) % Math.max(1, options.length);
      mark();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      options[active] && toggle(options[active]);
    }
  }

  active = Math.max(0, groups.flatMap((group) => group.options).findIndex((option) => chosen.includes(option.value)));
  const clear = emptied && chosen.length > 0
    && h('button', { class: 'menu-item', type: 'button', click: () => onToggle([]) }, 'Clear the choice');
  const node = h('div', { class: 'menu options-menu', 'data-testid': 'options' }, field, list, note, clear);
  draw();
  queueMicrotask(mark);
  return node;
}
