import { backend } from './backend.js';
import { clockIsAhead, today } from './base/dates.js';
import { byId, fill } from './base/dom.js';
import { toast } from './base/toast.js';
import { askPlainly } from './kit/confirm.js';
import { modalWindow } from './modal/modal.js';
import { buildGuide } from './shell/guide.js';
import { showHome } from './shell/home.js';
import { openJump } from './shell/jump.js';
import { listenForKeys, showKeys } from './shell/keys.js';
import { follow, oneAtATime } from './shell/live.js';
import { buildPlace } from './shell/place.js';
import { channelOf, channelsOf, go, isAppPlace, readRoute, titleOf, zoneOf } from './shell/route.js';
import { buildSidebar } from './shell/sidebar.js';
import { showSwitcher } from './shell/switcher.js';
import { applyTheme } from './shell/theme.js';
import { buildTopbar, toggleSidebar } from './shell/topbar.js';
import { countUnread, isNew, markSeen, seenUpTo } from './shell/unread.js';
import { threaded } from './talk/arrange.js';
import { buildThread } from './talk/thread.js';
import { prompts, working } from './talk/working.js';
import { buildDrawer } from './tools/drawer.js';

applyTheme();
let [roster, hints] = await Promise.all([backend.workspace(), backend.hints()]);
const modal = modalWindow();
const showSidebar = buildSidebar(byId('sidebar'));
const drawer = buildDrawer(byId('drawer'), { say: toast, onChange: () => showTop() });
const topbar = buildTopbar(byId('top'), { onMenu: () => toggleSidebar(), onJump: jump, onTool: (name) => drawer.toggle(name), onKeys: showKeys });
const guideNode = byId('guide');
const guide = buildGuide(guideNode, { roster, become, write: (text) => place.box?.fill(text) });
const narrow = matchMedia('(max-width: 1500px)');
let known = { newest: {}, clock: {}, faults: false };
let route;
let place;
let thread;

const view = () => ({
  me: route.me, zone: zoneOf(route.me), today: today(zoneOf(route.me)), at: route.at, roster, press, refresh, say: toast, onReply: (ts) => go({ ...route, thread: ts, ts: null }),
});
const press = (given) => backend.press({ as: route.me.id, ...given });
const send = (channel, text, threadTs) => backend.write(route.me.id, channel.id, text, threadTs);

function become(me) {
  sessionStorage.setItem('as', me.id);
  go({ ...route, me, thread: null, ts: null });
}

function jump() {
  openJump({ me: route.me, roster, become, open: (at) => go({ me: route.me, at }) });
}

async function act(channel, name) {
  if (name === 'delete' && !(await askPlainly(`Delete #${channel.name}?`, 'Everything written in it goes with it, until the sandbox is started anew.', 'Delete', 'Keep it'))) {
    return;
  }
  await backend.actOnChannel(route.me.id, channel.id, name).catch((refused) => toast('Nothing was changed: ' + refused.message));
}

/** Somewhere else, or somebody else: the frame is built anew. */
async function arrive() {
  route = readRoute(roster);
  sessionStorage.setItem('as', route.me.id);
  const channel = channelOf(route, roster);
  const upTo = channel && seenUpTo(route.me, channel.id);
  place = { ...buildPlace(byId('place'), { route, roster, hints, channel, guide: guideNode, send, act }), upTo };
  byId('thread').hidden = !route.thread || !channel;
  if (route.thread && channel && narrow.matches) {
    drawer.close();
  }
  thread = route.thread && channel && buildThread(byId('thread'), {
    channel, hints, roster, me: route.me, send: (to, text) => send(to, text, route.thread), close: () => go({ ...route, thread: null }),
  });
  showSwitcher(byId('switcher'), route.me, roster, become);
  byId('side').classList.remove('is-open');
  document.title = `${channel && !isAppPlace(route) ? titleOf(channel, route.me, roster) : roster.app.name} - ${roster.team.name}`;
  if (!document.querySelector('dialog[open]')) {
    (thread?.box ?? place.box)?.focus?.();
  }
  if (route.at === 'home' || route.at === 'messages') {
    backend.openHome(route.me.id, route.at).catch(() => {});
  }
  showTop();
  known = { ...known, newest: (await backend.changes(route.me.id, -1)).newest };
  await refresh();
}

const refresh = oneAtATime(async () => {
  const here = route;
  const channel = channelOf(here, roster);
  const [told, open] = await Promise.all([
    channel ? backend.timeline(here.me.id, channel.id) : here.at === 'home' ? backend.home(here.me.id) : {},
    backend.modal(here.me.id),
  ]);
  if (here === route) {
    if (channel) {
      showChannel(channel, told);
    } else if (here.at === 'home') {
      showHome(place.home, told, view());
    }
    modal.show(open, view());
    guide.show(channel && !channel.direct && !channel.archived ? told.messages : null, here.me, Boolean(open.view));
  }
  const unread = await countUnread(here.me, known.newest);
  if (here === route) {
    showSidebar(here, roster, unread);
  }
});

function showChannel(channel, told) {
  const messages = told.messages.map((message) => ({ ...message, channel: channel.id }));
  const top = threaded(messages);
  const unreadFrom = place.upTo ? top.find((message) => isNew(message, route.me, place.upTo))?.ts : null;
  place.list.show(top, view(), { unreadFrom });
  const ofThread = (told.threads ?? []).find((one) => one.thread_ts === (route.thread ?? ''));
  markSeen(route.me, channel.id, messages.at(-1)?.ts ?? '');
  if (route.ts && !place.isRevealed) {
    place.isRevealed = true;
    place.list.reveal(route.ts);
  }
  const atWork = (told.threads ?? []).findLast((one) => one.status);
  const saidNothing = !top.some((message) => message.user === route.me.id);
  const suggested = saidNothing && (told.threads ?? []).find((one) => one.prompts?.length);
  fill(place.state, working(atWork, roster), prompts(suggested, (text) => send(channel, text)));
  thread?.show(messages, route.thread, view(), ofThread);
}

function showTop() {
  const zone = zoneOf(route?.me ?? {});
  topbar.show({ zone, isMoved: known.clock?.ahead_ms > 0, isBroken: known.faults, open: drawer.isOpen() });
  drawer.update({ zone, ahead: known.clock?.ahead_ms, traffic: known.traffic, faults: known.faults });
}

function tick() {
  showTop();
  if (!byId('switcher').querySelector('[aria-expanded=true]')) {
    showSwitcher(byId('switcher'), route.me, roster, become);
  }
}

async function onChange(changes, asked) {
  if (changes.roster !== undefined && known.roster !== undefined && changes.roster !== known.roster) {
    roster = await backend.workspace();
    known = { ...known, ...changes };
    await arrive();
    return;
  }
  const isContent = changes.content === undefined || changes.content !== known.content || changes.clock?.ahead_ms !== known.clock?.ahead_ms;
  known = { ...known, ...changes, newest: asked === route.me.id ? changes.newest : known.newest };
  clockIsAhead(known.clock?.ahead_ms ?? 0);
  tick();
  if (isContent) {
    await refresh();
  }
}

function neighbour(step) {
  const places = [...channelsOf(route.me, roster).map((channel) => channel.id), 'home'];
  const at = places.indexOf(isAppPlace(route) ? 'home' : route.at);
  go({ me: route.me, at: places[(at + step + places.length) % places.length] });
}

function escape() {
  if (byId('side').classList.contains('is-open')) {
    toggleSidebar(false);
  } else if (drawer.isOpen()) {
    drawer.close();
  } else if (route.thread && byId('thread').contains(document.activeElement)) {
    go({ ...route, thread: null });
  } else {
    byId('composer')?.focus();
  }
}

byId('workspace-name').textContent = roster.team.name;
byId('skip').addEventListener('click', (event) => { event.preventDefault(); (byId('composer') ?? byId('panel'))?.focus(); });
listenForKeys({ jump, neighbour, inspector: () => drawer.toggle('inspector'), escape });
window.addEventListener('hashchange', arrive);
setInterval(tick, 30000);
await arrive();
performance.mark('interactive');
follow(() => route.me.id, onChange, (offline) => { byId('offline').hidden = !offline; });
