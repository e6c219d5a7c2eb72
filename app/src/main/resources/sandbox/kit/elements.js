import { h } from '../base/dom.js';
import { askFirst } from './confirm.js';
import { feedbackButtons, iconButton } from './feedback.js';
import { fileInput } from './fileinput.js';
import { datepicker, dateTimePicker, emailInput, numberInput, textInput, timepicker, urlInput } from './inputs.js';
import { overflow } from './menus.js';
import { textObject } from './mrkdwn.js';
import { multiSelect, select } from './selects.js';
import { fromChannels, fromConversations, fromPeople } from './sources.js';
import { checkboxes, radios } from './ticks.js';

/**
 * Renders an interactive element. The context carries press(block, element, chosen), which resolves when the bot has
 * acknowledged, and choices, which remember what this person has chosen so far.
 */
export function element(part, block, context) {
  const render = ELEMENTS[part.type];
  if (!render) {
    return h('span', { class: 'refused', role: 'note' }, `Element not shown: ${part.type}. The sandbox does not know it.`);
  }
  const press = pressing(part, block, context);
  const node = render(part, { press, choose: choosing(part, block, context, press), context, block });
  node.dataset.actionId = part.action_id;
  node.dataset.testid = 'element-' + part.type;
  return node;
}

const ELEMENTS = {
  button,
  channels_select: fromChannels(select),
  checkboxes,
  conversations_select: fromConversations(select),
  datepicker,
  datetimepicker: dateTimePicker,
  email_text_input: emailInput,
  feedback_buttons: feedbackButtons,
  file_input: fileInput,
  icon_button: iconButton,
  multi_channels_select: fromChannels(multiSelect),
  multi_conversations_select: fromConversations(multiSelect),
  multi_static_select: multiSelect,
  multi_users_select: fromPeople(multiSelect),
  number_input: numberInput,
  overflow,
  plain_text_input: textInput,
  radio_buttons: radios,
  static_select: select,
  timepicker,
  url_text_input: urlInput,
  users_select: fromPeople(select),
};

const isQuiet = (block) => block.type === 'input' && !block.dispatch_action;

/** Asks for confirmation if the element wants it, then shows that the press is under way and how it ended. */
export function pressing(part, block, context) {
  return async (node, chosen, confirm = part.confirm) => {
    if (confirm && !(await askFirst(confirm, context))) {
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
    failed(node, outcome === 'delivered' ? '' : FAILED[outcome] ?? FAILED.failed);
    return true;
  };
}

/** Slack's small warning triangle, with the reason in words. */
function failed(node, why) {
  node.parentNode?.querySelector(':scope > .press-failed')?.remove();
  if (why) {
    node.after(h('span', { class: 'press-failed', role: 'alert' }, h('span', { 'aria-hidden': 'true' }, '⚠ '), why));
  }
}

/** Remembers a choice and tells the app; a choice that is not confirmed is taken back. */
function choosing(part, block, context, press) {
  return async (node, values, takeBack) => {
    const before = context.choices.of(block, part);
    context.choices.set(block, part, values);
    context.edited?.();
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
  const label = h('span', { class: 'button-label' }, textObject(part.text, context));
  const node = part.url
    ? h('a', { ...attributes, href: part.url, target: '_blank', rel: 'noopener noreferrer' }, label)
    : h('button', { ...attributes, type: 'button' }, label);
  return node;
}
