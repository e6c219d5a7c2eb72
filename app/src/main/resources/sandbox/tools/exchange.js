import { h } from '../base/dom.js';
import { json } from './json.js';

const KINDS = {
  web_api: '', response_url: 'response_url', upload: 'upload', command: 'command', block_actions: 'press', message_action: 'shortcut',
  view_submission: 'submission', view_closed: 'closed', event: 'event', url_verification: 'verification',
};

const OUTCOMES = {
  ok: 'ok', refused: 'refused', rate_limited: 'rate limited', down: 'down', late: 'no ack in 3 s', unreachable: 'unreachable',
};

/** One request and its answer: a line that opens to both, and the rule that was broken in sight. */
export function exchangeRow(one, zone) {
  const isOut = one.direction === 'to_app';
  const at = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(one.at));
  const details = h('details', { class: `exchange exchange-${one.outcome}`, toggle: fill },
    h('summary', null,
      h('span', { class: 'exchange-way', title: isOut ? 'Slack to OpsMate' : 'OpsMate to Slack' }, isOut ? '→ app' : '→ Slack'),
      h('span', { class: 'exchange-name' }, [KINDS[one.kind] ?? one.kind, one.name].filter(Boolean).join(' ')),
      h('span', { class: `exchange-outcome outcome-${one.outcome}` }, OUTCOMES[one.outcome] ?? one.outcome),
      h('span', { class: 'exchange-took', title: isOut ? 'time to acknowledgement' : 'time to answer' }, `${one.took_ms} ms`),
      h('span', { class: 'exchange-at' }, at),
      one.rule && h('span', { class: 'exchange-rule', 'data-testid': 'exchange-rule' }, h('b', null, 'Slack rule '), h('code', null, one.rule.name), ' ', one.rule.words),
      one.retry && h('span', { class: 'exchange-note' }, `Retry ${one.retry.num}: ${one.retry.reason}`),
      one.fault && h('span', { class: 'exchange-note' }, `Fault switch: ${one.fault}`)));

  function fill() {
    if (details.open && details.children.length === 1) {
      details.append(
        h('p', { class: 'quiet' }, [one.transport === 'socket' ? 'Socket Mode' : `HTTP ${one.status}`, one.person && `as ${one.person}`, one.channel && `in ${one.channel}`].filter(Boolean).join(', ')),
        json('Request', one.request), json('Answer', one.answer));
    }
  }
  return h('li', null, details);
}

