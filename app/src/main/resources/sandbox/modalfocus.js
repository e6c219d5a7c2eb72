const FIELDS = 'input, textarea, select, button';

/** Where a newly seen view starts: at the element that asks for it, else at the first field, else at its last button. */
export function focusFirst(dialog) {
  const first = (place) => dialog.querySelector(`${place} :is(${FIELDS})`);
  const field = dialog.querySelector('[data-autofocus]') ?? first('.input-block') ?? first('.modal-body');
  (field ?? dialog.querySelector('.modal-foot button:last-child'))?.focus();
}

/** Remembers the focused field before a redraw; the result puts focus and caret back. */
export function focusKept(dialog) {
  const active = dialog.contains(document.activeElement) ? document.activeElement : null;
  const block = active?.closest('[data-block-id]')?.dataset.blockId;
  const action = active?.closest('[data-action-id]')?.dataset.actionId;
  const testid = active?.dataset.testid;
  const caret = active?.matches('textarea, input[type=text]') ? [active.selectionStart, active.selectionEnd] : null;
  return () => {
    const place = action
      ? dialog.querySelector(`[data-block-id="${CSS.escape(block)}"] [data-action-id="${CSS.escape(action)}"]`)
      : testid && dialog.querySelector(`[data-testid="${CSS.escape(testid)}"]`);
    const field = place && (place.matches('input, textarea, select, button') ? place : place.querySelector('input, textarea, select, button'));
    field?.focus();
    if (caret && field?.setSelectionRange) {
      field.setSelectionRange(...caret);
    }
  };
}
