import { statusWord } from './words.js';

/**
 * @typedef {object} Filter
 * @property {string} name
 * @property {string} words
 * @property {(summary: import('../client/topic-state.js').Summary) => number} count
 */

/** @type {Filter[]} */
export const FILTERS = [
  { name: 'all', words: 'All', count: (summary) => summary.total },
  ...['processing', 'pending', 'completed', 'failed', 'cancelled'].map((status) => ({
    name: status,
    words: statusWord(status),
    count: (summary) => summary[status],
  })),
];

/**
 * @param {Filter} filter
 * @param {string} search
 * @param {{filename: string}} document
 * @param {{status: string}} event
 */
export function matches(filter, search, document, event) {
  if (filter.name !== 'all' && event.status !== filter.name) return false;
  return !search || document.filename.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());
}
