import { backend } from '../backend.js';
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { keyed } from '../base/keyed.js';
import { exchangeRow } from './exchange.js';

const KEPT = 500;

/** The traffic between OpsMate and Slack, newest first, with the rule that was broken. */
export function inspectorPanel(say) {
  let exchanges = [];
  let newest = 0;
  let asking = null;
  let zone = 'UTC';
  const filter = h('input', { type: 'search', class: 'text-input', placeholder: 'Filter: name, channel, text', 'aria-label': 'Filter', 'data-testid': 'traffic-filter', input: draw });
  const direction = h('select', { class: 'text-input', 'aria-label': 'Direction', change: draw },
    h('option', { value: '' }, 'Both ways'), h('option', { value: 'to_app' }, 'Slack to OpsMate'), h('option', { value: 'to_slack' }, 'OpsMate to Slack'));
  const problems = h('input', { type: 'checkbox', change: draw, 'data-testid': 'traffic-problems' });
  const count = h('span', { class: 'quiet', role: 'status' });
  const list = h('ol', { class: 'exchanges', 'aria-label': 'Requests and answers, newest first', 'data-testid': 'exchanges' });
  const node = h('div', { class: 'tool-panel inspector' },
    h('div', { class: 'tool-row' }, filter, direction),
    h('div', { class: 'tool-row' }, h('label', { class: 'choice' }, problems, 'Problems only'), count,
      h('button', { type: 'button', class: 'tool', title: 'Forget all', 'aria-label': 'Forget all', 'data-testid': 'traffic-clear', click: clear }, icon('trash'))),
    list);

  function draw() {
    const wanted = filter.value.trim().toLowerCase();
    const shown = exchanges.filter((one) =>
      (!direction.value || one.direction === direction.value) && (!problems.checked || isProblem(one)) && (!wanted || JSON.stringify(one).toLowerCase().includes(wanted)));
    count.textContent = shown.length === exchanges.length ? `${shown.length}` : `${shown.length} of ${exchanges.length}`;
    keyed(list, shown.map((one) => ({ key: String(one.id), version: zone, one })), ({ one }) => exchangeRow(one, zone));
    list.classList.toggle('is-empty', shown.length === 0);
  }

  async function clear() {
    await backend.clearTraffic().catch((refused) => say(refused.message));
    exchanges = [];
    draw();
  }

  async function fetchNew() {
    const answer = await backend.traffic(newest);
    newest = Math.max(newest, ...answer.exchanges.map((one) => one.id));
    exchanges = [...answer.exchanges.toReversed(), ...exchanges].slice(0, KEPT);
    draw();
    if (answer.exchanges.length > 0 && answer.newest > newest) {
      await fetchNew();
    }
  }

  return {
    node,
    show(state) {
      zone = state.zone ?? zone;
      draw();
      if ((state.traffic === undefined || state.traffic > newest || newest === 0) && !asking) {
        asking = fetchNew().catch(() => {}).finally(() => { asking = null; });
      }
    },
  };
}

export const isProblem = (one) => one.outcome !== 'ok' || Boolean(one.rule) || Boolean(one.retry);
