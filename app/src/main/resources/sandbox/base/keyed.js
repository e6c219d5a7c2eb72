const drawn = new WeakMap();

/**
 * Makes the children of a node those of the items, touching only what differs: an item keeps its node as long as its key
 * and its version stay the same, so focus, open menus and the place one has scrolled to stay too.
 */
export function keyed(parent, items, make) {
  const kept = new Map([...parent.children].map((node) => [drawn.get(node)?.key, node]));
  const wanted = new Set(items.map((item) => item.key));
  // First what goes: were it still in front, everything behind it would be moved past it.
  kept.forEach((node, key) => wanted.has(key) || node.remove());
  let next = parent.firstElementChild;
  for (const item of items) {
    const old = kept.get(item.key);
    if (old && drawn.get(old).version === item.version) {
      if (old === next) {
        next = next.nextElementSibling;
      } else {
        parent.insertBefore(old, next);
      }
      continue;
    }
    const node = make(item);
    drawn.set(node, { key: item.key, version: item.version });
    if (old && old === next) {
      next = next.nextElementSibling;
    }
    if (old) {
      replaced(old, node);
    } else {
      parent.insertBefore(node, next);
    }
  }
}

const FIELDS = 'input, textarea, select, button, a';
const CARET = 'textarea, input[type=text], input[type=url], input[type=search]';

/** Puts a node in the place of another, and focus and caret where they were. */
function replaced(old, node) {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const caret = active?.matches(CARET) ? [active.selectionStart, active.selectionEnd] : null;
  const trail = active && active !== old ? path(active, old) : '';
  old.replaceWith(node);
  if (!active) {
    return;
  }
  const place = trail ? node.querySelector(trail) : node;
  const field = place?.matches(FIELDS) ? place : place?.querySelector(FIELDS);
  (field ?? node).focus({ preventScroll: true });
  if (caret && field?.setSelectionRange) {
    field.setSelectionRange(...caret);
  }
}

/** How to find the same element again in what is drawn anew: by its block and action, else by its test id. */
function path(active, within) {
  const named = (attribute) => {
    const owner = active.closest(`[${attribute}]`);
    return owner && within.contains(owner) && owner !== within
      ? `[${attribute}="${CSS.escape(owner.getAttribute(attribute))}"]`
      : '';
  };
  const action = named('data-action-id');
  const value = active.value && active.matches('input[type=checkbox], input[type=radio]')
    ? ` [value="${CSS.escape(active.value)}"]`
    : '';
  return action ? `${named('data-block-id')} ${action}${value}`.trim() : named('data-testid');
}
