/** Times as the viewer reads them. What is today, the sandbox's clock says. */
let ahead = 0;

/** The sandbox's clock may be moved; this is how far it goes before the machine's, in milliseconds. */
export function clockIsAhead(millis) {
  ahead = millis;
}

export const now = () => new Date(Date.now() + ahead);

const formats = new Map();

/** Formats are dear to make and used hundreds of times. */
function formatOf(zone, options, locale) {
  const key = locale + zone + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  }
  return formats.get(key);
}

const format = (date, zone, options, locale = 'en-US') => formatOf(zone, options, locale).format(date);

const time = (date, zone) => format(date, zone, { hour: 'numeric', minute: '2-digit' });

const dayNumber = (date, zone) =>
  Date.parse(format(date, zone, {}, 'en-CA') + 'T00:00:00Z') / 86400000;

function pretty(date, zone, otherwise) {
  const days = dayNumber(date, zone) - dayNumber(now(), zone);
  return { '-1': 'Yesterday', 0: 'Today', 1: 'Tomorrow' }[days] ?? otherwise;
}

function ordinal(date, zone, month) {
  const day = Number(format(date, zone, { day: 'numeric' }));
  const teen = day % 100 > 10 && day % 100 < 14;
  const ending = teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th');
  return `${format(date, zone, { month })} ${day}${ending}, ${format(date, zone, { year: 'numeric' })}`;
}

function ago(date) {
  const seconds = (date - now()) / 1000;
  const [unit, size] = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]]
    .find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

const TOKENS = {
  date_num: (d, z) => format(d, z, {}, 'en-CA'),
  date_slash: (d, z) => format(d, z, { month: '2-digit', day: '2-digit', year: 'numeric' }),
  date: (d, z) => ordinal(d, z, 'long'),
  date_pretty: (d, z) => pretty(d, z, ordinal(d, z, 'long')),
  date_short: (d, z) => format(d, z, { month: 'short', day: 'numeric', year: 'numeric' }),
  date_short_pretty: (d, z) => pretty(d, z, format(d, z, { month: 'short', day: 'numeric', year: 'numeric' })),
  date_long: (d, z) => `${format(d, z, { weekday: 'long' })}, ${ordinal(d, z, 'long')}`,
  date_long_full: (d, z) => `${format(d, z, { weekday: 'long' })}, ${ordinal(d, z, 'long')}`,
  date_long_pretty: (d, z) => pretty(d, z, TOKENS.date_long(d, z)),
  day_divider_pretty: (d, z) => pretty(d, z, format(d, z, { weekday: 'long', month: 'long', day: 'numeric' })),
  time,
  time_secs: (d, z) => format(d, z, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: (d) => ago(d),
};

/** Fills the tokens of <!date^...^{date_short} at {time}|fallback>; an unknown token gives null, and so the fallback. */
export function slackDate(seconds, pattern, zone) {
  const date = new Date(seconds * 1000);
  let known = true;
  const text = pattern.replace(/\{(\w+)\}/g, (whole, token) => {
    known &&= token in TOKENS;
    return known ? TOKENS[token](date, zone) : whole;
  });
  const midSentence = text.replace(/(?<=\S\s)(Today|Yesterday|Tomorrow)\b/g, (word) => word.toLowerCase());
  return known ? midSentence : null;
}

/** The day it is now in that zone; what says "today" or "tomorrow" is drawn anew when it changes. */
export const today = (zone) => TOKENS.date_num(now(), zone);

/** The weekday and time in somebody's zone: "Sat 9:04 PM". */
export const wallTime = (date, zone) => format(date, zone, { weekday: 'short', hour: 'numeric', minute: '2-digit' });

/** "GMT+2", as people write a zone beside a time. */
export const zoneName = (zone) =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(now())
    .find((part) => part.type === 'timeZoneName').value;

export const dateOf = (ts) => new Date(Number(ts) * 1000);
export const clockTime = (ts, zone) => time(dateOf(ts), zone);
export const dayOf = (ts, zone) => TOKENS.day_divider_pretty(dateOf(ts), zone);
export const fullTime = (ts, zone) =>
  format(dateOf(ts), zone, { dateStyle: 'full', timeStyle: 'medium' }) + ` (${zone})`;
