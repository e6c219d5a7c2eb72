import { h } from '../base/dom.js';

/** Files of a form: the sandbox shows the field and its names, and sends the names. */
export function fileInput(part, { choose }) {
  const accept = (part.filetypes ?? []).map((type) => '.' + type).join(',');
  const node = h('input', { class: 'text-input', type: 'file', accept: accept || null, multiple: (part.max_files ?? 10) > 1, change: onChange });
  function onChange() {
    choose(node, [...node.files].slice(0, part.max_files ?? 10).map((file) => file.name), () => { node.value = ''; });
  }
  return node;
}
