import { h } from './dom.js';

/** A small square: the app's mark, or initials on the person's own colour. */
export function avatar(userId, roster) {
  if (userId === roster.app.user_id) {
    return h('img', { class: 'avatar', src: '/sandbox/assets/opsmate.svg', alt: '' });
  }
  const position = roster.people.findIndex((person) => person.id === userId);
  const shade = position < 0 ? 'slackbot' : position % 8;
  return h('span', { class: 'avatar avatar-' + shade, 'aria-hidden': 'true' }, roster.people[position]?.initials ?? 'S');
}
