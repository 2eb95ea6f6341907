/**
 * `busy` is `polling` of a server that has no place for another stream.
 * @typedef {'connecting' | 'live' | 'polling' | 'busy' | 'offline' | 'ended'} ConnectionState
 */

/** A stream that is back at once was never worth a word. */
const UNNOTICED = 700;

/** The state of a connection as it is told: short gaps are not. */
export class ShownState {
  #onState;
  /** @type {ConnectionState} */
  #state = 'connecting';
  #gap;

  /** @param {(state: ConnectionState) => void} onState */
  constructor(onState) {
    this.#onState = onState;
  }

  get state() {
    return this.#state;
  }

  /** @param {ConnectionState} state */
  show(state) {
    if (state === 'connecting' && this.#state === 'live') {
      this.#gap ??= setTimeout(() => this.#change('connecting'), UNNOTICED);
      return;
    }
    this.#change(state);
  }

  #change(state) {
    clearTimeout(this.#gap);
    this.#gap = undefined;
    if (state === this.#state) return;
    this.#state = state;
    this.#onState(state);
  }
}
