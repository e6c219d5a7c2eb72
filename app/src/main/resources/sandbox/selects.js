import { h, popup } from './dom.js';
import { textObject } from './mrkdwn.js';

/** One choice from a list. An optional one can be emptied again. */
export function select(part, { choose, context, block }) {
  const [current] = context.choices.of(block, part);
  const option = (one) => h('option', { value: one.value, selected: one.value === current }, textObject(one.text, context));
  const empty = { value: '', selected: current === undefined, hidden: !block.optional, disabled: !block.optional };
  const node = h('select', { class: 'select', 'aria-label': part.placeholder?.text ?? 'Choose', change: onChange },
    h('option', empty, part.placeholder?.text ?? 'Choose an option'),
    (part.options ?? []).map(option),
    (part.option_groups ?? []).map((group) => h('optgroup', { label: group.label.text }, group.options.map(option))));
  function onChange() {
    choose(node, node.value ? [node.value] : [], ([before]) => { node.value = before ?? ''; });
  }
  return node;
}

/** Several choices from a list; the app hears of them when the list closes. */
export function multiSelect(part, { choose, context, block }) {
  let values = [...context.choices.of(block, part)];
  const options = [...(part.options ?? []), ...(part.option_groups ?? []).flatMap((group) => group.options)];
  const text = h('span', { class: 'select-text' });
  const button = h('button', { class: 'select select-multi', type: 'button', 'aria-haspopup': 'true', 'aria-expanded': 'false', click: open }, text);
  const node = h('span', { class: 'menu-anchor' }, button);
  describe();

  function describe() {
    const names = options.filter((option) => values.includes(option.value)).map((option) => option.text.text);
    text.textContent = names.length > 3 ? `${names.length} chosen` : names.join(', ') || part.placeholder?.text || 'Choose';
    text.classList.toggle('select-empty', names.length === 0);
  }

  function open() {
    if (button.getAttribute('aria-expanded') === 'true') {
      return;
    }
    const before = values.join('\n');
    const most = part.max_selected_items ?? Infinity;
    const menu = h('div', { class: 'menu', role: 'group', 'aria-label': part.placeholder?.text, change: limit },
      most < options.length && h('p', { class: 'menu-title' }, `Up to ${most}`),
      options.map((option) =>
        h('label', { class: 'menu-item choice' },
          h('input', { type: 'checkbox', value: option.value, checked: values.includes(option.value) }),
          h('span', null, textObject(option.text, context)))));
    function limit() {
      const isFull = menu.querySelectorAll('input:checked').length >= most;
      menu.querySelectorAll('input:not(:checked)').forEach((input) => { input.disabled = isFull; });
    }
    limit();
    popup(button, menu, () => {
      values = [...menu.querySelectorAll('input:checked')].map((input) => input.value);
      describe();
      if (values.join('\n') !== before) {
        choose(node, values, (back) => { values = [...back]; describe(); });
      }
    });
  }
  return node;
}

const named = (value, text) => ({ value, text: { type: 'plain_text', text, emoji: false } });

/** People who are still here, by name. */
export const usersSelect = (list) => (part, tools) => {
  const people = tools.context.roster.people.filter((person) => person.active);
  return list({ ...part, options: people.map((person) => named(person.id, person.name)) }, tools);
};

export const channelsSelect = (list) => (part, tools) =>
  list({ ...part, options: places(tools.context, (channel) => !channel.direct) }, tools);

/** Channels and direct messages, as the element's filter wants them. */
export const conversationsSelect = (list) => (part, tools) => {
  const { context, block } = tools;
  if (part.default_to_current_conversation && context.channel && !context.choices.of(block, part).length) {
    context.choices.set(block, part, [context.channel]);
  }
  const kinds = part.filter?.include ?? ['public', 'im'];
  return list({ ...part, options: places(context, (channel) => kinds.includes(channel.direct ? 'im' : 'public')) }, tools);
};

function places({ roster, me }, isWanted) {
  return roster.channels
    .filter((channel) => channel.members.includes(me.id) && isWanted(channel))
    .map((channel) => named(channel.id, channel.direct ? roster.app.name : '#' + channel.name));
}
