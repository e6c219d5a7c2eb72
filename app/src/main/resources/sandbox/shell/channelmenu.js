import { h } from '../base/dom.js';
import { avatar } from '../base/avatar.js';
import { icon } from '../base/icons.js';
import { popup } from '../base/popup.js';
import { nameOf } from '../kit/mrkdwn.js';

/** Who is in a channel, and what can be done with it. */
export function channelMenu(channel, route, roster, act) {
  const people = channel.members.filter((id) => id !== roster.app.user_id);
  const hasApp = channel.app ?? channel.members.includes(roster.app.user_id);
  const button = h('button', {
    type: 'button', class: 'tool members', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': `${people.length} people; channel menu`, 'data-testid': 'channel-menu', click: open,
  }, icon('person'), String(people.length), icon('down'));
  let close = () => {};

  const entry = (name, words) => h('button', {
    type: 'button', class: 'menu-item', role: 'menuitem', 'data-testid': 'channel-' + name, click: () => { close(true); act(channel, name); },
  }, words);

  function open() {
    if (button.getAttribute('aria-expanded') === 'true') {
      close(true);
      return;
    }
    close = popup(button, h('div', { class: 'menu', role: 'menu', 'aria-label': '#' + channel.name },
      h('p', { class: 'menu-title' }, `In #${channel.name}`),
      h('ul', { class: 'member-list' }, [...people, ...(hasApp ? [roster.app.user_id] : [])].map((id) =>
        h('li', null, avatar(id, roster), nameOf(id, roster), id === route.me.id && ' (you)'))),
      h('hr'),
      hasApp ? entry('remove_app', `Remove ${roster.app.name} from this channel`) : entry('invite_app', `Invite ${roster.app.name} to this channel`),
      channel.archived ? entry('unarchive', 'Unarchive this channel') : entry('archive', 'Archive this channel'),
      entry('delete', 'Delete this channel')), { side: 'end' });
  }
  return button;
}
