import { h } from './dom.js';
import { composer } from './composer.js';

/** The frame around a channel or the app: title, tabs, message list, composer. Built anew when the place changes. */
export function buildPlace(main, { route, roster, hints, channel, open, send }) {
  const isApp = route.at === 'home' || route.at === 'messages';
  const title = h('header', { class: 'place-head' },
    h('h1', null, isApp ? roster.app.name : '#' + channel.name),
    !isApp && h('p', { class: 'topic' }, channel.topic),
    isApp && h('div', { class: 'tabs', role: 'tablist' }, tab('home', 'Home'), tab('messages', 'Messages')));
  function tab(at, label) {
    return h('button', { type: 'button', class: 'tab', role: 'tab', 'aria-selected': String(route.at === at), 'data-testid': 'tab-' + at, click: () => open(at) }, label);
  }
  if (route.at === 'home') {
    const home = h('div', { class: 'home-view', role: 'tabpanel', 'data-testid': 'home' });
    main.replaceChildren(title, h('div', { class: 'scroll' }, home));
    return { home };
  }
  const name = isApp ? roster.app.name : '#' + channel.name;
  const box = composer({ id: 'composer', label: `Message ${name}`, channel, hints, roster, send: (to, text) => send(to, text) });
  const welcome = welcomePanel(name, isApp, () => box.fill('/opsmate zombies'));
  const list = h('div', { class: 'messages', role: 'log', 'aria-label': 'Messages in ' + name, 'data-testid': 'messages' });
  const scroll = h('div', { class: 'scroll', tabindex: 0, 'aria-label': 'Messages in ' + name, role: 'region' }, h('div', { class: 'scroll-inner' }, welcome, list));
  main.replaceChildren(title, scroll, box.node);
  return { list, scroll, welcome };
}

function welcomePanel(name, isApp, tryIt) {
  return h('section', { class: 'welcome', 'data-testid': 'welcome' },
    h('h3', null, isApp ? 'Your own line to OpsMate' : `Welcome to ${name}`),
    h('p', null, 'Type ', h('code', null, '/opsmate zombies'), ' and press Enter. OpsMate looks for cloud waste, and shows what it costs before anybody removes anything.'),
    h('p', null, h('button', { type: 'button', class: 'button', 'data-testid': 'try-it', click: tryIt }, 'Write it for me')),
    h('p', { class: 'welcome-rule' }, 'Whoever asks cannot approve. Become somebody else at the top right.'));
}
