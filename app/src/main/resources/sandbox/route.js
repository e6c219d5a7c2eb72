/** Who one is and what one looks at, kept in the address: #as=U0APPROVER1&at=C000000OPS&thread=1700000000.000100 */
export function readRoute(roster) {
  const hash = new URLSearchParams(location.hash.slice(1));
  const me = active(roster).find((person) => person.id === hash.get('as')) ?? remembered(roster);
  const at = hash.get('at');
  const own = roster.channels.filter((channel) => !channel.direct && channel.members.includes(me.id));
  const isKnown = at === 'home' || at === 'messages' || own.some((channel) => channel.id === at);
  return { me, at: isKnown ? at : own[0].id, thread: hash.get('thread'), ts: hash.get('ts') };
}

export function go(route) {
  sessionStorage.setItem('as', route.me.id);
  const hash = new URLSearchParams({ as: route.me.id, at: route.at });
  if (route.thread) {
    hash.set('thread', route.thread);
  }
  location.hash = hash.toString();
}

/** The channel whose messages are shown: the direct messages with the app have one per person. */
export function channelOf(route, roster) {
  if (route.at === 'home') {
    return null;
  }
  return route.at === 'messages'
    ? roster.channels.find((channel) => channel.direct && channel.members.includes(route.me.id))
    : roster.channels.find((channel) => channel.id === route.at);
}

const active = (roster) => roster.people.filter((person) => person.active);

function remembered(roster) {
  const id = sessionStorage.getItem('as');
  return active(roster).find((person) => person.id === id) ?? active(roster)[0];
}
