import { Backoff } from '../client/backoff.js';
import { pause } from '../client/waiting.js';
import { listDocuments, readDocument } from './api.js';

const PAGE = 200;
/** So few are not worth a page. */
const FEW = 3;
const ONE_BY_ONE = 20;
const PLACES = 3;
const BETWEEN_LOOKS = 1_000;
const AGAIN = 10_000;

/**
 * Reads documents that turn up on the stream. The list is newest first, so uploads are at its head. Files
 * found in another count as uploaded with that: the next ones are where the last ones were.
 */
export class Arrivals {
  #caseId;
  #onArrival;
  /** @type {Set<string>} */
  #wanted = new Set();
  /** Not wanted: for good what has gone, for a time what could not be read. @type {Set<string>} */
  #aside = new Set();
  /** Cursors of pages that had some. @type {string[]} */
  #places = [];
  #backoff = new Backoff();
  #life = new AbortController();
  #begun = false;
  #looking = false;

  /**
   * @param {string} caseId
   * @param {(documents: object[]) => void} onArrival
   */
  constructor(caseId, onArrival) {
    this.#caseId = caseId;
    this.#onArrival = onArrival;
  }

  /** Before this nothing is read: most of what is wanted may be in the list that is being loaded. */
  begin() {
    this.#begun = true;
    this.#run();
  }

  /** @param {string[]} ids */
  want(ids) {
    for (const id of ids) if (!this.#aside.has(id)) this.#wanted.add(id);
    this.#run();
  }

  /** @param {string} id that is known, or has been deleted */
  forget(id) {
    this.#wanted.delete(id);
  }

  close() {
    this.#life.abort();
  }

  async #run() {
    if (this.#looking || !this.#begun) return;
    this.#looking = true;
    // What this page itself uploads is soon known without a look.
    let wait = BETWEEN_LOOKS;
    while (this.#wanted.size && !this.#life.signal.aborted) {
      await pause(wait, this.#life.signal);
      wait = await this.#look();
    }
    this.#looking = false;
  }

  /** @returns {Promise<number>} how long to wait before the next one */
  async #look() {
    // What comes meanwhile is for the next look: the pages of this one may have been read before it came.
    const ids = [...this.#wanted];
    const left = () => ids.filter((id) => this.#wanted.has(id));
    try {
      if (ids.length > FEW) for (const place of [null, ...this.#places]) await this.#readPages(place, left);
      for (const id of left().slice(0, ONE_BY_ONE)) await this.#readOne(id);
      this.#backoff.succeeded();
      return BETWEEN_LOOKS;
    } catch {
      this.#backoff.failed();
      return this.#backoff.delay(BETWEEN_LOOKS);
    }
  }

  /**
   * Reads on while each page brings some, but for the first: files may begin right behind it.
   * @param {string | null} place null for the head
   * @param {() => string[]} left
   */
  async #readPages(place, left) {
    let after = place;
    let mayMiss = true;
    while (left().length && !this.#life.signal.aborted) {
      const { items, next } = await listDocuments(this.#caseId, PAGE, after);
      const found = items.filter(({ id }) => this.#wanted.delete(id));
      if (found.length) {
        this.#onArrival(found);
        this.#remember(after, place);
        place = after;
      } else if (!mayMiss) {
        return;
      }
      if (!next) return;
      mayMiss = false;
      after = next;
    }
  }

  #remember(place, before) {
    const others = this.#places.filter((other) => other !== place && other !== before);
    this.#places = [place, ...others].filter(Boolean).slice(0, PLACES);
  }

  async #readOne(id) {
    if (!this.#wanted.has(id) || this.#life.signal.aborted) return;
    try {
      const document = await readDocument(id);
      if (this.#wanted.delete(id)) this.#onArrival([document]);
    } catch (problem) {
      this.#wanted.delete(id);
      this.#aside.add(id);
      if (problem.code !== 'document_not_found') this.#tryAgain(id);
    }
  }

  async #tryAgain(id) {
    await pause(AGAIN, this.#life.signal);
    this.#aside.delete(id);
    this.want([id]);
  }
}
