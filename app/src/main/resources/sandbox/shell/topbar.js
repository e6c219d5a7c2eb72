import { now, wallTime } from '../base/dates.js';
import { byId, fill, h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { isDark, onSystemTheme, switchTheme } from './theme.js';

/** What is always at the top: the menu of narrow windows, the jump field, and the sandbox's own tools. */
export function buildTopbar(node, { onMenu, onJump, onTool, onKeys }) {
  const clock = h('button', { type: 'button', class: 'top-tool', 'data-testid': 'tool-clock', title: 'Move the clock', click: () => onTool('clock') });
  const inspector = h('button', { type: 'button', class: 'top-tool', 'data-testid': 'tool-inspector', title: 'See the traffic between OpsMate and Slack', click: () => onTool('inspector') }, icon('traffic'), words('Inspector'));
  const faults = h('button', { type: 'button', class: 'top-tool', 'data-testid': 'tool-faults', title: 'Break something on purpose', click: () => onTool('faults') });
  const theme = h('button', { type: 'button', class: 'top-tool', 'data-testid': 'theme', click: () => { switchTheme(); showTheme(); } });
  const keys = h('button', { type: 'button', class: 'top-tool', 'aria-label': 'Keyboard shortcuts', title: 'Keyboard shortcuts (?)', 'data-testid': 'keys', click: onKeys }, icon('keyboard'));
  const tools = { clock, inspector, faults };

  function showTheme() {
    theme.replaceChildren(icon(isDark() ? 'sun' : 'moon'));
    theme.setAttribute('aria-label', isDark() ? 'Use light colours' : 'Use dark colours');
    theme.title = theme.getAttribute('aria-label');
  }

  node.replaceChildren(
    h('button', { type: 'button', class: 'top-tool top-menu', 'aria-label': 'Channels and apps', 'aria-controls': 'side', 'data-testid': 'menu', click: onMenu }, icon('menu')),
    h('button', { type: 'button', class: 'jump', 'data-testid': 'jump', click: onJump }, icon('search'), words('Jump to a channel or person'), h('kbd', { 'aria-hidden': 'true' }, 'Ctrl K')),
    h('div', { class: 'top-tools', role: 'toolbar', 'aria-label': 'Sandbox tools' }, clock, inspector, faults, theme, keys));
  showTheme();
  onSystemTheme(showTheme);

  return {
    /** Time in this person's zone; whether the clock was moved, whether faults are on, which tool is open. */
    show({ zone, isMoved, isBroken, open }) {
      fill(clock, icon('clock'), words(wallTime(now(), zone)), isMoved && h('span', { class: 'moved' }, 'moved'));
      clock.setAttribute('aria-label', `Sandbox time ${wallTime(now(), zone)}${isMoved ? ', moved' : ''}. Move the clock`);
      fill(faults, icon('bug'), words('Faults'), isBroken && h('span', { class: 'moved' }, 'on'));
      Object.entries(tools).forEach(([name, button]) => button.setAttribute('aria-expanded', String(open === name)));
    },
  };
}

const words = (text) => h('span', { class: 'top-words' }, text);

/** The sidebar of a narrow window comes and goes over the rest. */
export function toggleSidebar(open) {
  const side = byId('side');
  side.classList.toggle('is-open', open);
  if (side.classList.contains('is-open')) {
    side.querySelector('[aria-current], .place')?.focus();
  }
}
