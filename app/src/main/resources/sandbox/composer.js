import { h } from './dom.js';
import { icon } from './icons.js';
import { suggestions } from './hints.js';

/** The message box: Enter sends, Shift+Enter breaks the line, hints appear for commands and mentions. */
export function composer({ id, label, channel, hints, roster, send }) {
  const list = h('div', { class: 'hints', role: 'listbox', id: id + '-hints', 'aria-label': 'Suggestions', hidden: true });
  const status = h('p', { class: 'composer-status', role: 'status' });
  const box = h('textarea', {
    id, class: 'composer-box', rows: 1, placeholder: label, 'aria-label': label, 'data-testid': id, autocomplete: 'off', spellcheck: 'false',
    role: 'combobox', 'aria-controls': id + '-hints', 'aria-expanded': 'false', 'aria-autocomplete': 'list',
    input: onInput, keydown: onKey, blur: () => setTimeout(hide, 150),
  });
  const button = h('button', { class: 'send', type: 'button', 'aria-label': 'Send', 'data-testid': id + '-send', click: submit }, icon('send'));
  let offered = [];
  let active = -1;

  function onInput() {
    box.style.height = 'auto';
    box.style.height = Math.min(box.scrollHeight, 160) + 'px';
    offered = suggestions(box.value, hints, roster);
    active = -1;
    draw();
  }

  function draw() {
    list.hidden = offered.length === 0;
    box.setAttribute('aria-expanded', String(offered.length > 0));
    list.replaceChildren(...offered.map((offer, i) =>
      h('div', { class: 'hint', role: 'option', id: `${id}-hint-${i}`, 'aria-selected': String(i === active), 'data-testid': 'hint', mousedown: (event) => { event.preventDefault(); take(offer); } },
        h('b', null, offer.label), h('span', null, offer.description))));
    if (active >= 0) {
      box.setAttribute('aria-activedescendant', `${id}-hint-${active}`);
      list.children[active].scrollIntoView({ block: 'nearest' });
    } else {
      box.removeAttribute('aria-activedescendant');
    }
  }

  function take(offer) {
    box.value = offer.text;
    box.focus();
    onInput();
  }

  function hide() {
    offered = [];
    draw();
  }

  function onKey(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      active >= 0 ? take(offered[active]) : submit();
    } else if (event.key === 'Tab' && offered.length && !event.shiftKey) {
      event.preventDefault();
      take(offered[Math.max(active, 0)]);
    } else if (event.key === 'Escape') {
      hide();
    } else if (offered.length && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      active = (active + (event.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length;
      draw();
    }
  }

  async function submit() {
    const text = box.value.trim();
    if (!text) {
      return;
    }
    box.value = '';
    onInput();
    status.textContent = text.startsWith('/') ? `Sending ${text.split(/\s/)[0]} to OpsMate…` : '';
    try {
      await send(channel, text);
      status.textContent = '';
    } catch {
      status.textContent = 'Not sent: the sandbox does not answer.';
      box.value = text;
    }
  }

  const node = h('div', { class: 'composer' }, list, h('div', { class: 'composer-frame' }, box, button), status);
  return { node, fill: (text) => take({ text }) };
}
