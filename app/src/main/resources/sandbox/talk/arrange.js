import { dateOf, dayOf } from '../base/dates.js';

const TOGETHER_SECONDS = 300;

/** Messages, days and the line of what is new, in the order they are seen; what follows on the same author's is grouped. */
export function arranged(messages, view, unreadFrom) {
  const items = [];
  let previous = null;
  let lastDay = null;
  for (const message of messages) {
    const day = dayOf(message.ts, view.zone);
    if (day !== lastDay) {
      lastDay = day;
      items.push({ kind: 'day', key: 'day ' + day, version: day, day });
      previous = null;
    }
    if (message.ts === unreadFrom) {
      items.push({ kind: 'new', key: 'new', version: 'new' });
      previous = null;
    }
    const follows = isFollowUp(message, previous);
    items.push({ kind: 'message', key: message.ts, version: versionOf(message, follows, view), message, follows });
    previous = message;
    if (view.isThread && items.at(-1).message === messages[0] && messages.length > 1) {
      const words = messages.length === 2 ? '1 reply' : `${messages.length - 1} replies`;
      items.push({ kind: 'count', key: 'count', version: words, words });
      previous = null;
    }
  }
  return items;
}

const versionOf = (message, follows, view) => [view.me.id, follows, view.zone, view.today, JSON.stringify(message)].join(' ');

function isFollowUp(message, previous) {
  return Boolean(previous) && previous.user === message.user && !message.is_ephemeral && !previous.is_ephemeral && !message.rule
    && !message.replies && dateOf(message.ts) - dateOf(previous.ts) < TOGETHER_SECONDS * 1000;
}

/** Sorts replies under their parents; a parent knows how many there are, whose, and the newest. */
export function threaded(messages) {
  const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;
  const below = Map.groupBy(messages.filter(isReply), (reply) => reply.thread_ts);
  return messages.filter((message) => !isReply(message)).map((message) => {
    const replies = (below.get(message.ts) ?? []).filter((reply) => !reply.is_ephemeral);
    return replies.length
      ? { ...message, replies: { count: replies.length, last: replies.at(-1).ts, users: [...new Set(replies.map((reply) => reply.user))].slice(0, 3) } }
      : message;
  });
}

/** A message with everything below it. */
export const threadOf = (messages, ts) => messages.filter((message) => message.ts === ts || message.thread_ts === ts);
