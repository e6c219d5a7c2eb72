import { h } from '../base/dom.js';

/** A line or a box of text. In a line Enter submits, or tells the app where the block dispatches. */
export function textInput(part, tools) {
  return part.multiline
    ? typed(part, tools, h('textarea', { class: 'text-input', rows: 4 }))
    : typed(part, tools, h('input', { class: 'text-input', type: 'text' }));
}

/** Numbers, whole unless the element says otherwise; what is wrong with one is said by the form's check. */
export function numberInput(part, tools) {
  return typed(part, tools, h('input', {
    class: 'text-input', type: 'text', inputmode: part.is_decimal_allowed ? 'decimal' : 'numeric', role: 'spinbutton',
    'aria-valuemin': part.min_value, 'aria-valuemax': part.max_value,
  }));
}

export const urlInput = (part, tools) => typed(part, tools, h('input', { class: 'text-input', type: 'url' }));
export const emailInput = (part, tools) => typed(part, tools, h('input', { class: 'text-input', type: 'email' }));

const PAUSE_MILLIS = 400;

function typed(part, { choose, press, context, block }, field) {
  const [current = ''] = context.choices.of(block, part);
  const events = part.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const most = part.max_length ?? 3000;
  const counter = h('span', { class: 'text-left', 'aria-live': 'polite' });
  const node = h('span', { class: 'text-field' }, field, counter);
  let pause;
  field.maxLength = most;
  field.autocomplete = 'off';
  field.placeholder = part.placeholder?.text ?? '';
  field.value = current;
  field.addEventListener('input', onInput);
  field.addEventListener('keydown', onKey);
  count();

  function onInput() {
    count();
    context.choices.set(block, part, [field.value]);
    context.edited?.();
    if (block.dispatch_action && events.includes('on_character_entered')) {
      clearTimeout(pause);
      pause = setTimeout(() => choose(node, [field.value], () => {}), PAUSE_MILLIS);
    }
  }

  function count() {
    const left = most - field.value.length;
    counter.textContent = left <= Math.min(100, most / 4) ? `${left} characters left` : '';
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

/** Date and time in the viewer's zone; the app gets the seconds since 1970. */
export function dateTimePicker(part, { choose, context, block }) {
  const [current] = context.choices.of(block, part);
  const node = h('input', { class: 'text-input picker', type: 'datetime-local', 'aria-label': 'Choose a date and time', change: onChange });
  node.value = current ? localOf(Number(current), context.zone) : '';
  function onChange() {
    choose(node, node.value ? [String(secondsOf(node.value, context.zone))] : [], ([before]) => {
      node.value = before ? localOf(Number(before), context.zone) : '';
    });
  }
  return node;
}

/** "2026-11-21T09:05" as a clock on the wall in that zone shows this moment. */
export const localOf = (seconds, zone) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(seconds * 1000)).replace(' ', 'T');

/** The moment when a clock on the wall in that zone shows this. */
export function secondsOf(local, zone) {
  const asUtc = Date.parse(local + 'Z') / 1000;
  const offset = (at) => Date.parse(localOf(at, zone) + 'Z') / 1000 - at;
  return asUtc - offset(asUtc - offset(asUtc));
}
