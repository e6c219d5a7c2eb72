import { h } from '../base/dom.js';
import { icon } from '../base/icons.js';
import { textObject } from './mrkdwn.js';

/** Where an image's bytes are: a public address, or a file that was uploaded here. */
export function addressOf(part) {
  return part.page_url ?? part.image_url ?? part.slack_file?.url ?? '';
}

/** An image with its words; one that cannot be shown says so with the same words. */
export function picture(part, className) {
  const image = h('img', { class: className, src: addressOf(part), alt: part.alt_text ?? '', loading: 'lazy', error: onError });
  function onError() {
    image.replaceWith(h('span', { class: 'image-missing', role: 'img', 'aria-label': part.alt_text }, 'Image not shown: ', part.alt_text));
  }
  return image;
}

/** An image block; its title folds it away, as in Slack. */
export function imageBlock(block, context) {
  const image = picture(block, 'block-picture');
  const title = block.title && h('summary', { class: 'image-title' }, textObject(block.title, context));
  const large = h('button', { class: 'image-open', type: 'button', 'aria-label': `Enlarge: ${block.alt_text}`, click: () => enlarge(block) }, image);
  return h('figure', { class: 'block-image' }, title ? h('details', { open: true }, title, large) : large);
}

export function enlarge(part) {
  const dialog = h('dialog', { class: 'lightbox', 'aria-label': part.alt_text, close: () => dialog.remove(), click: () => dialog.close() },
    h('img', { src: addressOf(part), alt: part.alt_text ?? '' }),
    h('p', { class: 'lightbox-words' }, part.alt_text),
    h('button', { type: 'button', class: 'tool lightbox-close', 'aria-label': 'Close', autofocus: true }, icon('close')));
  document.body.append(dialog);
  dialog.showModal();
}
