import { avatar } from '../base/avatar.js';
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { plain } from '../kit/mrkdwn.js';

/** The title of a modal; on a stack it has a way back, and says how deep one is. */
export const head = (slackView, { below }, view, close) => h('header', { class: 'modal-head' },
  below > 0
    ? h('button', { type: 'button', class: 'tool', 'aria-label': 'Back', title: 'Back', 'data-testid': 'modal-back', click: () => close(false) }, icon('back'))
    : avatar(view.roster.app.user_id, view.roster),
  h('h2', { id: 'modal-title' }, plain(slackView.title.text, slackView.title.emoji),
    below > 0 && h('span', { class: 'hidden-text' }, `, ${below + 1} of 3 windows`)),
  h('button', { type: 'button', class: 'tool modal-cross', 'aria-label': 'Close', title: 'Close', 'data-testid': 'modal-cross', click: () => close(true) }, icon('close')));

export const foot = (slackView, isBusy, close) => h('footer', { class: 'modal-foot' },
  h('button', { type: 'button', class: 'button', 'data-testid': 'modal-close', click: () => close(false) },
    plain(slackView.close?.text ?? (slackView.submit ? 'Cancel' : 'Close'))),
  slackView.submit && h('button', {
    type: 'submit', class: 'button button-primary' + (isBusy ? ' is-pending' : ''), 'data-testid': 'modal-submit',
    'aria-busy': isBusy ? 'true' : null, disabled: slackView.submit_disabled,
  }, plain(slackView.submit.text)));

export const noticeBar = ({ text, rule }) => h('div', { class: 'modal-notice', role: 'alert', 'data-testid': 'modal-notice' },
  text, rule && h('p', { class: 'rule' }, h('b', null, 'Slack rule '), rule));
