import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { keyed } from '../base/keyed.js';
import { arranged } from './arrange.js';
import { renderItem } from './message.js';

const NEAR_END = 80;

/** A list of messages that scrolls: stays at its end while one reads there, says what is new while one reads above. */
export function messageList({ label, testId, intro }) {
  const list = h('div', { class: 'messages', role: 'log', 'aria-label': label, 'data-testid': testId, keydown: onKey });
  const inner = h('div', { class: 'scroll-inner' }, intro, list);
  const scroll = h('div', { class: 'scroll', tabindex: 0, 'aria-label': label, role: 'region', scroll: onScroll }, inner);
  const newest = h('button', { type: 'button', class: 'newest', hidden: true, 'data-testid': 'newest', click: () => toEnd() });
  const node = h('div', { class: 'message-pane' }, scroll, newest);
  let isAtEnd = true;
  let latest = '';
  let unseen = 0;
  let heights = '';
  const resized = new ResizeObserver(() => isAtEnd && toEnd());
  resized.observe(inner);
  resized.observe(scroll);

  /** A person scrolls, or what is around or inside has another height: only the former leaves the end. */
  function onScroll() {
    const before = heights;
    heights = `${scroll.scrollHeight} ${scroll.clientHeight}`;
    if (isAtEnd && before !== heights) {
      toEnd();
      return;
    }
    isAtEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
    if (isAtEnd) {
      unseen = 0;
    }
    showPill();
  }

  function showPill() {
    newest.hidden = isAtEnd;
    newest.replaceChildren(icon('down'), unseen > 0 ? `${unseen} new ${unseen === 1 ? 'message' : 'messages'}` : 'Newest messages');
  }

  function toEnd() {
    isAtEnd = true;
    scroll.scrollTop = scroll.scrollHeight;
    heights = `${scroll.scrollHeight} ${scroll.clientHeight}`;
  }

  /** Arrow keys go from message to message, t answers in the thread, m opens the menu. */
  function onKey(event) {
    const message = event.target;
    const all = [...list.querySelectorAll('.message')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!message.matches('.message')) {
      return;
    }
    if (step) {
      event.preventDefault();
      focus(all[all.indexOf(message) + step] ?? message);
    } else if ((event.key === 't' || event.key === 'm') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      message.querySelector(event.key === 't' ? '[data-testid=reply]' : '[data-testid=message-menu]')?.click();
    }
  }

  function focus(message) {
    list.querySelectorAll('.message[tabindex="0"]').forEach((one) => { one.tabIndex = -1; });
    message.tabIndex = 0;
    message.focus();
    message.scrollIntoView({ block: 'nearest' });
  }

  return {
    node,
    /** Draws what has changed. */
    show(messages, view, { unreadFrom } = {}) {
      const last = messages.at(-1)?.ts ?? '';
      unseen += isAtEnd || !latest ? 0 : messages.filter((message) => message.ts > latest && message.user !== view.me.id).length;
      latest = last;
      keyed(list, arranged(messages, view, unreadFrom), (item) => renderItem(item, view));
      if (!list.querySelector('.message[tabindex="0"]')) {
        list.querySelector('.message:last-of-type')?.setAttribute('tabindex', '0');
      }
      if (isAtEnd) {
        toEnd();
      }
      showPill();
    },
    toEnd,
    /** Shows one message, wherever it is, and says which it is. */
    reveal(ts) {
      const message = list.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
      if (message) {
        isAtEnd = false;
        message.scrollIntoView({ block: 'center' });
        message.classList.add('message-meant');
      }
    },
    focusLast: () => focus(list.querySelector('.message:last-of-type') ?? scroll),
    scroll,
  };
}
