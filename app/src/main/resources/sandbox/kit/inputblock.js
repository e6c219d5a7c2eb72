import { h } from '../base/dom.js';
import { element } from './elements.js';
import { textObject } from './mrkdwn.js';

/** An input block: label, element, hint, and what was wrong with it. Whoever reads by ear hears all four together. */
export function inputBlock(block, context) {
  const id = 'input-' + block.block_id;
  const part = element(block.element, block, context);
  const fault = context.faults?.[block.block_id];
  const control = part.matches('input, button, [role]') ? part : part.querySelector('input, textarea, button');
  const isGroup = control.matches('[role=group], [role=radiogroup]');
  const describing = [block.hint && id + '-hint', fault && id + '-fault'].filter(Boolean).join(' ');
  control.id = id;
  control.removeAttribute('aria-label');
  control.setAttribute('aria-labelledby', control.matches('button') ? `${id}-label ${id}` : id + '-label');
  control.toggleAttribute('data-autofocus', Boolean(block.element.focus_on_load));
  if (describing) {
    control.setAttribute('aria-describedby', describing);
  }
  if (fault) {
    control.setAttribute('aria-invalid', 'true');
  }
  if (!block.optional && control.matches('input, textarea, [role=radiogroup]')) {
    control.setAttribute('aria-required', 'true');
  }
  const node = h('div', { class: 'input-block' + (fault ? ' has-fault' : ''), input: mended, change: mended },
    h(isGroup ? 'span' : 'label', { class: 'input-label', id: id + '-label', for: isGroup ? null : id },
      textObject(block.label, context), block.optional && h('span', { class: 'input-optional' }, ' (optional)')),
    part,
    fault && h('p', { class: 'input-fault', id: id + '-fault', role: 'alert', 'data-testid': 'fault' }, fault),
    block.hint && h('p', { class: 'input-hint', id: id + '-hint' }, textObject(block.hint, context)));

  /** What was wrong is gone as soon as somebody changes it. */
  function mended() {
    if (context.faults?.[block.block_id]) {
      delete context.faults[block.block_id];
      node.classList.remove('has-fault');
      node.querySelector('.input-fault')?.remove();
      control.removeAttribute('aria-invalid');
    }
  }
  return node;
}
