import { byId, h } from '../base/dom.js';

const LIST = [
  ['?', 'This list'],
  ['Ctrl K', 'Jump to a channel, or be somebody else'],
  ['Alt ↑ / Alt ↓', 'The channel above, below'],
  ['F6', 'Next part of the page'],
  ['/', 'Write a command'],
  ['↑ in an empty box', 'What you sent before'],
  ['Tab or Enter', 'Take the suggestion'],
  ['↑ ↓ on a message', 'From message to message'],
  ['T on a message', 'Reply in its thread'],
  ['M on a message', 'Its menu'],
  ['Esc', 'Close what is open; back to the message box'],
  ['Ctrl .', 'Open or close the inspector'],
];

/** Keys that work anywhere on the page. */
export function listenForKeys({ jump, neighbour, inspector, escape }) {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.matches('input, textarea, select, [contenteditable]');
    const isCtrl = event.ctrlKey || event.metaKey;
    if (document.querySelector('dialog[open]')) {
      return;
    }
    const act = isCtrl && event.key.toLowerCase() === 'k' ? jump
      : isCtrl && event.key === '.' ? inspector
        : event.altKey && event.key === 'ArrowUp' ? () => neighbour(-1)
          : event.altKey && event.key === 'ArrowDown' ? () => neighbour(1)
            : event.key === 'F6' ? () => nextRegion(event.shiftKey ? -1 : 1)
              : event.key === 'Escape' && !event.defaultPrevented ? escape
                : !isTyping && event.key === '?' ? showKeys
                  : null;
    if (act) {
      event.preventDefault();
      act();
    } else if (!isTyping && !isCtrl && !event.altKey && event.key.length === 1 && event.key !== ' ' && isIdle(event.target)) {
      byId('composer')?.focus();
    }
  });
}

/** Typing starts in the message box when nothing else would take the letter. */
const isIdle = (target) => target === document.body || target.matches('.scroll');

function nextRegion(step) {
  const regions = ['top', 'side', 'main', 'thread', 'drawer'].map(byId).filter((node) => node && !node.hidden && node.offsetParent);
  const at = regions.findIndex((node) => node.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  (next.querySelector('[aria-current], .composer-box, [tabindex="0"]') ?? next.querySelector('a, button, input, textarea'))?.focus();
}

export function showKeys() {
  const dialog = h('dialog', { class: 'sheet', 'aria-labelledby': 'keys-title', 'data-testid': 'keys-list', close: () => dialog.remove() },
    h('h2', { id: 'keys-title' }, 'Keyboard shortcuts'),
    h('dl', { class: 'keys' }, LIST.flatMap(([key, what]) => [h('dt', null, h('kbd', null, key)), h('dd', null, what)])),
    h('div', { class: 'confirm-buttons' }, h('button', { type: 'button', class: 'button', autofocus: true, click: () => dialog.close() }, 'Close')));
  document.body.append(dialog);
  dialog.showModal();
}
