import { fill, h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { remember, remembered } from '../base/store.js';
import { cardFacts, openCardIn } from './cardfacts.js';

const COMMAND = '/opsmate zombies volumes --region eu-west-1';

/**
 * The first two minutes: ask, be somebody else, approve, see what was done and the record of it. Every step is ticked by what
 * has happened in the messages, not by having been read. It goes when dismissed, and stays away.
 */
export function buildGuide(node, { write, become, roster }) {
  let followed = null;
  let hasSeenRecord = false;
  let isDone = remembered('guide.done', false);

  /** Draws the step one is at, by the messages of the channel. */
  function show(messages, me, isWindowOpen) {
    node.hidden = isDone || !messages;
    if (node.hidden) {
      return;
    }
    const kept = messages.find((message) => message.ts === followed);
    const card = kept ?? openCardIn(messages, roster);
    followed = card?.ts ?? null;
    const facts = card && cardFacts(card);
    hasSeenRecord ||= Boolean(isWindowOpen && facts && !facts.isOpen);
    draw(!facts ? ask() : facts.isOpen ? decide(facts, me) : hasSeenRecord ? last() : record(facts));
  }

  const ask = () => ({ at: 0, words: ['Ask: ', h('code', null, COMMAND)], button: ['Write it for me', () => write(COMMAND)] });

  function decide(facts, me) {
    const next = approverBeside([facts.askedBy, ...facts.approvedBy]);
    if (me.id === facts.askedBy || facts.approvedBy.includes(me.id)) {
      const why = me.id === facts.askedBy ? 'This is exactly what would happen. Who asks cannot approve' : 'This takes a second approver';
      return { at: 1, words: [`${why}, so be somebody else: `, h('b', null, next.name), '.'], button: [`Be ${next.name}`, () => become(next)] };
    }
    return { at: 2, words: ['Read the card, press ', h('b', null, 'Approve'), ' on it, and confirm.'] };
  }

  const record = (facts) => ({
    at: 3, words: facts.isAtWork ? ['Approved, and on its way. The card says how far each one is.'] : [facts.isSaved ? 'Asked by one, approved by another, done. ' : 'This card is closed. ', 'Press ', h('b', null, 'Details'), ' on the card to see the record of it.'],
  });

  const last = () => ({
    at: 4, words: ['That was all of it. Clock, inspector and faults are at the top right; ', h('code', null, '/opsmate help'), ' shows the rest.'], button: ['Finish', finish],
  });

  function draw({ at, words, button }) {
    node.dataset.step = String(at + 1);
    const dots = [0, 1, 2, 3, 4].map((i) => h('span', { class: i < at ? 'dot is-done' : i === at ? 'dot is-now' : 'dot' }));
    fill(node,
      h('p', { class: 'guide-count' }, h('b', null, `Step ${at + 1} of 5`), h('span', { class: 'guide-dots', 'aria-hidden': 'true' }, dots)),
      h('p', { class: 'guide-words', role: 'status' }, words),
      button && h('button', { type: 'button', class: 'button', 'data-testid': 'guide-button', click: button[1] }, button[0]),
      h('button', { type: 'button', class: 'tool', 'aria-label': 'Close the guide', title: 'Close the guide', 'data-testid': 'guide-close', click: finish }, icon('close')));
  }

  function finish() {
    isDone = true;
    remember('guide.done', true);
    node.hidden = true;
  }

  /** Somebody who may approve and has not had a part in this yet. */
  const approverBeside = (taken) => roster.people.find((person) => person.active && person.handle.includes('approver') && !taken.includes(person.id)) ?? roster.people[0];

  return { show };
}
