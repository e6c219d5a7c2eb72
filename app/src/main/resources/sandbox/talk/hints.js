import { emojiStartingWith } from '../base/emoji.js';

const MOST = 40;

/** What could come next: commands while a line starts with a slash, names after @ and #, emoji after a colon. */
export function suggestions(text, { hints, roster, me, isThread }) {
  if (text.startsWith('/')) {
    return isThread ? [] : commands(text, hints);
  }
  return mentions(text, roster) ?? channels(text, roster, me) ?? emoji(text) ?? [];
}

/** Whether Enter would rather send than complete: a command that stands as it is. */
export function isComplete(text, offered) {
  const typed = text.trim().toLowerCase();
  return typed.startsWith('/') && offered.some((offer) => offer.text.trim() === typed || offer.text.split(' ')[0] === typed);
}

function commands(text, hints) {
  const typed = text.toLowerCase();
  const offers = hints.map((hint) => ({ label: hint.usage, description: hint.description, text: fixedPart(hint.usage) + ' ' }));
  const ahead = offers.filter((offer) => offer.text.startsWith(typed));
  return ahead.length ? ahead.slice(0, MOST) : withArguments(offers, typed);
}

/** The one command whose arguments are being typed: shown, not offered. */
function withArguments(offers, typed) {
  return offers
    .filter((offer) => typed.startsWith(offer.text))
    .sort((one, other) => other.text.length - one.text.length)
    .slice(0, 1)
    .map((offer) => ({ ...offer, isNote: true }));
}

const fixedPart = (usage) => usage.replace(/\s*[[<].*$/s, '');

function mentions(text, roster) {
  const [, before, typed] = /^(.*(?:^|\s))@([\w-]*)$/s.exec(text) ?? [];
  if (typed === undefined) {
    return null;
  }
  const names = [
    { handle: roster.app.handle, description: `${roster.app.name}, app` },
    ...roster.people.filter((person) => person.active).map((person) => ({ handle: person.handle, description: person.name })),
    ...roster.groups.map((group) => ({ handle: group.handle, description: 'User group' })),
  ];
  const wanted = typed.toLowerCase();
  return names
    .filter((name) => name.handle.startsWith(wanted) || name.description.toLowerCase().startsWith(wanted))
    .map((name) => ({ label: '@' + name.handle, description: name.description, text: `${before}@${name.handle} ` }));
}

function channels(text, roster, me) {
  const [, before, typed] = /^(.*(?:^|\s))#([\w-]*)$/s.exec(text) ?? [];
  return typed === undefined ? null : roster.channels
    .filter((channel) => !channel.direct && channel.members.includes(me.id) && channel.name.startsWith(typed.toLowerCase()))
    .map((channel) => ({ label: '#' + channel.name, description: channel.topic ?? '', text: `${before}#${channel.name} ` }));
}

function emoji(text) {
  const [, before, typed] = /^(.*(?:^|\s)):([a-z0-9_+-]{2,})$/s.exec(text) ?? [];
  return typed === undefined ? null : emojiStartingWith(typed).slice(0, 8)
    .map(([name, sign]) => ({ label: `${sign} :${name}:`, description: '', text: `${before}:${name}: ` }));
}

