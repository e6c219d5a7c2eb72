import { h } from './dom.js';
import { composer } from './composer.js';
import { icon } from './icons.js';
import { showMessages } from './messages.js';

/** The thread pane: the parent message and its replies. */
export function buildThread(pane, { channel, hints, roster, send, close }) {
  const list = h('div', { class: 'messages', role: 'log', 'aria-label': 'Replies', 'data-testid': 'thread-messages' });
  const scroll = h('div', { class: 'scroll' }, h('div', { class: 'scroll-inner' }, list));
  const box = composer({ id: 'thread-composer', label: 'Reply…', channel, hints, roster, send });
  pane.replaceChildren(
    h('header', { class: 'place-head' },
      h('h2', null, 'Thread'),
      h('button', { type: 'button', class: 'tool', 'aria-label': 'Close thread', click: close }, icon('close'))),
    scroll, box.node);
  return {
    show: (parent, view) => {
      const wasAtEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
      showMessages(list, [{ ...parent, replies: undefined }, ...parent.replies], { ...view, onReply: undefined });
      if (wasAtEnd) {
        scroll.scrollTop = scroll.scrollHeight;
      }
    },
  };
}
