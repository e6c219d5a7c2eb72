import { avatar } from '../base/avatar.js';
import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { history } from './history.js';
import { isComplete, suggestions } from './hints.js';

const MOST_HEIGHT = 220;

/** The message box: Enter sends, Shift+Enter breaks the line, hints appear for commands, people, channels and emoji. */
export function composer({ id, label, channel, hints, roster, me, send, isThread = false }) {
  const list = h('div', { class: 'hints', role: 'listbox', id: id + '-hints', 'aria-label': 'Suggestions', hidden: true });
  const status = h('p', { class: 'composer-status', role: 'status', 'data-testid': id + '-status' });
  const box = h('textarea', {
    id, class: 'composer-box', rows: 1, placeholder: label, 'aria-label': label, 'data-testid': id, autocomplete: 'off', spellcheck: 'false',
    role: 'combobox', 'aria-controls': id + '-hints', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-describedby': id + '-keys',
    input: onInput, keydown: onKey, blur: () => setTimeout(hide, 150),
  });
  const button = h('button', { class: 'send', type: 'button', 'aria-label': 'Send', title: 'Send (Enter)', 'data-testid': id + '-send', click: submit }, icon('send'));
  const past = history(me.id);
  let offered = [];
  let active = -1;

  const before = () => box.value.slice(0, box.selectionStart);

  function onInput() {
    fit();
    status.textContent = '';
    offered = suggestions(before(), { hints, roster, me, isThread });
    active = offered.length && !offered[0].isNote && !isComplete(before(), offered) ? 0 : -1;
    draw();
  }

  function fit() {
    box.style.height = 'auto';
    box.style.height = Math.min(box.scrollHeight, MOST_HEIGHT) + 'px';
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
    const after = box.value.slice(box.selectionStart);
    box.value = offer.text + after;
    box.focus();
    box.setSelectionRange(offer.text.length, offer.text.length);
    onInput();
  }

  function fill(text) {
    box.value = text;
    box.focus();
    onInput();
  }

  function hide() {
    offered = [];
    active = -1;
    draw();
  }

  function onKey(event) {
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      active >= 0 ? take(offered[active]) : submit();
    } else if (event.key === 'Tab' && offered.length && !event.shiftKey && !offered[0].isNote) {
      event.preventDefault();
      take(offered[Math.max(active, 0)]);
    } else if (event.key === 'Escape' && offered.length) {
      event.preventDefault();
      event.stopPropagation();
      hide();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      onArrow(event, event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  /** Through the hints while there are any to take; else, from an empty box, back to what was sent. */
  function onArrow(event, step) {
    if (offered.length && !past.isOpen()) {
      event.preventDefault();
      active = (active + step + offered.length + (active < 0 && step < 0 ? 1 : 0)) % offered.length;
      draw();
    } else if (box.value === '' || past.isOpen()) {
      const text = past.step(step);
      if (text !== undefined) {
        event.preventDefault();
        box.value = text;
        fit();
        hide();
      }
    }
  }

  async function submit() {
    const text = box.value.trim();
    if (!text) {
      return;
    }
    if (isThread && text.startsWith('/')) {
      const [command] = text.split(/\s/);
      status.textContent = `${command} is not supported in threads. Write @${roster.app.handle} and the same words instead.`;
      return;
    }
    past.add(text);
    box.value = '';
    onInput();
    status.textContent = text.startsWith('/') ? `Sending ${text.split(/\s/)[0]} to ${roster.app.name}…` : '';
    try {
      await send(channel, text);
      status.textContent = '';
    } catch (failed) {
      status.textContent = 'Not sent: ' + (failed.isRefusal ? failed.message : 'the sandbox does not answer.');
      box.value = box.value || text;
      fit();
    }
  }

  const node = h('div', { class: 'composer' }, list,
    h('div', { class: 'composer-frame' }, avatar(me.id, roster), box, button),
    h('div', { class: 'composer-foot' }, status, h('p', { class: 'composer-keys', id: id + '-keys' },
      h('b', null, 'Enter'), ' sends, ', h('b', null, 'Shift+Enter'), ' breaks the line', isThread ? '' : [', ', h('b', null, '/'), ' for commands'])));
  return { node, fill, focus: () => box.focus(), submit };
}
