const GATHER = 200;

/** Speaks to screen readers, what comes together in one sentence. */
export class Announcer {
  #region;
  #waiting = [];
  #timer;

  /** @param {HTMLElement} region */
  constructor(region) {
    this.#region = region;
  }

  /** @param {string} words */
  say(words) {
    this.#waiting.push(words);
    this.#timer ??= setTimeout(() => this.#speak(), GATHER);
  }

  #speak() {
    this.#timer = undefined;
    this.#region.textContent = this.#waiting.splice(0).join(' ');
  }
}
