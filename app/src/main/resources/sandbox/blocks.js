import { h } from './dom.js';
import { element } from './elements.js';
import { inputBlock } from './inputblock.js';
import { textObject } from './mrkdwn.js';

/** Renders Block Kit blocks. A block type that the sandbox does not know stays visible as a note. */
export function renderBlocks(blocks, context) {
  return h('div', { class: 'blocks' }, blocks.map((block) => {
    const node = (RENDERERS[block.type] ?? unsupported)(block, context);
    node.classList.add('block');
    node.dataset.blockId = block.block_id;
    node.dataset.testid = 'block-' + block.type;
    return node;
  }));
}

const RENDERERS = {
  header: (block, context) => h('h3', { class: 'block-header' }, textObject(block.text, context)),
  divider: () => h('hr'),
  section,
  context: (block, context) => h('div', { class: 'block-context' }, block.elements.map((part) => contextPart(part, context))),
  actions: (block, context) =>
    h('div', { class: 'block-actions', role: 'group' }, block.elements.map((part) => element(part, block, context))),
  input: inputBlock,
  image: (block, context) =>
    h('figure', { class: 'block-image' },
      block.title && h('figcaption', null, textObject(block.title, context)),
      h('img', { src: block.image_url, alt: block.alt_text, loading: 'lazy' })),
};

function section(block, context) {
  return h('div', { class: 'block-section' },
    h('div', { class: 'section-body' },
      block.text && h('div', { class: 'section-text' }, textObject(block.text, context)),
      block.fields && h('div', { class: 'section-fields' },
        block.fields.map((field) => h('div', { class: 'section-field' }, textObject(field, context))))),
    block.accessory && h('div', { class: 'section-accessory' }, accessory(block, context)));
}

function accessory(block, context) {
  const part = block.accessory;
  return part.type === 'image'
    ? h('img', { class: 'accessory-image', src: part.image_url, alt: part.alt_text })
    : element(part, block, context);
}

function contextPart(part, context) {
  return part.type === 'image'
    ? h('img', { class: 'context-image', src: part.image_url, alt: part.alt_text })
    : h('span', null, textObject(part, context));
}

function unsupported(block) {
  return h('p', { class: 'unsupported', role: 'note' }, `Unsupported block type: ${block.type}. Slack may show it; the sandbox does not yet.`);
}
