import { h } from '../base/dom.js';
import { showBlocks } from '../kit/blocks.js';
import { choicesFor } from '../kit/choices.js';

/** The app's Home tab as one person sees it. */
export function showHome(node, home, view) {
  node.querySelector('.home-notice')?.remove();
  node.querySelector('.welcome')?.remove();
  if (home.notice) {
    node.prepend(notice(home.notice));
  }
  if (!home.view) {
    node.append(empty());
    return;
  }
  const choices = choicesFor([view.me.id, 'home', home.view.id].join(' '));
  const press = (block, part, chosen) =>
    view.press({ block_id: block.block_id, action_id: part.action_id, chosen, state: choices.all() });
  const blocks = node.querySelector('.blocks') ?? node.appendChild(h('div', { class: 'blocks' }));
  showBlocks(blocks, home.view.blocks, { ...view, choices, press });
}

const notice = (given) =>
  h('div', { class: 'home-notice', role: 'alert' }, given.text, given.rule && h('p', { class: 'rule' }, h('b', null, 'Slack rule '), given.rule));

const empty = () => h('div', { class: 'welcome' },
  h('h3', null, 'This is your Home tab'),
  h('p', null, 'OpsMate has not written anything here yet. It does so the moment you open it.'));
