import { backend } from '../backend.js';
import { now, wallTime, zoneName } from '../base/dates.js';
import { h } from '../base/dom.js';
import { localOf, secondsOf } from '../kit/inputs.js';

const STEPS = [['PT1H', '+1 hour'], ['PT4H', '+4 hours'], ['P1D', '+1 day'], ['P7D', '+1 week']];

/** Moves the sandbox's time on, so that digests, expiry and reminders can be watched. */
export function clockPanel() {
  const time = h('p', { class: 'clock-time', 'data-testid': 'clock-time' });
  const zoneLine = h('p', { class: 'quiet' });
  const result = h('p', { class: 'tool-result', role: 'status', 'data-testid': 'clock-result' });
  const field = h('input', { type: 'datetime-local', class: 'text-input', id: 'clock-to', 'data-testid': 'clock-to' });
  const buttons = STEPS.map(([by, words]) =>
    h('button', { type: 'button', class: 'button', 'data-testid': 'clock-' + by, click: () => move({ by }, words) }, words));
  const morning = h('button', { type: 'button', class: 'button', 'data-testid': 'clock-morning', click: () => move({ to: nextMorning() }, 'next morning') }, 'To 9:00 next morning');
  let zone = 'UTC';

  async function move(to, words) {
    result.textContent = 'Moving. What is under way is finished first…';
    all().forEach((button) => { button.disabled = true; });
    try {
      const moved = await backend.moveClock(to);
      result.textContent = `Moved: ${words}. It is now ${wallTime(new Date(moved.now), zone)}. What fell due meanwhile has begun.`;
    } catch (refused) {
      result.textContent = 'Not moved: ' + refused.message;
    }
    all().forEach((button) => { button.disabled = false; });
  }

  function nextMorning() {
    const today = localOf(now() / 1000, zone).slice(0, 10);
    const nine = secondsOf(today + 'T09:00', zone);
    return isoOf(nine > now() / 1000 + 60 ? nine : secondsOf(localOf(now() / 1000 + 86400, zone).slice(0, 10) + 'T09:00', zone));
  }

  const all = () => [...buttons, morning, set];
  const set = h('button', { type: 'submit', class: 'button button-primary', 'data-testid': 'clock-set' }, 'Move there');
  const form = h('form', { class: 'tool-form', submit: onSubmit },
    h('label', { for: 'clock-to' }, 'To a time'), h('div', { class: 'tool-row' }, field, set));

  function onSubmit(event) {
    event.preventDefault();
    if (field.value) {
      move({ to: isoOf(secondsOf(field.value, zone)) }, field.value.replace('T', ' '));
    }
  }

  const node = h('div', { class: 'tool-panel' },
    time, zoneLine,
    h('p', { class: 'quiet' }, 'The clock only goes forward. Digests, reminders and expiry follow it; signatures and rate limits keep real time.'),
    h('div', { class: 'tool-row' }, buttons), h('div', { class: 'tool-row' }, morning), form, result);

  return {
    node,
    show(state) {
      zone = state.zone ?? zone;
      time.textContent = wallTime(now(), zone);
      zoneLine.textContent = `${new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'full' }).format(now())}, ${zone.replaceAll('_', ' ')} (${zoneName(zone)})${state.ahead ? `. ${aheadInWords(state.ahead)} ahead of this machine.` : ''}`;
      field.min = localOf(now() / 1000, zone);
    },
  };
}

const isoOf = (seconds) => new Date(seconds * 1000).toISOString();

function aheadInWords(millis) {
  const hours = Math.round(millis / 3600000);
  const days = Math.floor(hours / 24);
  const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;
  return [days && count(days, 'day'), (hours % 24 || !days) && count(hours % 24, 'hour')].filter(Boolean).join(', ');
}
