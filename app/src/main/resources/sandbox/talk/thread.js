import { fill, h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { titleOf } from '../shell/route.js';
import { threadOf } from './arrange.js';
import { composer } from './composer.js';
import { messageList } from './list.js';
import { prompts, working } from './working.js';

/** The thread pane: the parent message and its replies. */
export function buildThread(pane, { channel, hints, roster, me, send, close }) {
  const list = messageList({ label: 'Thread', testId: 'thread-messages' });
  const state = h('div', { class: 'thread-state', 'aria-live': 'polite' });
  const box = composer({ id: 'thread-composer', label: 'Reply…', channel, hints, roster, me, send, isThread: true });
  pane.replaceChildren(
    h('header', { class: 'place-head' },
      h('h2', null, 'Thread'), h('p', { class: 'topic' }, titleOf(channel, me, roster)),
      h('button', { type: 'button', class: 'tool', 'aria-label': 'Close thread', 'data-testid': 'thread-close', click: close }, icon('close'))),
    list.node, state, box.node);
  return {
    box,
    show(messages, ts, view, told) {
      const thread = threadOf(messages, ts);
      list.show(thread.map((message) => ({ ...message, channel: channel.id })), { ...view, onReply: undefined, isThread: true });
      fill(state, working(told, roster), prompts(told, (text) => send(channel, text)));
    },
  };
}
