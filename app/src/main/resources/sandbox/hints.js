/** What could come next: commands while a line starts with a slash, names after an @. */
export function suggestions(text, hints, roster) {
  return text.startsWith('/') ? commands(text, hints) : mentions(text, roster);
}

function commands(text, hints) {
  const typed = text.toLowerCase();
  return hints
    .map((hint) => ({ label: hint.usage, description: hint.description, text: fixedPart(hint.usage) + ' ' }))
    .filter((offer) => startsAlike(offer.text.trim(), typed));
}

/** Half-typed commands match, and so do those that already have their arguments. */
function startsAlike(command, typed) {
  return command.startsWith(typed.trimEnd()) || typed.startsWith(command + ' ');
}

const fixedPart = (usage) => usage.replace(/\s*[[<].*$/s, '');

function mentions(text, roster) {
  const [, before, typed] = /^(.*(?:^|\s))@([\w-]*)$/s.exec(text) ?? [];
  if (typed === undefined) {
    return [];
  }
  const names = [
    { handle: roster.app.handle, description: 'App' },
    ...roster.people.map((person) => ({ handle: person.handle, description: person.name })),
    ...roster.groups.map((group) => ({ handle: group.handle, description: 'User group' })),
  ];
  return names
    .filter((name) => name.handle.startsWith(typed.toLowerCase()))
    .map((name) => ({ label: '@' + name.handle, description: name.description, text: `${before}@${name.handle} ` }));
}
