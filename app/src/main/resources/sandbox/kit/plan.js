import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { link } from './mrkdwn.js';
import { richText } from './richtext.js';

const STATES = {
  pending: ['○', 'waiting'], in_progress: ['', 'running'], complete: ['✓', 'done'], error: ['!', 'failed'],
};

/** Work in steps: how many are done, and each step with its state in words. */
export function plan(block, context) {
  const tasks = block.tasks ?? [];
  const done = tasks.filter((task) => task.status === 'complete').length;
  return h('details', { class: 'block-plan', open: true },
    h('summary', { class: 'plan-title' }, icon('down'), h('b', null, words(block.title)), h('span', { class: 'plan-count' }, `${done} of ${tasks.length} done`)),
    h('ol', { class: 'plan-tasks' }, tasks.map((task) => h('li', null, taskCard(task, context)))));
}

export function taskCard(task, context) {
  const [mark, state] = STATES[task.status] ?? STATES.pending;
  const more = [task.details && richText([task.details], context), task.output && richText([task.output], context), sources(task)].filter(Boolean);
  const line = [
    h('span', { class: `task-mark task-${task.status}`, 'aria-hidden': 'true' }, mark),
    h('span', { class: 'task-title' }, words(task.title)),
    h('span', { class: 'task-state' }, state),
  ];
  return more.length
    ? h('details', { class: 'task', open: task.status !== 'complete' }, h('summary', { class: 'task-line' }, line), h('div', { class: 'task-more' }, more))
    : h('div', { class: 'task' }, h('div', { class: 'task-line' }, line));
}

const words = (title) => (typeof title === 'string' ? title : title?.text ?? '');

const sources = ({ sources: given }) => given?.length > 0 && h('p', { class: 'task-sources' },
  given.filter((one) => /^https?:/.test(one.url)).map((one) => [link(one.url, one.text ?? one.url), ' ']));
