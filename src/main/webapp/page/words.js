const number = new Intl.NumberFormat();
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** @param {number} n */
export const figure = (n) => number.format(n);

/** @param {number} n @param {string} one @param {string} [many] */
export const count = (n, one, many = `${one}s`) => `${number.format(n)} ${n === 1 ? one : many}`;

/**
 * Rounded so that a small change of the estimate does not change the words.
 * @param {number | null | undefined} seconds
 */
export function timeLeft(seconds) {
  if (seconds == null) return '';
  if (seconds < 8) return 'a few seconds';
  if (seconds < 55) return `${Math.ceil(seconds / 5) * 5} s`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
}

/** @param {number | null | undefined} bytes */
export function size(bytes) {
  if (bytes == null) return '';
  if (bytes < 1000) return count(bytes, 'byte');
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  while (value >= 1000 && units.length > 1) {
    value /= 1000;
    units.shift();
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[0]}`;
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const ORDINAL_ENDINGS = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** @param {number} position from 1 */
export const placeInQueue = (position) =>
  position <= 1 ? 'Next in the queue' : `${number.format(position)}${ORDINAL_ENDINGS[ordinals.select(position)]} in the queue`;

/**
 * What every system would call that much: some count a megabyte as 1,000,000 bytes, some as 1,048,576.
 * @param {number} bytes
 */
export const sizeLimit = (bytes) => (bytes < 2 ** 20 ? size(bytes) : `${number.format(Math.floor(bytes / 2 ** 20))} MB`);

const asDate = (time) => (time ? new Date(time) : null);
/** @param {string | null | undefined} time */
export const day = (time) => (asDate(time) ? date.format(asDate(time)) : '');
/** @param {string | null | undefined} time */
export const moment = (time) => (asDate(time) ? dateTime.format(asDate(time)) : '');

const STEPS = {
  uploaded: 'Uploaded',
  queued: 'Waiting',
  extraction: 'Extracting',
  chunking: 'Chunking',
  embedding: 'Embedding',
  finalizing: 'Finalizing',
  cancelling: 'Cancelling',
};

const STATUSES = {
  pending: 'Waiting',
  processing: 'Under way',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** @param {{status: string, step: string | null}} event */
export function stateWord({ status, step }) {
  if (step === 'cancelling' && (status === 'pending' || status === 'processing')) return STEPS.cancelling;
  if (status === 'processing') return STEPS[step] ?? STATUSES.processing;
  return STATUSES[status] ?? status;
}

/** How a text was got out of a file. */
export const READ_AS = {
  text: 'Read as text',
  ocr: 'Read by text recognition, which may err',
  both: 'Read as text, and some by text recognition, which may err',
};

/**
 * A name must not turn its own ending around on the screen (“exe.pdf”) or break the line.
 * @param {string} filename
 */
export const shownName = (filename) => filename.replace(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');

/** @param {string} status */
export const statusWord = (status) => STATUSES[status];

const CONNECTIONS = {
  connecting: 'Connecting',
  live: 'Live',
  polling: 'Polling',
  busy: 'Busy, trying again',
  offline: 'Offline, trying again',
  ended: 'Up to date',
};

const EXPLANATIONS = {
  connecting: 'Asking the server for live updates.',
  live: 'Updates arrive as they happen.',
  polling: 'The live stream cannot get through, so this page asks every few seconds.',
  busy: 'The server has as many live viewers as it can take. This page asks every few seconds and goes live when there is room.',
  offline: 'The server cannot be reached. This page keeps trying and continues where it stopped.',
  ended: 'Everything here has ended. Nothing more will change.',
};

/** @param {string} state @param {boolean} before whether it has been live already */
export const connectionWord = (state, before) =>
  state === 'connecting' && before ? 'Reconnecting' : CONNECTIONS[state];
/** @param {string} state */
export const connectionExplained = (state) => EXPLANATIONS[state];

/** Of more of a kind than this, the server gives the first and the number of the others in words. */
const MOST_OF_A_KIND = 20;
const some = (n, noun) => (n > MOST_OF_A_KIND ? `more than ${count(MOST_OF_A_KIND, noun)}` : count(n, noun));

const WARNINGS = {
  page_not_read: (n) => `${some(n, 'page')} not read`,
  font_without_map: (n) => `${some(n, 'page')} read from the image`,
  text_under_redaction: (n) => `words hidden under boxes on ${some(n, 'page')}`,
  deleted_text_left_out: () => 'tracked deletions left out',
  attachment_not_read: (n) => `${some(n, 'attachment')} not read in full`,
  attachment_infected: (n) => `${some(n, 'file')} in it refused by the malware scanner`,
  attachment_encrypted: (n) => `${some(n, 'file')} in it under a password`,
  attachment_unsupported: (n) => `${some(n, 'file')} in it left out`,
  attachment_empty: (n) => `${some(n, 'file')} in it empty`,
  attachment_too_large: (n) => `${some(n, 'file')} in it too large`,
  attachment_too_deep: (n) => `${some(n, 'file')} in it too deep`,
  too_many_attachments: () => 'too many files in it',
  image_not_read: (n) => `${some(n, 'image')} not read`,
  external_content: () => 'refers to content elsewhere',
};

/**
 * What a row says of the warnings of its document; their details are shown on demand.
 * @param {{code: string}[] | undefined} warnings
 */
export function warningWords(warnings = []) {
  const numbers = new Map();
  for (const { code } of warnings) numbers.set(code, (numbers.get(code) ?? 0) + 1);
  const words = [...numbers].map(([code, n]) => WARNINGS[code]?.(n) ?? count(n, 'warning')).join(', ');
  return words && words[0].toUpperCase() + words.slice(1);
}
