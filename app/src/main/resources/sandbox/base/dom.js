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
  element.append(...shown(children));
  return element;
}

/** Gives a node other children; those that are null, undefined or false are left out. */
export function fill(node, ...children) {
  node.replaceChildren(...shown(children));
}

const shown = (children) => children.flat(Infinity).filter((child) => child || child === 0);

export const byId = (id) => document.getElementById(id);

/** A sentence for people who read by ear, said once. */
export function announce(text) {
  const live = byId('announcer');
  live.textContent = '';
  requestAnimationFrame(() => { live.textContent = text; });
}

let made = 0;

/** An id that nothing else on the page has. */
export const freshId = (stem) => `${stem}-${++made}`;
