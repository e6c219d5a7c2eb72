import { h } from '../base/dom.js';
import { keyed } from '../base/keyed.js';
import { alertBlock, card, carousel, container } from './cards.js';
import { element } from './elements.js';
import { contextActions } from './feedback.js';
import { inputBlock } from './inputblock.js';
import { markdown } from './markdown.js';
import { imageBlock, picture } from './media.js';
import { textObject } from './mrkdwn.js';
import { plan, taskCard } from './plan.js';
import { richText } from './richtext.js';
import { dataTable, table } from './tables.js';

/** Renders Block Kit blocks; the node can be given to {@link showBlocks} again when some of them have changed. */
export function renderBlocks(blocks, context) {
  return showBlocks(h('div', { class: 'blocks' }), blocks, context);
}

/** Draws those blocks anew that differ from what the node shows, and leaves the others alone. */
export function showBlocks(node, blocks, context) {
  const items = blocks.map((block, i) => ({
    key: block.block_id ?? `${i} ${block.type}`,
    version: JSON.stringify([block, context.faults?.[block.block_id], context.today]),
    block,
  }));
  keyed(node, items, ({ block }) => renderBlock(block, context));
  return node;
}

export function renderBlock(block, context) {
  const node = (RENDERERS[block.type] ?? refused)(block, { ...context, renderBlocks });
  node.classList.add('block');
  node.dataset.blockId = block.block_id;
  node.dataset.testid = 'block-' + block.type;
  return node;
}

const RENDERERS = {
  actions: (block, context) =>
    h('div', { class: 'block-actions', role: 'group', 'aria-label': 'Actions' }, block.elements.map((part) => element(part, block, context))),
  alert: alertBlock,
  card,
  carousel,
  container,
  context: (block, context) =>
    h('div', { class: 'block-context' }, block.elements.map((part) => contextPart(part, context))),
  context_actions: contextActions,
  data_table: dataTable,
  divider: () => h('hr'),
  header: (block, context) => h('h3', { class: 'block-header' }, textObject(block.text, context)),
  image: imageBlock,
  input: inputBlock,
  markdown: (block, context) => h('div', { class: 'block-markdown' }, markdown(block.text, context)),
  plan,
  rich_text: (block, context) => h('div', { class: 'block-rich-text' }, richText(block.elements, context)),
  section,
  table,
  task_card: taskCard,
};

function section(block, context) {
  return h('div', { class: 'block-section' },
    h('div', { class: 'section-body' },
      block.text && h('div', { class: 'section-text' }, textObject(block.text, context)),
      block.fields && h('div', { class: 'section-fields' },
        block.fields.map((field) => h('div', { class: 'section-field' }, textObject(field, context))))),
    block.accessory && h('div', { class: 'section-accessory' }, accessory(block, context)));
}

const accessory = (block, context) =>
  (block.accessory.type === 'image' ? picture(block.accessory, 'accessory-image') : element(block.accessory, block, context));

const contextPart = (part, context) =>
  (part.type === 'image' ? picture(part, 'context-image') : h('span', null, textObject(part, context)));

/** A block that this sandbox does not know is refused in sight, never left out. */
function refused(block) {
  return h('p', { class: 'refused', role: 'note' },
    h('b', null, `Block not shown: ${block.type}. `), 'The sandbox does not know this type; Slack may. Nothing else of this message is missing.');
}
