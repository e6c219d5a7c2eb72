/** Makes an element. Attributes that are null, undefined or false are left out; functions become listeners. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Opens a menu below its button; closes it on Escape, on a choice and on a click elsewhere. */
export function popup(button, menu, onClose) {
  const isOutside = (event) => !menu.contains(event.target) && !button.contains(event.target);
  const close = () => {
    menu.remove();
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', onPointer, true);
    document.removeEventListener('keydown', onKey, true);
    onClose?.();
  };
  const onPointer = (event) => isOutside(event) && close();
  const onKey = (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
      button.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveFocus(menu, event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  button.setAttribute('aria-expanded', 'true');
  button.after(menu);
  menu.classList.toggle('menu-up', !fitsBelow(menu));
  document.addEventListener('pointerdown', onPointer, true);
  document.addEventListener('keydown', onKey, true);
  menu.querySelector('button, input:not(:disabled)')?.focus();
  return close;
}

/** Whether a menu ends above the bottom of what scrolls around it, and of the window. */
function fitsBelow(menu) {
  const scroll = menu.closest('.scroll, .modal-body');
  const bottom = Math.min(innerHeight, scroll?.getBoundingClientRect().bottom ?? innerHeight);
  const { top, height } = menu.getBoundingClientRect();
  return top + height <= bottom || top - height < (scroll?.getBoundingClientRect().top ?? 0);
}

function moveFocus(menu, step) {
  const items = [...menu.querySelectorAll('button:not(:disabled), input:not(:disabled)')];
  const next = items.indexOf(document.activeElement) + step;
  items[(next + items.length) % items.length]?.focus();
}
