import { backend } from './backend.js';
import { renderBlocks } from './blocks.js';
import { choicesFor } from './choices.js';
import { avatar } from './avatar.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { focusFirst, focusKept } from './modalfocus.js';
import { plain } from './mrkdwn.js';

/** The modal on screen: the top view of one person's stack. Opens, changes and closes as the sandbox says. */
export function modalWindow() {
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': 'modal-title', 'data-testid': 'modal', cancel: onCancel });
  let shown = {};

  /** Draws what is new; what this person has typed stays, as in Slack. */
  function show(modal, view) {
    const key = modal.view ? [view.me.id, modal.view.id, modal.view.hash].join(' ') : '';
    if (key === shown.key) {
      return;
    }
    const isOther = shown.viewId !== modal.view?.id;
    shown = { key, viewId: modal.view?.id, modal, view, faults: {}, notice: null, isBusy: false };
    if (!modal.view) {
      dialog.close();
      dialog.remove();
      return;
    }
    if (!dialog.isConnected) {
      document.body.append(dialog);
      dialog.showModal();
    }
    draw();
    if (isOther) {
      focusFirst(dialog);
    }
  }

  function draw() {
    const { modal, view, faults, notice, isBusy } = shown;
    const slackView = modal.view;
    const kept = focusKept(dialog);
    const choices = choicesFor([view.me.id, 'modal', slackView.id].join(' '));
    const press = async (block, part, chosen) => {
      const result = await view.press({ view_id: slackView.id, block_id: block.block_id, action_id: part.action_id, chosen, state: choices.all() });
      told(slackView.id, result.rule ? result : null);
      return result;
    };
    const blocks = renderBlocks(slackView.blocks, { ...view, channel: modal.channel, choices, press, faults });
    const scrolled = dialog.querySelector('.modal-body')?.scrollTop ?? 0;
    const body = h('div', { class: 'modal-body' }, blocks);
    dialog.replaceChildren(h('form', { class: 'modal-form', method: 'dialog', novalidate: true, submit: onSubmit },
      head(slackView, modal.below, view), body, notice && noticeBar(notice), foot(slackView, isBusy)));
    dialog.toggleAttribute('aria-busy', isBusy);
    body.scrollTop = scrolled;
    kept();
  }

  function told(viewId, notice) {
    if (shown.viewId === viewId && (notice || shown.notice)) {
      shown.notice = notice;
      draw();
    }
  }

  const head = (slackView, below, view) => h('header', { class: 'modal-head' },
    below > 0
      ? h('button', { type: 'button', class: 'tool', 'aria-label': 'Back', 'data-testid': 'modal-back', click: () => close(false) }, icon('back'))
      : avatar(view.roster.app.user_id, view.roster),
    h('h2', { id: 'modal-title' }, plain(slackView.title.text, slackView.title.emoji)),
    h('button', { type: 'button', class: 'tool modal-cross', 'aria-label': 'Close', 'data-testid': 'modal-cross', click: () => close(true) }, icon('close')));

  const foot = (slackView, isBusy) => h('footer', { class: 'modal-foot' },
    h('button', { type: 'button', class: 'button', 'data-testid': 'modal-close', click: () => close(false) },
      plain(slackView.close?.text ?? (slackView.submit ? 'Cancel' : 'Close'))),
    slackView.submit && h('button', {
      type: 'submit', class: 'button button-primary' + (isBusy ? ' is-pending' : ''), 'data-testid': 'modal-submit',
      'aria-busy': isBusy ? 'true' : null, disabled: isBusy || slackView.submit_disabled,
    }, plain(slackView.submit.text)));

  const noticeBar = ({ text, rule }) => h('div', { class: 'modal-notice', role: 'alert', 'data-testid': 'modal-notice' },
    text, rule && h('p', { class: 'rule' }, h('b', null, 'Slack rule '), rule));

  async function onSubmit(event) {
    event.preventDefault();
    const { view, viewId, isBusy } = shown;
    if (isBusy) {
      return;
    }
    shown = { ...shown, faults: {}, notice: null, isBusy: true };
    draw();
    const state = choicesFor([view.me.id, 'modal', viewId].join(' ')).all();
    const answer = await backend.submit({ as: view.me.id, view_id: viewId, state }).catch(() => ({ text: 'The sandbox does not answer.' }));
    if (shown.viewId === viewId && shown.isBusy) {
      shown = { ...shown, isBusy: false, faults: answer.errors ?? {}, notice: answer.text ? answer : null };
      draw();
      dialog.querySelector('[aria-invalid]')?.focus();
    }
    await view.refresh();
  }

  async function close(all) {
    await backend.closeView({ as: shown.view.me.id, view_id: shown.viewId, all }).catch(() => {});
    await shown.view.refresh();
  }

  function onCancel(event) {
    if (event.target === dialog) {
      event.preventDefault();
      close(false);
    }
  }

  return { show };
}
