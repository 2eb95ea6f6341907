import { listDocuments, readDocument } from './api.js';
import { Arrivals } from './arrivals.js';
import { inFamilies } from './family-order.js';

const PAGE = 200;

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
  #arrivals;
  loaded = false;

  /**
   * @param {string} caseId
   * @param {() => void} onChange
   */
  constructor(caseId, onChange) {
    this.#caseId = caseId;
    this.#onChange = onChange;
    this.#arrivals = new Arrivals(caseId, (documents) => this.#keep(documents));
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
      after = next;
      this.loaded ||= !after;
      this.#keep(items);
    } while (after);
    this.#arrivals.begin();
  }

  put(document) {
    this.#keep([document]);
  }

  /** @param {string} id */
  remove(id) {
    this.#arrivals.forget(id);
    if (this.#byId.delete(id)) this.#changed();
  }

  /** @param {Iterable<string>} ids of all documents that there are; others than this page's may be new */
  hear(ids) {
    this.#arrivals.want([...ids].filter((id) => !this.#byId.has(id)));
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
    this.#arrivals.close();
  }

  #keep(documents) {
    for (const document of documents) {
      this.#byId.set(document.id, document);
      this.#arrivals.forget(document.id);
    }
    this.#changed();
  }

  #changed() {
    this.#sorted = null;
    this.#onChange();
  }
}
