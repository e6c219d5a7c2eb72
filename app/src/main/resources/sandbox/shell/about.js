import { h } from '../base/dom.js';

/** The app's About tab: what it is, and what one can type. */
export function aboutTab(roster, hints) {
  return h('div', { class: 'about', 'data-testid': 'about' },
    h('h2', null, `About ${roster.app.name}`),
    h('p', null, 'The operations teammate. It reads freely, and changes nothing until an authorised person presses Approve on a card that says exactly what will happen.'),
    h('h3', null, 'Commands'),
    h('dl', { class: 'commands' }, hints.flatMap((hint) => [h('dt', null, h('code', null, hint.usage)), h('dd', null, hint.description)])),
    roster.shortcuts?.length > 0 && [
      h('h3', null, 'In the menu of a message'),
      h('ul', { class: 'bullets' }, roster.shortcuts.map((one) => h('li', null, one.name))),
    ],
    h('h3', null, 'This is a sandbox'),
    h('p', null, 'It stands in for Slack on this machine. Nothing written here reaches a real workspace, and with the demo estate no real system.'));
}
