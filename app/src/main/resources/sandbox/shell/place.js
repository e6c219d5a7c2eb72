import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { messageList } from '../talk/list.js';
import { composer } from '../talk/composer.js';
import { aboutTab } from './about.js';
import { channelMenu } from './channelmenu.js';
import { hashOf, isAppPlace, titleOf } from './route.js';

/** The frame around a channel or the app: title, tabs, message list, composer. Built anew when the place changes. */
export function buildPlace(main, { route, roster, hints, channel, guide, send, act }) {
  const head = isAppPlace(route) ? appHead(route, roster) : channelHead(route, roster, channel, act);
  if (route.at === 'home') {
    const home = h('div', { class: 'home-view', 'data-testid': 'home' });
    main.replaceChildren(head, panel(route, home));
    return { home };
  }
  if (route.at === 'about') {
    main.replaceChildren(head, panel(route, aboutTab(roster, hints)));
    return {};
  }
  const name = titleOf(channel, route.me, roster);
  const box = channel.archived
    ? { node: h('p', { class: 'archived-note' }, icon('archive'), ` ${name} is archived: it can be read, not written in.`), fill: () => {} }
    : composer({ id: 'composer', label: `Message ${name}`, channel, hints, roster, me: route.me, send });
  const list = messageList({ label: 'Messages in ' + name, testId: 'messages', intro: welcome(name, channel) });
  const state = h('div', { 'aria-live': 'polite' });
  main.replaceChildren(head, list.node, state, guide, box.node);
  return { list, box, state };
}

const panel = (route, content) =>
  h('div', { class: 'scroll', role: 'tabpanel', id: 'panel', 'aria-labelledby': 'tab-' + route.at, tabindex: 0 }, content);

function channelHead(route, roster, channel, act) {
  const mark = channel.direct ? null : icon(channel.archived ? 'archive' : channel.private ? 'lock' : 'hash');
  const title = channel.direct ? titleOf(channel, route.me, roster) : channel.name;
  return h('header', { class: 'place-head' },
    h('h1', null, mark, title),
    h('p', { class: 'topic' }, channel.topic),
    !channel.direct && channelMenu(channel, route, roster, act));
}

function appHead(route, roster) {
  const tab = (at, label) => h('a', {
    class: 'tab', role: 'tab', id: 'tab-' + at, href: hashOf({ me: route.me, at }), 'aria-selected': String(route.at === at), tabindex: route.at === at ? 0 : -1,
    'aria-controls': 'panel', 'data-testid': 'tab-' + at,
  }, label);
  const tabs = [tab('home', 'Home'), tab('messages', 'Messages'), tab('about', 'About')];
  return h('header', { class: 'place-head place-head-app' },
    h('h1', null, roster.app.name),
    h('div', { class: 'tabs', role: 'tablist', 'aria-label': roster.app.name, keydown: onKey }, tabs));

  function onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length].focus();
    }
  }
}

const welcome = (name, channel) => h('section', { class: 'welcome', 'data-testid': 'welcome' },
  h('h3', null, channel.direct ? `This is between you and ${name}` : name),
  h('p', null, channel.direct
    ? 'What you write here only the two of you see. Commands work here too.'
    : `This is the beginning of ${name}. ${channel.topic ?? ''}`));
