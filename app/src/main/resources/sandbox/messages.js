import { h } from './dom.js';
import { renderBlocks } from './blocks.js';
import { choicesFor } from './choices.js';
import { clockTime, dateOf, dayOf, fullTime } from './dates.js';
import { mrkdwn, nameOf } from './mrkdwn.js';
import { avatar } from './avatar.js';
import { icon } from './icons.js';

const TOGETHER_SECONDS = 300;

/** Shows messages in a list, keeping the nodes of those that have not changed. */
export function showMessages(list, messages, view) {
  const kept = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const nodes = [];
  let previous = null;
  for (const message of messages) {
    const day = dayOf(message.ts, view.zone);
    if (!previous || day !== dayOf(previous.ts, view.zone)) {
      nodes.push(reused(kept, 'day ' + day, () => h('div', { class: 'day', role: 'separator' }, h('span', null, day))));
      previous = null;
    }
    const follows = isFollowUp(message, previous);
    const key = [view.me.id, follows, JSON.stringify(message)].join(' ');
    nodes.push(reused(kept, key, () => renderMessage(message, follows, view)));
    previous = message;
  }
  list.replaceChildren(...nodes);
}

function reused(kept, key, make) {
  const node = kept.get(key) ?? make();
  node.dataset.key = key;
  return node;
}

function isFollowUp(message, previous) {
  return Boolean(previous) && previous.user === message.user && !message.is_ephemeral && !previous.is_ephemeral
    && !message.replies && dateOf(message.ts) - dateOf(previous.ts) < TOGETHER_SECONDS * 1000;
}

function renderMessage(message, follows, view) {
  const name = message.user === 'USLACKBOT' ? 'Slackbot' : nameOf(message.user, view.roster);
  const classes = ['message', follows && 'message-follows', message.is_ephemeral && 'message-ephemeral', message.rule && 'message-note'];
  return h('article', { class: classes.filter(Boolean).join(' '), 'aria-label': `${name} at ${clockTime(message.ts, view.zone)}`, 'data-testid': 'message', 'data-ts': message.ts },
    follows ? h('span', { class: 'gutter-time' }, time(message, view, 'short')) : avatar(message.user, view.roster),
    h('div', { class: 'message-body' },
      message.is_ephemeral && h('p', { class: 'only-you' }, icon('eye'), ' Only visible to you'),
      !follows && h('p', { class: 'message-head' },
        h('b', { class: 'author' }, name),
        message.bot_id && h('span', { class: 'app-badge' }, 'APP'),
        time(message, view)),
      content(message, view),
      message.rule && h('p', { class: 'rule', 'data-testid': 'rule' }, h('b', null, 'Slack rule '), message.rule),
      repliesLink(message, view)),
    view.onReply && !message.is_ephemeral && h('div', { class: 'message-tools' },
      h('button', { type: 'button', class: 'tool', title: 'Reply in thread', 'aria-label': 'Reply in thread', click: () => view.onReply(message.ts) }, icon('reply'))));
}

const time = (message, view, short) =>
  h('time', { class: 'message-time', datetime: dateOf(message.ts).toISOString(), title: fullTime(message.ts, view.zone) },
    clockTime(message.ts, view.zone).replace(short ? / [AP]M$/ : '', ''));

function content(message, view) {
  const edited = message.edited && h('span', { class: 'edited', title: fullTime(message.edited.ts, view.zone) }, '(edited)');
  if (!message.blocks) {
    return h('div', { class: 'message-text' }, mrkdwn(message.text, view), edited && [' ', edited]);
  }
  const choices = choicesFor([view.me.id, message.channel, message.ts].join(' '));
  const press = (block, part, chosen) => view.press({
    channel: message.channel, ts: message.ts, block_id: block.block_id, action_id: part.action_id, chosen, state: choices.all(),
  });
  return h('div', null, renderBlocks(message.blocks, { ...view, choices, press }), edited);
}

function repliesLink(message, view) {
  if (!view.onReply || !message.replies?.length) {
    return null;
  }
  const replies = message.replies.filter((reply) => !reply.is_ephemeral);
  const last = message.replies.at(-1).ts;
  return h('button', { type: 'button', class: 'replies', 'data-testid': 'replies', click: () => view.onReply(message.ts) },
    [...new Set(replies.map((reply) => reply.user))].slice(0, 3).map((user) => avatar(user, view.roster)),
    h('b', null, replies.length === 1 ? '1 reply' : `${replies.length} replies`),
    h('span', null, `Last reply ${dayOf(last, view.zone).toLowerCase()} at ${clockTime(last, view.zone)}`));
}

/** Sorts replies under their parents. */
export function threaded(messages) {
  const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;
  const top = messages.filter((message) => !isReply(message)).map((message) => ({ ...message, replies: [] }));
  const byTs = new Map(top.map((message) => [message.ts, message]));
  messages.filter(isReply).forEach((reply) => byTs.get(reply.thread_ts)?.replies.push(reply));
  return top;
}
