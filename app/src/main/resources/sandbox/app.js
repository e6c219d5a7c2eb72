import { byId } from './dom.js';
import { backend } from './backend.js';
import { showHome } from './home.js';
import { follow } from './live.js';
import { modalWindow } from './modal.js';
import { showMessages, threaded } from './messages.js';
import { buildPlace } from './place.js';
import { channelOf, go, readRoute } from './route.js';
import { showSidebar } from './sidebar.js';
import { showSwitcher } from './switcher.js';
import { buildThread } from './thread.js';

const [roster, hints] = await Promise.all([backend.workspace(), backend.hints()]);
const seen = {};
const modal = modalWindow();
let newest = {};
let route;
let place;
let thread;

const view = () => ({ me: route.me, zone: route.me.tz, roster, press, refresh: () => refresh(false), onReply: (ts) => go({ ...route, thread: ts }) });
const open = (at) => go({ me: route.me, at });
const send = (channel, text, threadTs) => backend.write(route.me.id, channel.id, text, threadTs);
const press = (given) => backend.press({ as: route.me.id, ...given });

async function arrive() {
  route = readRoute(roster);
  const channel = channelOf(route, roster);
  place = buildPlace(byId('main'), { route, roster, hints, channel, open, send });
  byId('thread').hidden = !route.thread;
  thread = route.thread && channel && buildThread(byId('thread'), {
    channel, hints, roster, send: (to, text) => send(to, text, route.thread), close: () => open(route.at),
  });
  showSwitcher(byId('switcher'), route, roster, (me) => go({ ...route, me }));
  if (route.at === 'home' || route.at === 'messages') {
    backend.openHome(route.me.id, route.at);
  }
  document.title = `${channel && !channel.direct ? '#' + channel.name : roster.app.name} - OpsMate sandbox`;
  byId('composer')?.focus();
  newest = (await backend.changes(route.me.id, -1)).newest;
  await refresh(true);
}

async function refresh(toEnd) {
  const here = route;
  const channel = channelOf(here, roster);
  if (!channel) {
    const home = await backend.home(here.me.id);
    if (here === route) {
      showHome(place.home, home, view());
    }
  } else {
    const { messages } = await backend.timeline(here.me.id, channel.id);
    if (here === route) {
      showChannel(channel, messages, toEnd);
    }
  }
  showUnread();
  const open = await backend.modal(here.me.id);
  if (here === route) {
    modal.show(open, view());
  }
}

function showChannel(channel, messages, toEnd) {
  const { scroll } = place;
  const wasAtEnd = toEnd || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const top = threaded(messages);
  place.welcome.hidden = top.length > 0;
  showMessages(place.list, top, view());
  seen[route.me.id + channel.id] = messages.at(-1)?.ts ?? '';
  if (wasAtEnd) {
    scroll.scrollTop = scroll.scrollHeight;
  }
  if (toEnd && route.ts) {
    place.list.querySelector(`[data-ts="${CSS.escape(route.ts)}"]`)?.scrollIntoView({ block: 'center' });
  }
  const parent = top.find((message) => message.ts === route.thread);
  if (thread && parent) {
    thread.show(parent, view());
  }
}

function showUnread() {
  const unread = new Set(Object.keys(newest).filter((channel) => newest[channel] > (seen[route.me.id + channel] ?? '')));
  showSidebar(byId('sidebar'), route, roster, unread, open);
}

window.addEventListener('hashchange', arrive);
await arrive();
follow(
  () => route.me.id,
  async (changes, asked) => {
    newest = asked === route.me.id ? changes.newest : newest;
    await refresh(false);
  },
  (offline) => { byId('offline').hidden = !offline; },
);
