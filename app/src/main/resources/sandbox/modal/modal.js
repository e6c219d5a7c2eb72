import { backend } from '../backend.js';
import { h } from '../base/dom.js';
import { showBlocks } from '../kit/blocks.js';
import { choicesFor } from '../kit/choices.js';
import { askPlainly } from '../kit/confirm.js';
import { focusFirst } from './modalfocus.js';
import { foot, head, noticeBar } from './modalparts.js';

/** The modal on screen: the top view of one person's stack. Opens, changes and closes as the sandbox says. */
export function modalWindow() {
  const parts = { head: h('div'), body: h('div', { class: 'modal-body' }, h('div', { class: 'blocks' })), notice: h('div'), foot: h('div') };
  const form = h('form', { class: 'modal-form', method: 'dialog', novalidate: true, submit: onSubmit }, parts.head, parts.body, parts.notice, parts.foot);
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': 'modal-title', 'data-testid': 'modal', cancel: (event) => event.preventDefault(), keydown: onKey }, form);
  const edited = new Set();
  let shown = {};
  let before = null;

  /** Draws what is new; what this person has typed stays, as in Slack. */
  function show(modal, view) {
    const key = modal.view ? [view.me.id, modal.view.id, modal.view.hash].join(' ') : '';
    if (key === (shown.key ?? '')) {
      return;
    }
    const isOther = shown.viewId !== modal.view?.id;
    shown = { key, viewId: modal.view?.id, modal, view, faults: {}, notice: null, isBusy: false };
    if (!modal.view) {
      leave();
      return;
    }
    if (!dialog.isConnected) {
      before = document.activeElement;
      document.body.append(dialog);
      dialog.showModal();
    }
    if (isOther) {
      parts.body.replaceChildren(h('div', { class: 'blocks' }));
    }
    draw();
    if (isOther) {
      parts.body.scrollTop = 0;
      focusFirst(dialog);
    }
  }

  function leave() {
    edited.clear();
    dialog.close();
    dialog.remove();
    if (before?.isConnected) {
      before.focus({ preventScroll: true });
    }
  }

  function draw() {
    const { modal, view, faults, notice, isBusy } = shown;
    const slackView = modal.view;
    const choices = choicesOf(view, slackView.id);
    const press = async (block, part, chosen) => {
      const result = await view.press({ view_id: slackView.id, block_id: block.block_id, action_id: part.action_id, chosen, state: choices.all() });
      told(slackView.id, result.rule ? result : null);
      return result;
    };
    const context = { ...view, channel: modal.channel, choices, press, faults, edited: () => edited.add(slackView.id) };
    showBlocks(parts.body.firstElementChild, slackView.blocks, context);
    redraw('head', head(slackView, modal, view, close));
    redraw('notice', notice ? noticeBar(notice) : h('div', { hidden: true }));
    redraw('foot', foot(slackView, isBusy, close));
    dialog.setAttribute('aria-busy', String(isBusy));
  }

  /** The frame around the blocks is small enough to be drawn anew; the button that had the focus keeps it. */
  function redraw(name, node) {
    const testId = parts[name].contains(document.activeElement) ? document.activeElement.dataset.testid : null;
    parts[name].replaceWith(node);
    parts[name] = node;
    if (testId) {
      node.querySelector(`[data-testid="${testId}"]`)?.focus();
    }
  }

  function told(viewId, notice) {
    if (shown.viewId === viewId && (notice || shown.notice)) {
      shown.notice = notice;
      draw();
    }
  }

  async function onSubmit(event) {
    event.preventDefault();
    const { view, viewId, isBusy, modal } = shown;
    if (isBusy || !modal.view.submit) {
      return;
    }
    shown = { ...shown, faults: {}, notice: null, isBusy: true };
    draw();
    const state = choicesOf(view, viewId).all();
    const answer = await backend.submit({ as: view.me.id, view_id: viewId, state }).catch((failed) => ({ text: failed.isRefusal ? failed.message : 'Not sent: the sandbox does not answer.' }));
    if (answer.outcome === 'taken') {
      edited.delete(viewId);
    }
    if (shown.viewId === viewId && shown.isBusy) {
      shown = { ...shown, isBusy: false, faults: answer.errors ?? {}, notice: answer.text ? answer : null };
      draw();
      dialog.querySelector('[aria-invalid]')?.focus();
    }
    await view.refresh();
  }

  /** Asks before something typed is thrown away. */
  async function close(all) {
    const { view, viewId } = shown;
    const isLoss = all ? edited.size > 0 : edited.has(viewId);
    if (isLoss && !(await askPlainly('Discard what you entered?', 'It is not sent and not kept.', 'Discard', 'Go on'))) {
      return;
    }
    edited.delete(viewId);
    choicesOf(view, viewId).forget();
    await backend.closeView({ as: view.me.id, view_id: viewId, all }).catch(() => {});
    await view.refresh();
  }

  function onKey(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      close(false);
    }
  }

  return { show };
}

const choicesOf = (view, viewId) => choicesFor([view.me.id, 'modal', viewId].join(' '));
