import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { element } from './elements.js';
import { picture } from './media.js';
import { textObject } from './mrkdwn.js';

const LEVELS = { info: 'info', warning: 'warning', error: 'warning', success: 'check', default: 'info' };

/** A line that stands out; its level is said, not only coloured. */
export function alertBlock(block, context) {
  const level = block.level in LEVELS ? block.level : 'default';
  return h('div', { class: `block-alert alert-${level}`, role: 'note' }, icon(LEVELS[level]),
    h('div', null, level !== 'default' && h('span', { class: 'hidden-text' }, level + ': '), textObject(block.text, context)));
}

export function card(block, context) {
  return h('section', { class: 'block-card' },
    block.hero_image && picture(block.hero_image, 'card-hero'),
    h('div', { class: 'card-head' },
      block.icon && picture(block.icon, 'card-icon'),
      h('div', null,
        block.title && h('h4', null, textObject(block.title, context)),
        block.subtitle && h('p', { class: 'card-subtitle' }, textObject(block.subtitle, context)))),
    block.body && h('div', { class: 'card-body' }, textObject(block.body, context)),
    block.actions?.length > 0 && h('div', { class: 'block-actions' }, block.actions.map((part) => element(part, block, context))));
}

export const carousel = (block, context) =>
  h('div', { class: 'block-carousel', role: 'group', 'aria-label': 'Cards', tabindex: 0 }, block.elements.map((one) => card(one, context)));

/** Blocks in a frame; one that can be folded is. */
export function container(block, context) {
  const children = context.renderBlocks(block.blocks ?? block.elements ?? block.child_blocks ?? [], context);
  const title = block.title && textObject(typeof block.title === 'string' ? { type: 'plain_text', text: block.title } : block.title, context);
  return block.is_collapsible || block.collapsible
    ? h('details', { class: 'block-container', open: !block.is_collapsed && !block.collapsed }, h('summary', null, title), children)
    : h('section', { class: 'block-container' }, title && h('h4', null, title), children);
}
