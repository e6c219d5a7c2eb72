import { h } from '../base/dom.js';
import { textObject } from './mrkdwn.js';

/** Slack's confirmation dialog; resolves to whether the person went on. */
export function askFirst(confirm, context) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const dialog = h('dialog', { class: 'confirm', role: 'alertdialog', 'aria-labelledby': 'confirm-title', 'aria-describedby': 'confirm-text', 'data-testid': 'confirm', close: onClose, cancel: (event) => event.stopPropagation() },
      h('h2', { id: 'confirm-title' }, textObject(confirm.title, context)),
      h('div', { id: 'confirm-text' }, textObject(confirm.text, context)),
      h('div', { class: 'confirm-buttons' },
        h('button', { class: 'button', type: 'button', 'data-testid': 'confirm-no', click: () => dialog.close('no') }, textObject(confirm.deny, context)),
        h('button', {
          class: 'button button-' + (confirm.style ?? 'primary'), type: 'button', 'data-testid': 'confirm-yes', autofocus: true,
          click: () => dialog.close('yes'),
        }, textObject(confirm.confirm, context))));
    function onClose() {
      dialog.remove();
      refocus(before);
      resolve(dialog.returnValue === 'yes');
    }
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The same dialog with words of the page itself. */
export const askPlainly = (title, text, yes, no) => {
  const words = (given) => ({ type: 'plain_text', text: given });
  return askFirst({ title: words(title), text: words(text), confirm: words(yes), deny: words(no), style: 'danger' }, {});
};

/** The browser gives the focus back by itself, but a field then has no caret until it is left and entered again. */
function refocus(node) {
  node?.blur?.();
  node?.focus?.();
}
