import { h } from './dom.js';
import { renderBlocks } from './blocks.js';
import { choicesFor } from './choices.js';

/** The app's Home tab as one person sees it. */
export function showHome(node, home, view) {
  const key = JSON.stringify([view.me.id, home]);
  if (node.dataset.key === key) {
    return;
  }
  node.dataset.key = key;
  node.replaceChildren(...[notice(home.notice), home.view ? published(home.view, view) : empty()].filter(Boolean));
}

function notice(given) {
  return given && h('div', { class: 'home-notice', role: 'alert' }, given.text, h('p', { class: 'rule' }, h('b', null, 'Slack rule '), given.rule));
}

function published(slackView, view) {
  const choices = choicesFor([view.me.id, 'home', slackView.id].join(' '));
  const press = (block, part, chosen) =>
    view.press({ block_id: block.block_id, action_id: part.action_id, chosen, state: choices.all() });
  return renderBlocks(slackView.blocks, { ...view, choices, press });
}

function empty() {
  return h('div', { class: 'welcome' }, h('h3', null, 'This is your Home tab'), h('p', null, 'OpsMate has not written anything here yet. It does so the moment you open it.'));
}
