import { backend } from '../backend.js';
import { h } from '../base/dom.js';

/** What can be broken, by whom it is felt: each a switch with what it sends when on and when off. */
const SWITCHES = [
  { name: 'rate', title: 'Slack says 429', about: 'Every call is told to wait 5 seconds, five times.', kind: 'api',
    on: { method: '*', fault: 'too_many_requests', seconds: 5, calls: 5 }, off: { method: '*', fault: 'none' }, isOn: (now) => hasApi(now, 'too_many_requests') },
  { name: 'down', title: 'Slack is down', about: 'Every call answers 503.', kind: 'api',
    on: { method: '*', fault: 'down' }, off: { method: '*', fault: 'none' }, isOn: (now) => hasApi(now, 'down') },
  { name: 'scope', title: 'A scope is missing', about: 'Posting answers missing_scope.', kind: 'api',
    on: { method: 'chat.postMessage', fault: 'missing_scope' }, off: { method: 'chat.postMessage', fault: 'none' }, isOn: (now) => hasApi(now, 'missing_scope') },
  { name: 'slow', title: 'Slow network', about: 'Calls and deliveries take 2 seconds more.', kind: 'latency',
    on: { api_ms: 2000, deliveries_ms: 2000 }, off: { api_ms: 0, deliveries_ms: 0 }, isOn: (now) => now.latency?.deliveries_ms === 2000 },
  { name: 'late', title: 'Acknowledged too late', about: 'Deliveries take 4 seconds: Slack gives up after 3.', kind: 'latency',
    on: { api_ms: 0, deliveries_ms: 4000 }, off: { api_ms: 0, deliveries_ms: 0 }, isOn: (now) => now.latency?.deliveries_ms >= 3000 },
  { name: 'twice', title: 'Delivered twice', about: 'Each command, press and event comes two times.', kind: 'deliveries',
    on: { times: 2 }, off: { times: 1 }, isOn: (now) => now.deliveries?.times > 1 },
  { name: 'blocks', title: 'Newer blocks refused', about: 'Tables, Markdown and the like answer invalid_blocks.', kind: 'blocks',
    on: { refused: true }, off: { refused: [] }, isOn: (now) => now.blocks?.refused?.length > 0 },
  { name: 'streams', title: 'Growing text refused', about: 'chat.startStream answers channel_type_not_supported: answers are edited in place.', kind: 'api',
    on: { method: 'chat.startStream', fault: 'failing', error: 'channel_type_not_supported' }, off: { method: 'chat.startStream', fault: 'none' },
    isOn: (now) => now.api?.some((one) => one.method === 'chat.startStream') ?? false },
  { name: 'cloud', title: 'Slow cloud', about: 'Reading the estate takes 4 seconds per region.', kind: 'cloud',
    on: { ms_per_region: 4000 }, off: { ms_per_region: 0 }, isOn: (now) => now.cloud?.ms_per_region > 0 },
];

const hasApi = (now, fault) => now.api?.some((one) => one.fault === fault) ?? false;

export function faultsPanel(say) {
  const boxes = new Map(SWITCHES.map((one) => [one.name, toggle(one)]));
  const node = h('div', { class: 'tool-panel' },
    h('p', { class: 'quiet' }, 'Break this Slack on purpose and see what OpsMate makes of it. Nothing outside the sandbox is touched.'),
    h('div', { class: 'switches' }, SWITCHES.map((one) => h('label', { class: 'switch' }, boxes.get(one.name),
      h('span', { class: 'choice-text' }, h('b', null, one.title), h('span', { class: 'choice-description' }, one.about))))),
    h('div', { class: 'tool-row' }, h('button', { type: 'button', class: 'button', 'data-testid': 'fault-mended', click: () => set('mended', {}) }, 'Mend all')));

  function toggle(one) {
    const box = h('input', { type: 'checkbox', role: 'switch', 'data-testid': 'fault-' + one.name, change: () => set(one.kind, box.checked ? one.on : one.off) });
    return box;
  }

  async function set(kind, fault) {
    try {
      showState(await backend.setFault(kind, fault));
    } catch (refused) {
      say(refused.message);
      await read();
    }
  }

  const showState = (now) => SWITCHES.forEach((one) => { boxes.get(one.name).checked = one.isOn(now); });
  const read = () => backend.faults().then(showState).catch(() => {});
  return { node, show: read };
}
