const FIELDS = 'input, textarea, button';

/** Where a newly seen view starts: at the element that asks for it, else at the first field, else at its last button. */
export function focusFirst(dialog) {
  const first = (place) => dialog.querySelector(`${place} :is(${FIELDS})`);
  const field = dialog.querySelector('[data-autofocus]') ?? first('.input-block') ?? first('.modal-body');
  (field ?? dialog.querySelector('.modal-foot button:last-child'))?.focus();
}
