import { h } from './dom.js';

/** A line or a box of text. In a line Enter submits, or tells the app where the block dispatches. */
export function textInput(part, { choose, press, context, block }) {
  const [current = ''] = context.choices.of(block, part);
  const events = part.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const counter = h('span', { class: 'text-left', 'aria-live': 'polite' });
  const attributes = {
    class: 'text-input', placeholder: part.placeholder?.text, maxlength: part.max_length ?? 3000, autocomplete: 'off',
    input: onInput, keydown: onKey,
  };
  const field = part.multiline ? h('textarea', { ...attributes, rows: 4 }) : h('input', { ...attributes, type: 'text' });
  const node = h('span', { class: 'text-field' }, field, counter);
  field.value = current;
  count();

  function onInput() {
    count();
    context.choices.set(block, part, [field.value]);
    if (block.dispatch_action && events.includes('on_character_entered')) {
      choose(node, [field.value], () => {});
    }
  }

  function count() {
    const left = (part.max_length ?? 3000) - field.value.length;
    counter.textContent = left <= Math.min(100, (part.max_length ?? 3000) / 4) ? `${left} characters left` : '';
  }

  function onKey(event) {
    if (event.key !== 'Enter' || event.isComposing) {
      return;
    }
    if (part.multiline && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.form?.requestSubmit();
    } else if (!part.multiline && block.dispatch_action && events.includes('on_enter_pressed')) {
      event.preventDefault();
      press(node, [field.value]);
    }
  }
  return node;
}

export const datepicker = (part, tools) => picker('date', part, tools);
export const timepicker = (part, tools) => picker('time', part, tools);

function picker(type, part, { choose, context, block }) {
  const [current = ''] = context.choices.of(block, part);
  const node = h('input', { class: 'text-input picker', type, 'aria-label': part.placeholder?.text ?? `Choose a ${type}`, change: onChange });
  node.value = current;
  function onChange() {
    choose(node, node.value ? [node.value] : [], ([before = '']) => { node.value = before; });
  }
  return node;
}
