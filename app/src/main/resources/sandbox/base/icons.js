const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  archive: 'M2 3.5h12v3H2Zm1 3v7h10v-7M6.5 9h3',
  back: 'M10 3 5 8l5 5',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3Zm3 2.5h2',
  bug: 'M5.5 6a2.5 2.5 0 0 1 5 0M4.5 8a3.5 3.5 0 0 1 7 0v2a3.5 3.5 0 0 1-7 0ZM1.5 5.5l3 1.5M14.5 5.5l-3 1.5M1.5 9h3M14.5 9h-3M2.5 13.5l2.5-2M13.5 13.5l-2.5-2',
  calendar: 'M2.5 4h11v9.5h-11ZM2.5 7h11M5.5 2.5v3M10.5 2.5v3',
  check: 'M3 8.5 6.5 12 13 4.5',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.5V8l2.5 1.8',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3',
  dash: 'M3.5 8h9',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  down: 'M3.5 6 8 10.5 12.5 6',
  download: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Zm6.5-2a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  file: 'M4 1.8h5.5L12.5 5v9.2H4ZM9.5 1.8V5h3',
  globe: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM2 8h12M8 1.8c4 4 4 8.4 0 12.4M8 1.8c-4 4-4 8.4 0 12.4',
  hash: 'M6.5 2.5 5 13.5M11 2.5 9.5 13.5M2.5 5.7h11.5M2 10.3h11.5',
  home: 'M2 7.5 8 2.5l6 5M4 6.5v7h8v-7',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 7.3v3.9M8 4.8h.01',
  keyboard: 'M1.5 4h13v8h-13ZM4 6.5h.01M6.5 6.5h.01M9 6.5h.01M11.5 6.5h.01M4.5 9.5h7',
  link: 'M6.5 9.5l3-3M7 4.5 9 2.7a3 3 0 0 1 4.3 4.3l-1.8 2M9 11.5l-2 1.8A3 3 0 0 1 2.7 9l1.8-2',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  lock: 'M3.5 7h9v6.5h-9ZM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z',
  person: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8ZM2.5 13.8c.8-2.8 3-4 5.5-4s4.7 1.2 5.5 4',
  reply: 'M2 3.5h12v8H7l-3.5 2.5v-2.5H2Z',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.5 10.5l3.5 3.5',
  send: 'M2 2.5 14.5 8 2 13.5l1.5-4.5L9 8 3.5 7Z',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  trash: 'M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4',
  traffic: 'M2 5.5h11l-3-3M14 10.5H3l3 3',
  up: 'M3.5 10 8 5.5 12.5 10',
  warning: 'M8 2 15 14H1ZM8 6.5v3.5M8 12h.01',
};

/** A small line drawing, so that the page does not depend on emoji fonts. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon icon-' + name);
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
