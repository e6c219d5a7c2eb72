import { h } from './dom.js';
import { textObject } from './mrkdwn.js';

/** Slack's confirmation dialog; resolves to whether the person went on. */
export function askFirst(confirm, context) {
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'confirm', 'aria-labelledby': 'confirm-title', close: onClose },
      h('h2', { id: 'confirm-title' }, textObject(confirm.title, context)),
      h('p', null, textObject(confirm.text, context)),
      h('div', { class: 'confirm-buttons' },
        h('button', { class: 'button', type: 'button', click: () => dialog.close('no') }, textObject(confirm.deny, context)),
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
