import { h } from './dom.js';
import { avatar } from './avatar.js';

/** Channels and apps; bold where somebody else wrote since one last looked. */
export function showSidebar(node, route, roster, unread, open) {
  const direct = roster.channels.find((channel) => channel.direct && channel.members.includes(route.me.id));
  const item = (at, isCurrent, isUnread, ...label) =>
    h('li', null, h('button', {
      type: 'button', class: 'place' + (isUnread ? ' place-unread' : ''), 'aria-current': isCurrent ? 'page' : null, 'data-testid': 'place-' + at, click: () => open(at),
    }, label, isUnread && h('span', { class: 'dot' }, h('span', { class: 'hidden-text' }, 'unread'))));
  node.replaceChildren(
    h('h2', null, 'Channels'),
    h('ul', null, roster.channels.filter((channel) => !channel.direct && channel.members.includes(route.me.id)).map((channel) =>
      item(channel.id, route.at === channel.id, unread.has(channel.id), h('span', { class: 'hash' }, '#'), channel.name))),
    h('h2', null, 'Apps'),
    h('ul', null, item(unread.has(direct.id) ? 'messages' : 'home', route.at === 'home' || route.at === 'messages', unread.has(direct.id), avatar(roster.app.user_id, roster), roster.app.name)),
    h('p', { class: 'sidebar-foot' }, 'Nothing written here reaches a real Slack workspace.'));
}
