import { Connection } from './connection.js';

const HIDDEN_FOR = 5_000;

/**
 * For pages without Web Locks (plain http from another machine): each tab has its own connection, and
 * hidden ones let go of theirs, so that the seventh tab still gets one.
 */
export class LoneFeed {
  #connection;
  /** @type {string[]} */
  #topics = [];
  #hiding;
  #away = false;

  /** @param {ConstructorParameters<typeof Connection>[0]} options */
  constructor(options) {
    this.#connection = new Connection(options);
  }

  join() {
    document.addEventListener('visibilitychange', this.#look);
    this.#connection.follow(this.#topics);
  }

  leave() {
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#hiding);
    this.#connection.stop();
  }

  /** @param {string[]} topics */
  follow(topics) {
    this.#topics = topics;
    if (!this.#away) this.#connection.follow(topics);
  }

  wake() {
    this.#connection.wake();
  }

  doubt() {
    this.#connection.doubt();
  }

  #look = () => {
    clearTimeout(this.#hiding);
    if (document.hidden) {
      this.#hiding = setTimeout(() => {
        this.#away = true;
        this.#connection.stop();
      }, HIDDEN_FOR);
    } else if (this.#away) {
      this.#away = false;
      this.#connection.follow(this.#topics);
    }
  };
}
