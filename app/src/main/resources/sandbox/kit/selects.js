import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { popup } from '../base/popup.js';
import { optionList } from './options.js';

/** One choice from a list. An optional one can be emptied again. */
export function select(part, tools) {
  return selecting(part, tools, {
    most: 1,
    closesOnChoice: true,
    describe: (names) => names[0],
    emptied: tools.block.type === 'input' && tools.block.optional,
  });
}

/** Several choices from a list; the app hears of them when the list closes. */
export function multiSelect(part, tools) {
  return selecting(part, tools, {
    most: part.max_selected_items ?? Infinity,
    closesOnChoice: false,
    describe: (names) => (names.length > 3 ? `${names.length} chosen` : names.join(', ')),
    emptied: false,
  });
}

function selecting(part, { choose, context, block }, { most, closesOnChoice, describe, emptied }) {
  const groups = part.option_groups ?? [{ options: part.options ?? [] }];
  const all = groups.flatMap((group) => group.options);
  let values = [...context.choices.of(block, part)];
  const hint = part.placeholder?.text ?? (closesOnChoice ? 'Choose an option' : 'Choose options');
  const text = h('span', { class: 'select-text' });
  const button = h('button', { class: 'select', type: 'button', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', click: open, keydown: onKey }, text, icon('down'));
  let close = () => {};
  show();

  function show() {
    const names = all.filter((option) => values.includes(option.value)).map((option) => option.text.text);
    text.textContent = describe(names) || hint;
    text.classList.toggle('select-empty', names.length === 0);
  }

  function open() {
    if (button.getAttribute('aria-expanded') === 'true') {
      close(true);
      return;
    }
    const before = values.join('\n');
    const list = optionList({ groups, values, most, emptied, hint, context, onToggle });
    close = popup(button, list, { keys: false, onClose: () => values.join('\n') !== before && tell() });
  }

  function onToggle(chosen) {
    values = chosen;
    show();
    if (closesOnChoice) {
      close(true);
    }
  }

  function onKey(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      open();
    }
  }

  const tell = () => choose(button, values, (back) => { values = [...back]; show(); });
  return button;
}
