import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { element, pressing } from './elements.js';

/** The small buttons below an answer. */
export function contextActions(block, context) {
  return h('div', { class: 'block-context-actions', role: 'group', 'aria-label': 'Actions' },
    block.elements.map((part) => element(part, block, context)));
}

/** Two thumbs; the one that was pressed stays pressed in sight. */
export function feedbackButtons(part, { context, block }) {
  const node = h('span', { class: 'feedback', role: 'group', 'aria-label': 'Feedback' });
  const press = pressing(part, block, context);
  const thumb = (choice, mark) => {
    const button = h('button', {
      type: 'button', class: 'tool', 'aria-label': choice.accessibility_label ?? choice.text.text, title: choice.text.text, 'aria-pressed': 'false', 'data-value': choice.value, click: onPress,
    }, mark);
    function onPress() {
      node.querySelectorAll('button').forEach((one) => one.setAttribute('aria-pressed', String(one === button)));
      press(node, [choice.value]);
    }
    return button;
  };
  node.append(thumb(part.positive_button, '👍'), thumb(part.negative_button, '👎'));
  return node;
}

export function iconButton(part, { press, context }) {
  if (part.visible_to_user_ids && !part.visible_to_user_ids.includes(context.me?.id)) {
    return h('span', { hidden: true });
  }
  const node = h('button', { type: 'button', class: 'tool', 'aria-label': part.accessibility_label ?? part.text.text, title: part.text.text, click: () => press(node, []) },
    part.icon === 'trash' ? icon('trash') : part.text.text);
  return node;
}
