import { avatar } from '../base/avatar.js';
import { clockTime, dateOf, dayOf, fullTime } from '../base/dates.js';
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { renderBlocks } from '../kit/blocks.js';
import { choicesFor } from '../kit/choices.js';
import { mrkdwn, nameOf } from '../kit/mrkdwn.js';
import { files } from './files.js';
import { messageMenu } from './messagemenu.js';

/** One item of a list of messages. */
export function renderItem(item, view) {
  return {
    count: () => h('p', { class: 'reply-count' }, item.words),
    day: () => h('div', { class: 'day', role: 'separator', 'aria-label': item.day }, h('span', null, item.day)),
    new: () => h('div', { class: 'new-line', role: 'separator', 'aria-label': 'New messages', 'data-testid': 'new-line' }, h('span', null, 'New')),
    message: () => renderMessage(item.message, item.follows, view),
  }[item.kind]();
}

function renderMessage(message, follows, view) {
  const name = message.user === 'USLACKBOT' ? 'Slackbot' : nameOf(message.user, view.roster);
  const classes = ['message', follows && 'message-follows', message.is_ephemeral && 'message-ephemeral', message.rule && 'message-note'];
  return h('article', {
    class: classes.filter(Boolean).join(' '), tabindex: -1, 'aria-label': `${name} at ${clockTime(message.ts, view.zone)}${message.is_ephemeral ? ', only visible to you' : ''}`,
    'data-testid': 'message', 'data-ts': message.ts,
  },
  follows ? h('span', { class: 'gutter-time' }, time(message, view, 'short')) : avatar(message.user, view.roster),
  h('div', { class: 'message-body' },
    message.is_ephemeral && h('p', { class: 'only-you' }, icon('eye'), ' Only visible to you'),
    !follows && h('p', { class: 'message-head' },
      h('b', { class: 'author' }, name),
      message.bot_id && h('span', { class: 'app-badge' }, 'APP'),
      time(message, view)),
    content(message, view),
    message.files?.length > 0 && files(message.files),
    message.rule && h('p', { class: 'rule', 'data-testid': 'rule' }, h('b', null, 'Slack rule '), message.rule),
    view.onReply && message.replies && repliesLink(message, view)),
  !message.is_ephemeral && toolbar(message, view));
}

const toolbar = (message, view) => h('div', { class: 'message-tools', role: 'group', 'aria-label': 'Message actions' },
  view.onReply && h('button', { type: 'button', class: 'tool', title: 'Reply in thread', 'aria-label': 'Reply in thread', 'data-testid': 'reply', click: () => view.onReply(message.ts) }, icon('reply')),
  messageMenu(message, view));

const time = (message, view, short) =>
  h('time', { class: 'message-time', datetime: dateOf(message.ts).toISOString(), title: fullTime(message.ts, view.zone) },
    clockTime(message.ts, view.zone).replace(short ? / [AP]M$/ : '', ''));

function content(message, view) {
  const edited = message.edited && h('span', { class: 'edited', title: 'Edited ' + fullTime(message.edited.ts, view.zone) }, '(edited)');
  if (!message.blocks) {
    return message.text && h('div', { class: 'message-text' }, mrkdwn(message.text, view), edited && [' ', edited]);
  }
  const choices = choicesFor([view.me.id, message.channel, message.ts].join(' '));
  const press = (block, part, chosen) => view.press({
    channel: message.channel, ts: message.ts, block_id: block.block_id, action_id: part.action_id, chosen, state: choices.all(),
  });
  return h('div', null, renderBlocks(message.blocks, { ...view, choices, press, channel: message.channel }), edited);
}

function repliesLink(message, view) {
  const { count, last, users } = message.replies;
  return h('button', { type: 'button', class: 'replies', 'data-testid': 'replies', click: () => view.onReply(message.ts) },
    users.map((user) => avatar(user, view.roster)),
    h('b', null, count === 1 ? '1 reply' : `${count} replies`),
    h('span', { class: 'replies-last' }, `Last reply ${dayOf(last, view.zone).toLowerCase()} at ${clockTime(last, view.zone)}`));
}
