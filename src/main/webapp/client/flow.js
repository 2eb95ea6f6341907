/** A proxy that buffers gives nothing at all, not even the `connected` message, or half a message. */
const REST_WITHIN = 6_000;
/** How often an idle stream speaks, unless it says so itself. */
const HEARTBEAT = 15_000;
/** A heartbeat may be that late. */
const LATE = 10_000;
/** What comes at the same moment, in one read or in several. */
const SAME_MOMENT = 100;
/** Events that lie so far apart for the server have been kept on their way. */
const HELD_AT_MOST = 2_000;
/** A page that was frozen for a while finds one such pile, a proxy makes them all the time. */
const PILES = 2;
/** Bytes so much after the first ones prove that nothing holds the stream back. */
const PROOF_OF_FLOW = 1_000;

/**
 * Judges one attempt at a stream by when things come: whether it flows, has fallen silent, or comes
 * in piles, as from a proxy that collects what it passes on.
 */
export class Flow {
  #onStuck;
  #watchdog;
  #firstBytes = 0;
  #lastBytes = 0;
  #catchingUp = true;
  #moment = 0;
  /** The server's time, as far as the events have told it. */
  #latest = 0;
  /** The times that the live events of this moment have moved it on to. @type {number[]} */
  #span = [];
  #piles = 0;
  #silenceAtMost = HEARTBEAT + LATE;

  /** @param {(why: 'silent' | 'held') => void} onStuck */
  constructor(onStuck) {
    this.#onStuck = onStuck;
    this.#watch(REST_WITHIN, 'silent');
  }

  get hasBegun() {
    return this.#firstBytes > 0;
  }

  /** Whether it has spoken as recently as a stream that stands must have. */
  get isFresh() {
    return Date.now() - this.#lastBytes <= this.#silenceAtMost;
  }

  /** Whether it has gone on speaking, and not in piles. */
  get isProven() {
    return this.#lastBytes - this.#firstBytes >= PROOF_OF_FLOW && !this.#isPile;
  }

  /** To be told before the messages in them. */
  bytes() {
    const now = Date.now();
    if (now - this.#moment > SAME_MOMENT) this.#nextMoment(now);
    this.#lastBytes = now;
    this.#firstBytes ||= now;
  }

  /**
   * @param {object} message
   * @param {string[]} message.timestamps of its events
   * @param {boolean} message.endsCatchingUp whether what follows is told as it happens
   * @param {number} [message.heartbeat] seconds after which an idle stream speaks
   */
  message({ timestamps, endsCatchingUp, heartbeat }) {
    if (heartbeat) this.#silenceAtMost = heartbeat * 1000 + LATE;
    const time = Math.max(...timestamps.map((timestamp) => Date.parse(timestamp) || 0));
    if (time > this.#latest) {
      this.#latest = time;
      if (!this.#catchingUp) this.#span.push(time);
    }
    if (endsCatchingUp) this.#catchingUp = false;
  }

  /** To be told after the messages. @param {boolean} withinMessage whether a part of one is missing */
  read(withinMessage) {
    if (withinMessage) this.#watch(REST_WITHIN, 'held');
    else this.#watch(this.#silenceAtMost, 'silent');
    if (this.#isPile && this.#piles + 1 >= PILES) this.#onStuck('held');
  }

  stop() {
    clearTimeout(this.#watchdog);
  }

  get #isPile() {
    return this.#span.length > 1 && this.#span.at(-1) - this.#span[0] > HELD_AT_MOST;
  }

  #nextMoment(now) {
    this.#moment = now;
    if (this.#isPile) this.#piles++;
    else if (this.#span.length) this.#piles = 0;
    this.#span = [];
  }

  #watch(milliseconds, why) {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#onStuck(why), milliseconds);
  }
}
