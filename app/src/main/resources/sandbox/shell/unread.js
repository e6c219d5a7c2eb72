import { backend } from '../backend.js';
import { remember, remembered } from '../base/store.js';

/** What each person has seen of each channel, and how much is new: kept on this machine, as Slack's own client does. */
const seen = remembered('seen', {});
const counted = new Map();

const keyOf = (me, channelId) => me.id + ' ' + channelId;

export const seenUpTo = (me, channelId) => seen[keyOf(me, channelId)] ?? '';

export function markSeen(me, channelId, ts) {
  if (ts > seenUpTo(me, channelId)) {
    seen[keyOf(me, channelId)] = ts;
    remember('seen', seen);
  }
}

export const isNew = (message, me, upTo) => message.user !== me.id && message.ts > upTo;

/** How much is new in each channel that has something new: {messages, mentions} by channel id. */
export async function countUnread(me, newest) {
  const counts = new Map();
  await Promise.all(Object.entries(newest).map(async ([channelId, ts]) => {
    const upTo = seenUpTo(me, channelId);
    if (ts <= upTo) {
      return;
    }
    const key = [keyOf(me, channelId), ts, upTo].join(' ');
    if (!counted.has(key)) {
      const { messages } = await backend.timeline(me.id, channelId);
      const fresh = messages.filter((message) => isNew(message, me, upTo));
      counted.set(key, { messages: fresh.length, mentions: fresh.filter((message) => names(message, me)).length });
    }
    counts.set(channelId, counted.get(key));
  }));
  return counts;
}

function names(message, me) {
  const words = JSON.stringify([message.text, message.blocks]);
  return words.includes(`<@${me.id}>`) || words.includes(`"user_id":"${me.id}"`) || /<!(channel|here|everyone)/.test(words);
}
