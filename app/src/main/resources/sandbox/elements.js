import { h } from './dom.js';
import { askFirst } from './confirm.js';
import { datepicker, textInput, timepicker } from './inputs.js';
import { overflow } from './menus.js';
import { textObject } from './mrkdwn.js';
import { channelsSelect, conversationsSelect, multiSelect, select, usersSelect } from './selects.js';
import { checkboxes, radios } from './ticks.js';

/**
 * Renders an interactive element. The context carries press(block, element, chosen), which resolves when the bot has
 * acknowledged, and choices, which remember what this person has chosen so far.
 */
export function element(part, block, context) {
  const render = ELEMENTS[part.type];
  if (!render) {
    return h('span', { class: 'unsupported', role: 'note' }, `Unsupported element: ${part.type}`);
  }
  const press = pressing(part, block, context);
  const node = render(part, { press, choose: choosing(part, block, context, press), context, block });
  node.dataset.actionId = part.action_id;
  node.dataset.testid = 'element-' + part.type;
  return node;
}

const ELEMENTS = {
  button,
  overflow,
  checkboxes,
  radio_buttons: radios,
  static_select: select,
  multi_static_select: multiSelect,
  users_select: usersSelect(select),
  multi_users_select: usersSelect(multiSelect),
  conversations_select: conversationsSelect(select),
  multi_conversations_select: conversationsSelect(multiSelect),
  channels_select: channelsSelect(select),
  multi_channels_select: channelsSelect(multiSelect),
  plain_text_input: textInput,
  datepicker,
  timepicker,
};

const isQuiet = (block) => block.type === 'input' && !block.dispatch_action;

/** Asks for confirmation if the element wants it, then shows that the press is under way and how it ended. */
function pressing(part, block, context) {
  return async (node, chosen) => {
    if (part.confirm && !(await askFirst(part.confirm, context))) {
      return false;
    }
    if (isQuiet(block)) {
      return true;
    }
    node.classList.add('is-pending');
    node.setAttribute('aria-busy', 'true');
    const { outcome } = await context.press(block, part, chosen).catch(() => ({ outcome: 'failed' }));
    node.classList.remove('is-pending');
    node.removeAttribute('aria-busy');
    node.classList.toggle('is-failed', outcome !== 'delivered');
    node.title = outcome === 'delivered' ? '' : FAILED[outcome] ?? FAILED.failed;
    return true;
  };
}

/** Remembers a choice and tells the app; a choice that is not confirmed is taken back. */
function choosing(part, block, context, press) {
  return async (node, values, takeBack) => {
    const before = context.choices.of(block, part);
    context.choices.set(block, part, values);
    if (!(await press(node, values))) {
      context.choices.set(block, part, before);
      takeBack(before);
    }
  };
}

const FAILED = {
  gone: 'This has changed in the meantime.',
  not_acknowledged: 'OpsMate did not acknowledge this in time.',
  failed: 'The sandbox could not take this.',
};

function button(part, { press, context }) {
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
