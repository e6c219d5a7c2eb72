import { freshId } from './dom.js';

const ITEMS = '[role^=menuitem]:not(:disabled), [role=option], .menu-focus';

/**
 * Opens a menu at its button, above everything else; closes it on Escape, on Tab and on a click elsewhere. Arrow keys,
 * Home, End and first letters move in it. Returns what closes it.
 */
export function popup(button, menu, { onClose, side = 'start', keys = true } = {}) {
  if (button.getAttribute('aria-expanded') === 'true') {
    return () => {};
  }
  const close = (refocus) => {
    if (!menu.isConnected) {
      return;
    }
    document.removeEventListener('pointerdown', onPointer, true);
    document.removeEventListener('scroll', onScroll, true);
    menu.remove();
    button.setAttribute('aria-expanded', 'false');
    button.removeAttribute('aria-controls');
    onClose?.();
    if (refocus && button.isConnected) {
      button.focus();
    }
  };
  const onPointer = (event) => !menu.contains(event.target) && !button.contains(event.target) && close(false);
  const onScroll = (event) => !menu.contains(event.target) && place(button, menu, side);
  menu.id ||= freshId('menu');
  menu.popover = 'manual';
  menu.addEventListener('keydown', (event) => onKey(event, menu, close, keys));
  button.setAttribute('aria-expanded', 'true');
  button.setAttribute('aria-controls', menu.id);
  (button.closest('dialog') ?? document.body).append(menu);
  menu.showPopover();
  place(button, menu, side);
  document.addEventListener('pointerdown', onPointer, true);
  document.addEventListener('scroll', onScroll, true);
  (menu.querySelector('[data-autofocus], input') ?? menu.querySelector('[aria-checked=true]') ?? menu.querySelector(ITEMS))?.focus();
  return close;
}

function onKey(event, menu, close, keys) {
  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    close(true);
  } else if (event.key === 'Tab') {
    close(true);
  } else if (keys && move(event, [...menu.querySelectorAll(ITEMS)])) {
    event.preventDefault();
  }
}

/** Moves the focus among items as a key says; false when the key says nothing. */
export function move(event, items) {
  const now = items.indexOf(document.activeElement);
  const to = {
    ArrowDown: now + 1, ArrowUp: now < 0 ? items.length - 1 : now - 1, Home: 0, End: items.length - 1,
  }[event.key] ?? (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey ? byLetter(items, now, event.key) : undefined);
  if (to === undefined || items.length === 0) {
    return false;
  }
  items[(to + items.length) % items.length].focus();
  return true;
}

function byLetter(items, now, letter) {
  const starts = (item) => item.textContent.trim().toLowerCase().startsWith(letter.toLowerCase());
  const after = items.findIndex((item, i) => i > now && starts(item));
  const found = after >= 0 ? after : items.findIndex(starts);
  return found >= 0 ? found : undefined;
}

/** Below the button where there is room, else above; never outside the window. */
function place(button, menu, side) {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = side === 'end' ? at.right - width : at.left;
  const below = at.bottom + 4;
  const top = below + height <= innerHeight - 8 ? below : Math.max(8, at.top - height - 4);
  menu.style.left = Math.round(Math.max(8, Math.min(left, innerWidth - width - 8))) + 'px';
  menu.style.top = Math.round(top) + 'px';
}
