import { avatar } from '../base/avatar.js';
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { keyed } from '../base/keyed.js';
import { move } from '../base/popup.js';
import { channelsOf, directWithApp, hashOf, isAppPlace, titleOf } from './route.js';

/** Channels, people and apps; bold where somebody else wrote since one last looked, with a number where one is meant. */
export function buildSidebar(node) {
  const list = h('div', { class: 'places', keydown: onKey });
  node.replaceChildren(list);

  function onKey(event) {
    if (event.target.matches('.place') && move(event, [...list.querySelectorAll('.place')])) {
      event.preventDefault();
    }
  }

  return (route, roster, unread) => {
    const own = channelsOf(route.me, roster);
    const direct = directWithApp(route.me, roster);
    const sections = [
      { title: 'Channels', items: own.filter((channel) => !channel.direct).map((channel) => ofChannel(channel, route, unread)) },
      { title: 'Direct messages', items: own.filter((channel) => channel.direct).map((channel) => ofPerson(channel, route, roster, unread)) },
      { title: 'Apps', items: [ofApp(route, roster, direct && unread.get(direct.id))] },
    ].filter((section) => section.items.length > 0);
    keyed(list, sections.map((section) => ({ key: section.title, version: section.title, section })), ({ section }) =>
      h('section', null, h('h2', { class: 'places-title' }, section.title), h('ul', { 'aria-label': section.title })));
    sections.forEach((section, i) => {
      const items = section.items.map((item) => ({ ...item, key: item.at, version: JSON.stringify({ ...item, me: route.me.id }) }));
      keyed(list.children[i].querySelector('ul'), items, (item) => row(item, route, roster));
    });
  };
}

const ofChannel = (channel, route, unread) => ({
  at: channel.id, name: channel.name, mark: channel.archived ? 'archive' : channel.private ? 'lock' : 'hash', isQuiet: Boolean(channel.archived),
  isCurrent: route.at === channel.id, isBold: unread.has(channel.id), badge: unread.get(channel.id)?.mentions ?? 0,
});

const ofPerson = (channel, route, roster, unread) => ({
  at: channel.id, name: titleOf(channel, route.me, roster), person: channel.members.find((id) => id !== route.me.id),
  isCurrent: route.at === channel.id, isBold: unread.has(channel.id), badge: unread.get(channel.id)?.messages ?? 0,
});

const ofApp = (route, roster, unread) => ({
  at: unread ? 'messages' : 'home', testId: 'app', name: roster.app.name, person: roster.app.user_id,
  isCurrent: isAppPlace(route), isBold: Boolean(unread), badge: unread?.messages ?? 0,
});

function row(item, route, roster) {
  const classes = ['place', item.isBold && 'place-unread', item.isQuiet && 'place-quiet'];
  return h('li', null, h('a', {
    class: classes.filter(Boolean).join(' '), href: hashOf({ me: route.me, at: item.at }), 'aria-current': item.isCurrent ? 'page' : null,
    'data-testid': 'place-' + (item.testId ?? item.at),
  }, item.person ? avatar(item.person, roster) : icon(item.mark),
  h('span', { class: 'place-name' }, item.name),
  item.isQuiet && h('span', { class: 'hidden-text' }, 'archived'),
  item.mark === 'lock' && h('span', { class: 'hidden-text' }, 'private'),
  item.badge > 0 && h('span', { class: 'badge' }, item.badge > 99 ? '99+' : item.badge, h('span', { class: 'hidden-text' }, ' new')),
  item.isBold && item.badge === 0 && h('span', { class: 'hidden-text' }, 'unread')));
}
