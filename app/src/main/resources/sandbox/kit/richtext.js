import { h } from '../base/dom.js';
import { slackDate } from '../base/dates.js';
import { emojiNamed } from '../base/emoji.js';
import { link, mention, nameOf } from './mrkdwn.js';

/** What stands in a rich_text block or cell. */
export function richText(elements, context) {
  return elements.flatMap((part) => (PARTS[part.type] ?? unknown)(part, context));
}

const PARTS = {
  rich_text: (part, context) => richText(part.elements, context),
  rich_text_section: (part, context) => [h('div', { class: 'rich-section' }, leaves(part.elements, context))],
  rich_text_quote: (part, context) => [h('blockquote', null, leaves(part.elements, context))],
  rich_text_preformatted: (part, context) => [h('pre', { class: 'code-block' }, leaves(part.elements, context))],
  rich_text_list: list,
};

function list(part, context) {
  const tag = part.style === 'ordered' ? 'ol' : 'ul';
  const indent = Math.min(8, part.indent ?? 0);
  return [h(tag, { class: `rich-list rich-indent-${indent}`, start: tag === 'ol' && part.offset ? part.offset + 1 : null },
    part.elements.map((item) => h('li', null, leaves(item.elements ?? [item], context))))];
}

export const leaves = (elements, context) => elements.flatMap((leaf) => styled((LEAVES[leaf.type] ?? unknown)(leaf, context), leaf.style));

const LEAVES = {
  text: (leaf) => leaf.text.split('\n').flatMap((line, i) => (i ? [h('br'), line] : [line])),
  link: (leaf) => (/^(https?:|mailto:)/.test(leaf.url) ? link(leaf.url, leaf.text || leaf.url) : (leaf.text ?? leaf.url)),
  user: (leaf, context) => mention('@' + nameOf(leaf.user_id, context.roster), leaf.user_id === context.me?.id),
  usergroup: (leaf, context) =>
    mention('@' + (context.roster.groups.find((group) => group.id === leaf.usergroup_id)?.handle ?? 'unknown-group')),
  channel: (leaf, context) =>
    mention('#' + (context.roster.channels.find((channel) => channel.id === leaf.channel_id)?.name ?? 'unknown')),
  broadcast: (leaf) => mention('@' + leaf.range, true),
  emoji: (leaf) => (leaf.unicode ? String.fromCodePoint(...leaf.unicode.split('-').map((code) => parseInt(code, 16))) : emojiNamed(leaf.name)),
  date: (leaf, context) => {
    const text = slackDate(leaf.timestamp, leaf.format, context.zone) ?? leaf.fallback ?? '';
    return h('time', { datetime: new Date(leaf.timestamp * 1000).toISOString() }, leaf.url ? link(leaf.url, text) : text);
  },
  color: (leaf) => leaf.value,
  raw_text: (leaf) => leaf.text,
};

const STYLES = { code: 'code', bold: 'strong', italic: 'em', strike: 's', underline: 'u' };

function styled(content, style) {
  return Object.entries(STYLES).reduce(
    (inner, [name, tag]) => (style?.[name] ? [h(tag, null, inner)] : inner),
    [content].flat());
}

const unknown = (part) => [h('span', { class: 'refused', role: 'note' }, `Not shown: ${part.type}`)];
