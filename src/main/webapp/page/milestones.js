import { hasEnded } from '../client/topic-state.js';
import { count, figure } from './words.js';

const GATHER = 1_000;
const NAMED_AT_MOST = 3;
const ENDS = ['completed', 'failed', 'cancelled'];

/** Tells the ends of documents and the end of all, but never a percent. */
export class Milestones {
  /** @type {Map<string, string> | null} */
  #statuses = null;
  /** What this page has started and not heard of yet. */
  #started = new Set();
  #ended = [];
  #timer;
  #documents = [];
  #say;
  #nameOf;

  /**
   * @param {(words: string) => void} say
   * @param {(id: string) => string | undefined} nameOf
   */
  constructor(say, nameOf) {
    this.#say = say;
    this.#nameOf = nameOf;
  }

  /** @param {string} id of a document whose end is news, even if it comes with the first news of it */
  expect(id) {
    if (!this.#statuses?.has(id)) this.#started.add(id);
  }

  /** @param {import('../client/topic-state.js').ProgressEvent[]} documents */
  observe(documents) {
    const before = this.#statuses;
    this.#documents = documents;
    this.#statuses = new Map(documents.map((event) => [event.document_id, event.status]));
    for (const event of documents) {
      // What had ended before the page was opened is no news.
      const known = before?.get(event.document_id);
      const open = this.#started.delete(event.document_id) || (known && !hasEnded({ status: known }));
      if (open && hasEnded(event)) this.#ended.push(event);
    }
    if (this.#ended.length) this.#timer ??= setTimeout(() => this.#tell(), GATHER);
  }

  close() {
    clearTimeout(this.#timer);
  }

  #tell() {
    this.#timer = undefined;
    const ended = this.#ended.splice(0);
    const all = this.#documents.length > 1 && this.#documents.every(hasEnded);
    const sentences = ended.length <= NAMED_AT_MOST ? ended.map((event) => this.#sentence(event)) : [`${tally(ended)}.`];
    if (all) sentences.push(`All ${count(this.#documents.length, 'document')} have finished: ${tally(this.#documents)}.`);
    this.#say(sentences.join(' '));
  }

  #sentence(event) {
    const name = this.#nameOf(event.document_id) ?? 'A document';
    return event.status === 'failed' && event.error?.message
      ? `${name} failed: ${event.error.message}`
      : `${name} ${event.status}.`;
  }
}

function tally(events) {
  return ENDS.map((status) => [events.filter((event) => event.status === status).length, status])
    .filter(([n]) => n)
    .map(([n, status]) => `${figure(n)} ${status}`)
    .join(', ');
}
