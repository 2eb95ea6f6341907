const UNTOLD = 2_000;
const LONGEST = 30_000;

/**
 * How long to wait before the next attempt: full jitter between the server's `retry` and a ceiling
 * that doubles, so that the clients of a restarted server come back spread out. So do those whom a full
 * one told the same `Retry-After`.
 */
export class Backoff {
  #told = null;
  #failures = 0;
  #random;

  /** @param {() => number} [random] */
  constructor(random = Math.random) {
    this.#random = random;
  }

  get failures() {
    return this.#failures;
  }

  /** @param {number} milliseconds the server's `retry` */
  tell(milliseconds) {
    this.#told = Math.min(milliseconds, LONGEST);
  }

  succeeded() {
    this.#failures = 0;
  }

  failed() {
    this.#failures++;
  }

  /**
   * @param {number} [atLeast] the server's `Retry-After`, in milliseconds
   * @returns {number} milliseconds
   */
  delay(atLeast = 0) {
    const floor = Math.max(this.#told ?? 0, atLeast);
    const ceiling = Math.min(LONGEST, Math.max((this.#told ?? UNTOLD) * 2 ** this.#failures, 2 * atLeast));
    return floor + this.#random() * Math.max(0, ceiling - floor);
  }
}
