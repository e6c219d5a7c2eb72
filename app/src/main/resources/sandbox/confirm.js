import { h } from './dom.js';
import { textObject } from './mrkdwn.js';

/** Slack's confirmation dialog; resolves to whether the person went on. */
export function askFirst(confirm, context) {
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'confirm', 'aria-labelledby': 'confirm-title', 'aria-describedby': 'confirm-text', 'data-testid': 'confirm', close: onClose },
      h('h2', { id: 'confirm-title' }, textObject(confirm.title, context)),
      h('p', { id: 'confirm-text' }, textObject(confirm.text, context)),
      h('div', { class: 'confirm-buttons' },
        h('button', { class: 'button', type: 'button', 'data-testid': 'confirm-no', click: () => dialog.close('no') }, textObject(confirm.deny, context)),
        h('button', {
          class: 'button button-' + (confirm.style ?? 'primary'), type: 'button', 'data-testid': 'confirm-yes',
          click: () => dialog.close('yes'),
        }, textObject(confirm.confirm, context))));
    function onClose() {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    }
    document.body.append(dialog);
    dialog.showModal();
  });
}
