/** Who one is and what one looks at, kept in the address: #as=U0APPROVER1&at=C000000OPS&thread=1700000000.000100 */
const TABS = ['home', 'messages', 'about'];

export function readRoute(roster) {
  const hash = new URLSearchParams(location.hash.slice(1));
  const me = active(roster).find((person) => person.id === hash.get('as')) ?? lastPerson(roster);
  const at = hash.get('at');
  const own = channelsOf(me, roster);
  const isKnown = TABS.includes(at) || own.some((channel) => channel.id === at);
  return { me, at: isKnown ? at : own[0]?.id ?? 'home', thread: hash.get('thread'), ts: hash.get('ts') };
}

export function go(route) {
  location.hash = hashOf(route);
}

export function hashOf({ me, at, thread, ts }) {
  const hash = new URLSearchParams(me ? { as: me.id, at } : { at });
  for (const [name, value] of Object.entries({ thread, ts })) {
    if (value) {
      hash.set(name, value);
    }
  }
  return '#' + hash;
}

/** The channel whose messages are shown: the direct messages with the app have one per person. */
export function channelOf(route, roster) {
  if (route.at === 'home' || route.at === 'about') {
    return null;
  }
  return route.at === 'messages' ? directWithApp(route.me, roster) : roster.channels.find((channel) => channel.id === route.at);
}

export const isAppPlace = (route) => TABS.includes(route.at);

export const isWithApp = (channel, roster) => channel.direct && channel.members.includes(roster.app.user_id);

export const directWithApp = (me, roster) =>
  roster.channels.find((channel) => isWithApp(channel, roster) && channel.members.includes(me.id));

/** What stands in somebody's sidebar: channels first, then people. */
export const channelsOf = (me, roster) => roster.channels
  .filter((channel) => channel.members.includes(me.id) && !isWithApp(channel, roster))
  .toSorted((one, other) => Number(one.direct) - Number(other.direct) || Number(Boolean(one.archived)) - Number(Boolean(other.archived)));

/** How a place is called: "#ops", or the other person's name. */
export function titleOf(channel, me, roster) {
  if (!channel.direct) {
    return '#' + channel.name;
  }
  const other = channel.members.find((id) => id !== me.id);
  return other === roster.app.user_id ? roster.app.name : roster.people.find((person) => person.id === other)?.name ?? channel.name;
}

export const zoneOf = (person) => person.tz ?? 'UTC';

const active = (roster) => roster.people.filter((person) => person.active);

function lastPerson(roster) {
  const id = sessionStorage.getItem('as');
  return active(roster).find((person) => person.id === id) ?? active(roster)[0];
}
