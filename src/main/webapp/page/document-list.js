import { listDocuments, readDocument } from './api.js';
import { inFamilies } from './family-order.js';

const PAGE = 200;
const ONE_BY_ONE = 3;
const BETWEEN_LOOKS = 1_000;

/**
 * What progress events do not say about a case's documents (their names, sizes, pages), newest first,
 * and files after the one that they were found in.
 */
export class DocumentList {
  /** @type {Map<string, object>} */
  #byId = new Map();
  #sorted = null;
  #caseId;
  #onChange;
  #asked = new Set();
  #wanted = new Set();
  #timer;
  loaded = false;

  /**
   * @param {string} caseId
   * @param {() => void} onChange
   */
  constructor(caseId, onChange) {
    this.#caseId = caseId;
    this.#onChange = onChange;
  }

  /** With how many documents each lies in. */
  get items() {
    this.#sorted ??= inFamilies([...this.#byId.values()]);
    return this.#sorted;
  }

  /** @param {string} id */
  get(id) {
    return this.#byId.get(id);
  }

  async load() {
    let after = null;
    do {
      const { items, next } = await listDocuments(this.#caseId, PAGE, after);
      for (const document of items) this.#keep(document);
      after = next;
      this.loaded ||= !after;
      this.#changed();
    } while (after);
  }

  put(document) {
    this.#keep(document);
    this.#changed();
  }

  /** @param {string} id */
  remove(id) {
    if (this.#byId.delete(id)) this.#changed();
  }

  /**
   * Documents turn up on the stream that others have uploaded.
   * @param {string[]} ids
   */
  want(ids) {
    for (const id of ids) if (!this.#asked.has(id)) this.#wanted.add(id);
    if (this.#wanted.size) this.#timer ??= setTimeout(() => this.#look(), this.#asked.size ? BETWEEN_LOOKS : 0);
  }

  /** @param {string} id whose end has given it pages and passages to tell of */
  async refresh(id) {
    if (this.#byId.get(id)?.refreshed) return;
    this.#byId.set(id, { ...this.#byId.get(id), refreshed: true });
    try {
      const document = await readDocument(id);
      if (this.#byId.has(id)) this.put({ ...document, refreshed: true });
    } catch {
      // The row tells its state without these figures.
    }
  }

  close() {
    clearTimeout(this.#timer);
  }

  async #look() {
    this.#timer = undefined;
    const ids = [...this.#wanted].filter((id) => !this.#byId.has(id));
    this.#wanted.clear();
    for (const id of ids) this.#asked.add(id);
    try {
      if (ids.length > ONE_BY_ONE) await this.load();
      else for (const id of ids) this.put(await readDocument(id));
    } catch {
      for (const id of ids) this.#asked.delete(id);
    }
  }

  #keep(document) {
    this.#byId.set(document.id, document);
  }

  #changed() {
    this.#sorted = null;
    this.#onChange();
  }
}
