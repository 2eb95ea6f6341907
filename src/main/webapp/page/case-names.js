import { readCase } from './api.js';

/** The names of cases, each read when it is first wanted. */
export class CaseNames {
  #redraw;
  /** @type {Map<string, string>} */
  #names = new Map();

  /** @param {() => void} redraw */
  constructor(redraw) {
    this.#redraw = redraw;
  }

  /** @param {string} id */
  of(id) {
    if (!this.#names.has(id)) {
      this.#names.set(id, '…');
      this.#read(id);
    }
    return this.#names.get(id);
  }

  async #read(id) {
    try {
      const { name } = await readCase(id);
      this.#names.set(id, name);
      this.#redraw();
    } catch {
      // Without its name the link still leads to it; the next search asks again.
      this.#names.delete(id);
    }
  }
}
