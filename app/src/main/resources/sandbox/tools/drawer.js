import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { clockPanel } from './clock.js';
import { faultsPanel } from './faults.js';
import { inspectorPanel } from './inspector.js';

const TITLES = { clock: 'Clock', inspector: 'Inspector', faults: 'Faults' };

/** The sandbox's own tools, beside the messages: what Slack does not have. */
export function buildDrawer(node, { say, onChange }) {
  const panels = { clock: clockPanel(say), inspector: inspectorPanel(say), faults: faultsPanel(say) };
  let open = null;
  let last = {};

  const tab = (name) => h('button', {
    type: 'button', class: 'tab', role: 'tab', id: 'tool-tab-' + name, 'aria-controls': 'tool-panel', 'data-testid': 'drawer-' + name, click: () => show(name), keydown: onKey,
  }, TITLES[name]);
  const tabs = Object.keys(panels).map(tab);
  const body = h('div', { class: 'drawer-body', role: 'tabpanel', id: 'tool-panel' });
  node.replaceChildren(
    h('header', { class: 'place-head' },
      h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Sandbox tools' }, tabs),
      h('button', { type: 'button', class: 'tool', 'aria-label': 'Close the tools', 'data-testid': 'drawer-close', click: () => show(null) }, icon('close'))),
    body);

  function onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const to = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
      to.click();
      to.focus();
    }
  }

  function show(name) {
    open = name;
    node.hidden = !name;
    document.body.classList.toggle('has-drawer', Boolean(name));
    Object.keys(panels).forEach((one, i) => {
      tabs[i].setAttribute('aria-selected', String(one === name));
      tabs[i].tabIndex = one === name ? 0 : -1;
    });
    if (name) {
      body.setAttribute('aria-labelledby', 'tool-tab-' + name);
      body.replaceChildren(panels[name].node);
      panels[name].show(last);
    }
    onChange();
  }

  return {
    isOpen: () => open,
    toggle: (name) => {
      show(open === name ? null : name);
      if (open) {
        tabs[Object.keys(panels).indexOf(open)].focus();
      }
    },
    close: () => show(null),
    /** What the sandbox says now: time, newest exchange, whether something is broken. */
    update(state) {
      last = { ...last, ...state };
      if (open) {
        panels[open].show(last);
      }
    },
  };
}
