/** What could come next: commands while a line starts with a slash, names after an @. */
export function suggestions(text, hints, roster) {
  return text.startsWith('/') ? commands(text, hints) : mentions(text, roster);
}

function commands(text, hints) {
  const typed = text.toLowerCase();
  const offers = hints.map((hint) => ({ label: hint.usage, description: hint.description, text: fixedPart(hint.usage) + ' ' }));
  const ahead = offers.filter((offer) => offer.text.startsWith(typed));
  return ahead.length ? ahead : withArguments(offers, typed);
}

/** The one command whose arguments are being typed. */
function withArguments(offers, typed) {
  return offers
    .filter((offer) => typed.startsWith(offer.text))
    .sort((one, other) => other.text.length - one.text.length)
    .slice(0, 1);
}

const fixedPart = (usage) => usage.replace(/\s*[[<].*$/s, '');

function mentions(text, roster) {
  const [, before, typed] = /^(.*(?:^|\s))@([\w-]*)$/s.exec(text) ?? [];
  if (typed === undefined) {
    return [];
  }
  const names = [
    { handle: roster.app.handle, description: 'App' },
    ...roster.people.filter((person) => person.active).map((person) => ({ handle: person.handle, description: person.name })),
    ...roster.groups.map((group) => ({ handle: group.handle, description: 'User group' })),
  ];
  return names
    .filter((name) => name.handle.startsWith(typed.toLowerCase()))
    .map((name) => ({ label: '@' + name.handle, description: name.description, text: `${before}@${name.handle} ` }));
}
