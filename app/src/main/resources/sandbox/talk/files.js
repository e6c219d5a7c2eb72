import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { enlarge, picture } from '../kit/media.js';

/** Files of a message: images are shown, others are a card with a download. */
export const files = (all) => h('div', { class: 'files' }, all.map((file) => (isImage(file) ? image(file) : card(file))));

const isImage = (file) => file.mimetype?.startsWith('image/');

function image(file) {
  const shown = { ...file, alt_text: file.alt_txt ?? file.title ?? file.name };
  return h('figure', { class: 'file-image' },
    h('figcaption', null, file.title ?? file.name),
    h('button', { class: 'image-open', type: 'button', 'aria-label': `Enlarge: ${shown.alt_text}`, click: () => enlarge(shown) }, picture(shown, 'block-picture')));
}

const card = (file) => h('a', { class: 'file', href: file.page_url, download: file.name, 'data-testid': 'file' },
  h('span', { class: 'file-mark file-' + endingOf(file), 'aria-hidden': 'true' }, icon('file')),
  h('span', { class: 'file-words' }, h('b', null, file.title || file.name), h('span', null, [endingOf(file).toUpperCase(), sizeOf(file)].filter(Boolean).join(' · '))),
  icon('download'));

const endingOf = (file) => /\.(\w+)$/.exec(file.name ?? '')?.[1].toLowerCase() ?? 'file';

function sizeOf({ size }) {
  if (!size) {
    return '';
  }
  return size < 1024 ? `${size} bytes` : size < 1048576 ? `${Math.round(size / 1024)} kB` : `${(size / 1048576).toFixed(1)} MB`;
}
