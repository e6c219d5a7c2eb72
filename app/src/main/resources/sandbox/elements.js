import { h } from './dom.js';
import { askFirst } from './confirm.js';
import { multiSelect, overflow } from './menus.js';
import { textObject } from './mrkdwn.js';

/**
 * Renders an interactive element. The context carries press(block, element, chosen), which resolves when the bot has
 * acknowledged, and choices, which remember what this person has chosen so far.
 */
export function element(part, block, context) {
  const render = ELEMENTS[part.type];
  if (!render) {
    return h('span', { class: 'unsupported', role: 'note' }, `Unsupported element: ${part.type}`);
  }
  const node = render(part, pressing(part, block, context), context, block);
  node.dataset.actionId = part.action_id;
  node.dataset.testid = 'element-' + part.type;
  return node;
}

const ELEMENTS = { button, checkboxes, radio_buttons: radios, static_select: select, multi_static_select: multi, overflow: (part, press, context) => overflow(part, context, press) };

/** Asks for confirmation if the element wants it, then shows that the press is under way and how it ended. */
function pressing(part, block, context) {
  return async (node, chosen) => {
    if (part.confirm && !(await askFirst(part.confirm, context))) {
      return false;
    }
    node.classList.add('is-pending');
    node.setAttribute('aria-busy', 'true');
    const outcome = await context.press(block, part, chosen).catch(() => 'failed');
    node.classList.remove('is-pending');
    node.removeAttribute('aria-busy');
    node.classList.toggle('is-failed', outcome !== 'delivered');
    node.title = outcome === 'delivered' ? '' : FAILED[outcome] ?? FAILED.failed;
    return true;
  };
}

const FAILED = {
  gone: 'This message has changed in the meantime.',
  not_acknowledged: 'OpsMate did not acknowledge this in time.',
  failed: 'The sandbox could not take this.',
};

function button(part, press, context) {
  const attributes = {
    class: 'button' + (part.style ? ' button-' + part.style : ''),
    'aria-label': part.accessibility_label,
    click: () => press(node, []),
  };
  const label = textObject(part.text, context);
  const node = part.url
    ? h('a', { ...attributes, href: part.url, target: '_blank', rel: 'noopener noreferrer' }, label)
    : h('button', { ...attributes, type: 'button' }, label);
  return node;
}

function checkboxes(part, press, context, block) {
  return choiceList('checkbox', part, press, context, block);
}

function radios(part, press, context, block) {
  return choiceList('radio', part, press, context, block);
}

function choiceList(type, part, press, context, block) {
  const chosen = new Set(context.choices.of(block, part));
  const name = crypto.randomUUID();
  const node = h('div', { class: 'choices', role: type === 'radio' ? 'radiogroup' : 'group' }, part.options.map((option) =>
    h('label', { class: 'choice' },
      h('input', { type, name, value: option.value, checked: chosen.has(option.value), change: onChange }),
      h('span', { class: 'choice-text' },
        h('span', null, textObject(option.text, context)),
        option.description && h('span', { class: 'choice-description' }, textObject(option.description, context))))));
  function onChange() {
    const values = [...node.querySelectorAll('input:checked')].map((input) => input.value);
    context.choices.set(block, part, values);
    press(node, values);
  }
  return node;
}

function select(part, press, context, block) {
  const [current] = context.choices.of(block, part);
  const option = (one) => h('option', { value: one.value, selected: one.value === current }, textObject(one.text, context));
  const node = h('select', { class: 'select', 'aria-label': part.placeholder?.text ?? 'Choose', change: onChange },
    h('option', { value: '', disabled: true, selected: current === undefined, hidden: true }, part.placeholder?.text ?? 'Choose an option'),
    (part.options ?? []).map(option),
    (part.option_groups ?? []).map((group) => h('optgroup', { label: group.label.text }, group.options.map(option))));
  function onChange() {
    context.choices.set(block, part, [node.value]);
    press(node, [node.value]);
  }
  return node;
}

function multi(part, press, context, block) {
  return multiSelect(part, context, {
    chosen: context.choices.of(block, part),
    onDone: (node, values) => {
      context.choices.set(block, part, values);
      press(node, values);
    },
  });
}
