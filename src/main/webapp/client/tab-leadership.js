const PING_EVERY = 20_000;
const PONG_WITHIN = 5_000;

/**
 * Elects one of the browser's tabs by a Web Lock, which the browser hands on when that tab ends,
 * however it ends. A leader that is frozen keeps its lock, so a visible tab that gets no answer takes it.
 */
export class TabLeadership {
  #name;
  #onLead;
  #onResign;
  #ping;
  #release = () => {};
  #waiting = new AbortController();
  #leads = false;
  #lastHeard = 0;
  #timer;

  /**
   * @param {object} leadership
   * @param {string} leadership.name
   * @param {() => void} leadership.onLead
   * @param {() => void} leadership.onResign
   * @param {() => void} leadership.ping asks the leader for a sign of life
   */
  constructor({ name, onLead, onResign, ping }) {
    this.#name = name;
    this.#onLead = onLead;
    this.#onResign = onResign;
    this.#ping = ping;
  }

  get leads() {
    return this.#leads;
  }

  join() {
    this.#waiting = new AbortController();
    this.#stand({ signal: this.#waiting.signal });
    this.#timer = setInterval(() => this.#check(), PING_EVERY);
  }

  leave() {
    clearInterval(this.#timer);
    this.#waiting.abort();
    this.#release();
    this.#leads = false;
  }

  /** Any word from the leader is a sign of life. */
  heard() {
    this.#lastHeard = Date.now();
  }

  async #stand(options) {
    try {
      await navigator.locks.request(this.#name, options, () => {
        this.#leads = true;
        this.#onLead();
        return new Promise((resolve) => { this.#release = resolve; });
      });
    } catch {
      // Another tab took the lock, or this one stopped waiting for it.
      if (!this.#leads) return;
      this.#leads = false;
      this.#onResign();
      this.#stand({ signal: this.#waiting.signal });
    }
  }

  #check() {
    if (this.#leads || document.hidden) return;
    const asked = Date.now();
    this.#ping();
    setTimeout(() => {
      if (this.#leads || this.#lastHeard >= asked || this.#waiting.signal.aborted) return;
      // A device that slept delays both tabs' timers alike.
      if (Date.now() - asked > 2 * PONG_WITHIN) return;
      this.#waiting.abort();
      this.#waiting = new AbortController();
      this.#stand({ steal: true });
    }, PONG_WITHIN);
  }
}
