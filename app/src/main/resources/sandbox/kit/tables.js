import { freshId, h } from '../base/dom.js';
import { richText } from './richtext.js';

/** Slack's plain table: the first row is its head. */
export function table(block, context) {
  const [head, ...rows] = block.rows;
  const columns = block.column_settings ?? [];
  return h('div', { class: 'block-table', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    grid(head, rows, context, { columns }));
}

/** Slack's newer table: a caption, pages, and columns that can be sorted. */
export function dataTable(block, context) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? 100;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const captionId = freshId('caption');
  const body = h('div', { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-labelledby': captionId });
  const status = h('span', { class: 'table-pages', 'aria-live': 'polite' });
  let page = 0;
  let sort = { column: -1, down: false };

  function draw() {
    const shown = sorted(rows, sort).slice(page * size, (page + 1) * size);
    body.replaceChildren(grid(head, shown, context, { columns: block.column_settings ?? [], sort, onSort, rowHead: block.row_header_column_index }));
    status.textContent = pages > 1 ? `Page ${page + 1} of ${pages}` : '';
  }

  function onSort(column) {
    sort = { column, down: sort.column === column && !sort.down };
    draw();
    body.querySelectorAll('th button')[column]?.focus();
  }

  const turn = (step) => h('button', { type: 'button', class: 'button', click: () => { page = (page + step + pages) % pages; draw(); } }, step < 0 ? 'Previous' : 'Next');
  draw();
  return h('figure', { class: 'block-table block-data-table' },
    h('figcaption', { class: 'table-caption', id: captionId }, block.caption),
    body,
    pages > 1 && h('div', { class: 'table-foot' }, status, turn(-1), turn(1)));
}

function grid(head, rows, context, { columns, sort, onSort, rowHead }) {
  const classes = (column) => `cell-${columns[column]?.align ?? 'left'}${columns[column]?.is_wrapped ? ' cell-wrapped' : ''}`;
  const arrow = (column) => (sort?.column === column ? (sort.down ? ' ↓' : ' ↑') : '');
  const order = (column) => (sort?.column === column ? (sort.down ? 'descending' : 'ascending') : null);
  return h('table', null,
    h('thead', null, h('tr', null, head.map((cell, i) => h('th', { scope: 'col', class: classes(i), 'aria-sort': order(i) },
      onSort ? h('button', { type: 'button', class: 'sort', click: () => onSort(i) }, content(cell, context), arrow(i)) : content(cell, context))))),
    h('tbody', null, rows.map((row) => h('tr', null, row.map((cell, i) =>
      h(i === rowHead ? 'th' : 'td', { scope: i === rowHead ? 'row' : null, class: classes(i) + (cell.type === 'raw_number' ? ' cell-number' : '') }, content(cell, context)))))));
}

const content = (cell, context) => (cell.type === 'rich_text' ? richText(cell.elements, context) : wordsOf(cell));

const wordsOf = (cell) => String(cell.text ?? cell.value ?? '');

function sorted(rows, { column, down }) {
  if (column < 0) {
    return rows;
  }
  const value = (row) => (row[column].type === 'raw_number' ? Number(row[column].value) : plainWords(row[column]));
  const compare = (one, other) =>
    (typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'en', { numeric: true }));
  return rows.toSorted((one, other) => compare(value(one), value(other)) * (down ? -1 : 1));
}

const plainWords = (cell) => (cell.elements ? cell.elements.map(plainWords).join('') : wordsOf(cell));
