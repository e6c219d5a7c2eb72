import { h } from '../base/dom.js';
import { slackDate } from '../base/dates.js';
import { withEmoji } from '../base/emoji.js';

/** Renders Slack's mrkdwn to DOM nodes; no HTML is ever parsed. A context has the roster and the viewer's zone. */
export function mrkdwn(text, context) {
  return text.split(/```\n?([\s\S]*?)```\n?/).flatMap((part, i) =>
    i % 2 === 1 ? [h('pre', { class: 'code-block' }, unescaped(part))] : lines(part, context));
}

/** Plain text objects: no formatting, only emoji names. */
export const plain = (text, emoji = true) => (emoji === false ? text : withEmoji(text));

export function textObject(object, context) {
  if (!object) {
    return [];
  }
  return object.type === 'mrkdwn' ? mrkdwn(object.text, context) : [plain(object.text, object.emoji)];
}

function lines(text, context) {
  const groups = [];
  for (const line of text.split('\n')) {
    const kind = /^(&gt;|>)/.test(line) ? 'quote' : /^\s*[•◦]\s/.test(line) ? 'list' : 'text';
    const content = { quote: line.replace(/^(&gt;|>) ?/, ''), list: line.replace(/^\s*[•◦]\s+/, ''), text: line }[kind];
    if (groups.at(-1)?.kind === kind) {
      groups.at(-1).lines.push(content);
    } else {
      groups.push({ kind, lines: [content] });
    }
  }
  return groups.flatMap((group) => renderGroup(group, context));
}

function renderGroup({ kind, lines: content }, context) {
  if (kind === 'list') {
    return [h('ul', { class: 'bullets' }, content.map((item) => h('li', null, inline(item, context))))];
  }
  const broken = content.flatMap((line, i) => (i ? [h('br'), ...inline(line, context)] : inline(line, context)));
  return kind === 'quote' ? [h('blockquote', null, broken)] : broken;
}

const INLINE = new RegExp(
  [
    /<([^<>\n]+)>/.source,
    /`([^`\n]+)`/.source,
    /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/u.source,
    /(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*[^_\s])_(?![\p{L}\p{N}_])/u.source,
    /(?<![\p{L}\p{N}~])~(?=\S)([^~\n]*[^~\s])~(?![\p{L}\p{N}~])/u.source,
  ].join('|'),
  'gu',
);

function inline(text, context) {
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(leaf(text.slice(last, match.index)));
    last = match.index + match[0].length;
    nodes.push(formatted(match, context));
  }
  nodes.push(leaf(text.slice(last)));
  return nodes.filter((node) => node !== '');
}

function formatted([whole, token, code, bold, italic, strike], context) {
  if (token !== undefined) {
    return angle(token, context) ?? unescaped(whole);
  }
  if (code !== undefined) {
    return h('code', null, unescaped(code));
  }
  const [tag, content] = bold !== undefined ? ['strong', bold] : italic !== undefined ? ['em', italic] : ['s', strike];
  return h(tag, null, inline(content, context));
}

function angle(token, context) {
  const [target, label] = token.split(/\|(.*)/s);
  if (target.startsWith('@')) {
    return mention('@' + nameOf(target.slice(1), context.roster), target.slice(1) === context.me?.id);
  }
  if (target.startsWith('#')) {
    const channel = context.roster.channels.find((one) => one.id === target.slice(1));
    return channel?.direct ? mention('direct message') : channel ? h('a', { class: 'mention', href: '#at=' + channel.id }, '#' + channel.name) : mention('#' + (label ?? 'unknown'));
  }
  if (target.startsWith('!')) {
    return special(target.slice(1), label, context);
  }
  return /^(https?:|mailto:)/.test(target) ? link(unescaped(target), leaf(label ?? target.replace(/^mailto:/, ''))) : null;
}

function special(command, label, context) {
  if (command.startsWith('date^')) {
    const [, seconds, pattern, url] = command.split('^');
    const text = slackDate(Number(seconds), unescaped(pattern ?? ''), context.zone) ?? label ?? '';
    const node = h('time', { datetime: isoOf(seconds), title: label }, text);
    return url && /^https?:/.test(url) ? link(unescaped(url), node) : node;
  }
  if (command.startsWith('subteam^')) {
    const group = context.roster.groups.find((one) => one.id === command.slice('subteam^'.length));
    return mention(group ? '@' + group.handle : (label ?? '@unknown-group'));
  }
  return ['here', 'channel', 'everyone'].includes(command) ? mention('@' + command, true) : (label ?? null);
}

function isoOf(seconds) {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

export function nameOf(userId, roster) {
  if (userId === roster.app.user_id) {
    return roster.app.name;
  }
  return roster.people.find((person) => person.id === userId)?.name ?? userId;
}

export const mention = (text, isMe) => h('span', { class: isMe ? 'mention mention-me' : 'mention' }, text);
export const link = (url, label) => h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
const unescaped = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const leaf = (text) => withEmoji(unescaped(text));
