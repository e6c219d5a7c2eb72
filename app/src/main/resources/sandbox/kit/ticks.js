import { h } from '../base/dom.js';
import { textObject } from './mrkdwn.js';

export const checkboxes = (part, tools) => choiceList('checkbox', part, tools);
export const radios = (part, tools) => choiceList('radio', part, tools);

function choiceList(type, part, { choose, context, block }) {
  const name = crypto.randomUUID();
  const chosen = new Set(context.choices.of(block, part));
  const inputs = part.options.map((option) =>
    h('input', { type, name, value: option.value, checked: chosen.has(option.value), change: onChange }));
  const node = h('div', { class: 'choices', role: type === 'radio' ? 'radiogroup' : 'group' }, part.options.map((option, i) =>
    h('label', { class: 'choice' }, inputs[i],
      h('span', { class: 'choice-text' },
        h('span', null, textObject(option.text, context)),
        option.description && h('span', { class: 'choice-description' }, textObject(option.description, context))))));
  function onChange() {
    const values = inputs.filter((input) => input.checked).map((input) => input.value);
    choose(node, values, (before) => inputs.forEach((input) => { input.checked = before.includes(input.value); }));
  }
  return node;
}
