import { h } from '../base/dom.js';
import { withEmoji } from '../base/emoji.js';
import { link } from './mrkdwn.js';

const FENCE = /^\s*(```|~~~)/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;
const QUOTE = /^\s*>\s?(.*)$/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Standard Markdown as Slack's markdown block takes it; HTML in it stays text. */
export function markdown(text, context) {
  const lines = text.split('\n');
  const nodes = [];
  while (lines.length) {
    nodes.push(...next(lines, context));
  }
  return nodes;
}

function next(lines, context) {
  const line = lines[0];
  const heading = HEADING.exec(line);
  if (!line.trim()) {
    lines.shift();
    return [];
  }
  if (FENCE.test(line)) {
    return [fenced(lines)];
  }
  if (heading || RULE.test(line)) {
    lines.shift();
    return [heading ? h('p', { class: `md-heading md-${heading[1].length}`, role: 'heading', 'aria-level': heading[1].length + 2 }, inline(heading[2], context)) : h('hr')];
  }
  if (QUOTE.test(line)) {
    const quoted = take(lines, (one) => QUOTE.test(one)).map((one) => QUOTE.exec(one)[1]);
    return [h('blockquote', null, markdown(quoted.join('\n'), context))];
  }
  if (ITEM.test(line)) {
    return [list(take(lines, (one) => ITEM.test(one) || /^\s{2,}\S/.test(one)), context)];
  }
  return lines.length > 1 && line.includes('|') && TABLE_RULE.test(lines[1]) ? [tableOf(lines, context)] : [paragraph(lines, context)];
}

function take(lines, belongs) {
  const end = lines.findIndex((line) => !belongs(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

function fenced(lines) {
  lines.shift();
  const code = take(lines, (line) => !FENCE.test(line));
  lines.shift();
  return h('pre', { class: 'code-block' }, code.join('\n'));
}

function paragraph(lines, context) {
  const first = lines.shift();
  const rest = take(lines, (line) => line.trim() && ![FENCE, HEADING, ITEM, QUOTE, RULE].some((starts) => starts.test(line)));
  return h('p', null, [first, ...rest].flatMap((line, i) => (i ? [h('br'), ...inline(line, context)] : inline(line, context))));
}

function list(lines, context) {
  const [, indent, mark] = ITEM.exec(lines[0]);
  const items = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item && item[1].length <= indent.length) {
      items.push([item[3]]);
    } else {
      items.at(-1).push(line.slice(Math.min(indent.length + 2, line.search(/\S/))));
    }
  }
  return h(/\d/.test(mark) ? 'ol' : 'ul', { class: 'bullets' }, items.map(([own, ...below]) => {
    const task = /^\[([ xX])\]\s+(.*)$/.exec(own);
    return h('li', { class: task && 'md-task' },
      task ? [h('input', { type: 'checkbox', disabled: true, checked: task[1] !== ' ' }), ...inline(task[2], context)] : inline(own, context),
      below.length > 0 && markdown(below.join('\n'), context));
  }));
}

function tableOf(lines, context) {
  const [head, , ...rows] = take(lines, (line) => line.includes('|'));
  const cells = (line) => line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => inline(cell.trim().replaceAll('\\|', '|'), context));
  return h('div', { class: 'block-table' }, h('table', null,
    h('thead', null, h('tr', null, cells(head).map((cell) => h('th', { scope: 'col' }, cell)))),
    h('tbody', null, rows.map((row) => h('tr', null, cells(row).map((cell) => h('td', null, cell)))))));
}

const INLINE = new RegExp([
  /\\([\\`*_{}[\]()#+\-.!|>~])/, /(`+)([^`]+?)\2(?!`)/, /!?\[([^\]]*)\]\(([^\s)]+)[^)]*\)/, /<(https?:[^>\s]+)>/, /(https?:\/\/[^\s<>)]+)/,
  /\*\*(?=\S)(.+?)(?<=\S)\*\*/, /__(?=\S)(.+?)(?<=\S)__/, /~~(?=\S)(.+?)(?<=\S)~~/, /(?<!\w)\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)/, /(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/,
].map((one) => one.source).join('|'), 'g');

function inline(text, context) {
  const nodes = [];
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(withEmoji(text.slice(last, match.index)), formatted(match, context));
    last = match.index + match[0].length;
  }
  nodes.push(withEmoji(text.slice(last)));
  return nodes.filter((node) => node !== '');
}

function formatted([whole, escaped, , code, label, url, angled, bare, bold, bold2, strike, italic, italic2], context) {
  if (escaped !== undefined || code !== undefined) {
    return code === undefined ? escaped : h('code', null, code.trim());
  }
  if (url !== undefined) {
    return /^(https?:|mailto:)/.test(url) ? link(url, inline(label || url, context)) : whole;
  }
  if (angled ?? bare) {
    return link(angled ?? bare, angled ?? bare);
  }
  const tag = (bold ?? bold2) !== undefined ? 'strong' : strike !== undefined ? 's' : 'em';
  return h(tag, null, inline(bold ?? bold2 ?? strike ?? italic ?? italic2, context));
}
