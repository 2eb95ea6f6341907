import { Backoff } from './backoff.js';
import { Flow } from './flow.js';
import { missingTopics } from './missing-topics.js';
import { News } from './news.js';
import { Polling } from './polling.js';
import { saysFull, saysMissing } from './problem.js';
import { ShownState } from './shown-state.js';
import { readStream } from './stream.js';
import { streamUrl } from './topics.js';
import { childOf, pause } from './waiting.js';

/** @typedef {import('./shown-state.js').ConnectionState} ConnectionState */

const BUFFERED_RETRY = 20_000;
const BUFFERED_RETRY_AT_MOST = 300_000;

/**
 * Keeps one set of topics up to date: over the stream when it flows, by polling when it does not,
 * and back again. Polling is only given up for a stream that has proved itself. A server that has no
 * place for another stream is polled until it has one.
 */
export class Connection {
  #api;
  #fetch;
  #deliver;
  #shown;
  #polling;
  #news;
  #backoff = new Backoff();
  #wakeUps = new EventTarget();
  /** @type {import('./topics.js').Topic[]} */
  #topics = [];
  #life = new AbortController();
  /** @type {AbortController | null} */
  #attempt = null;
  /** @type {Flow | null} of a stream that is trusted */
  #live = null;
  /** How often in a row a stream has fallen silent or come in piles. */
  #stuck = 0;
  /** Whether the server had no place for the latest stream. */
  #full = false;
  #ended = false;
  #doubted = false;

  /**
   * @param {object} connection
   * @param {string} connection.api
   * @param {typeof fetch} connection.fetch
   * @param {(update: import('./topic-state.js').Update) => void} connection.deliver
   * @param {(state: ConnectionState) => void} connection.onState
   */
  constructor({ api, fetch, deliver, onState }) {
    this.#api = api;
    this.#fetch = fetch;
    this.#deliver = deliver;
    this.#shown = new ShownState(onState);
    this.#begin([]);
  }

  get state() {
    return this.#shown.state;
  }

  /** @param {import('./topics.js').Topic[]} topics */
  follow(topics) {
    this.stop();
    this.#begin(topics);
    this.#life = new AbortController();
    if (topics.length) this.#run(this.#life.signal);
  }

  stop() {
    this.#life.abort();
    this.#polling.stop();
    this.#live = null;
    this.#ended = false;
    this.#full = false;
    this.#stuck = 0;
  }

  /** Something has changed outside: try now, and do not trust a stream that should have spoken. */
  wake() {
    if (this.#live && !this.#live.isFresh) return this.doubt();
    this.#wakeUps.dispatchEvent(new Event('wake'));
  }

  /** The network says that it has gone or changed: see whether the stream still stands. */
  doubt() {
    this.#doubted = Boolean(this.#live);
    this.#attempt?.abort();
    this.#wakeUps.dispatchEvent(new Event('wake'));
  }

  /** What is remembered (cursors, entity tags) speaks of these topics: others begin without it. */
  #begin(topics) {
    this.#topics = topics;
    this.#news = new News(topics, (update) => this.#deliver(update));
    this.#polling = new Polling({
      api: this.#api,
      fetch: this.#fetch,
      wakeUps: this.#wakeUps,
      deliver: (update) => this.#deliver(update),
      onAnswer: (isBack) => {
        // No reason to sit out a wait that was meant for the server's absence.
        if (isBack && !this.#stuck) this.#wakeUps.dispatchEvent(new Event('wake'));
        this.#show();
      },
    });
  }

  async #run(signal) {
    this.#show();
    while (!signal.aborted) {
      const wait = await this.#stream(signal);
      if (signal.aborted) return;
      this.#show();
      // Whatever has changed here, a full server has said when it wants to be asked for a place.
      await pause(wait, signal, this.#full ? undefined : this.#wakeUps);
      this.#ended = false;
    }
  }

  /** @returns {Promise<number>} how long to wait before the next attempt */
  async #stream(signal) {
    const attempt = childOf(signal);
    this.#attempt = attempt;
    /** @type {'silent' | 'held' | null} */
    let stuck = null;
    const flow = new Flow((why) => {
      stuck ??= why;
      attempt.abort();
    });
    try {
      const end = await readStream({
        url: streamUrl(this.#api, this.#topics),
        cursor: this.#news.cursor,
        signal: attempt.signal,
        fetch: this.#fetch,
        onRetry: (milliseconds) => this.#backoff.tell(milliseconds),
        onBytes: () => flow.bytes(),
        onMessage: (message) => {
          if (!signal.aborted) flow.message(this.#news.receive(message));
        },
        onRead: (withinMessage) => {
          flow.read(withinMessage);
          if (!attempt.signal.aborted && (!this.#stuck || flow.isProven)) this.#trust(flow);
        },
      });
      return await this.#afterEnd(end, flow, signal);
    } catch {
      return this.#afterLoss(stuck, flow);
    } finally {
      flow.stop();
      attempt.release();
      this.#live = null;
    }
  }

  #trust(flow) {
    if (this.#live) return;
    this.#live = flow;
    this.#full = false;
    this.#stuck = 0;
    this.#backoff.succeeded();
    this.#polling.stop();
    this.#show();
  }

  async #afterEnd({ status, problem, retryAfter }, flow, signal) {
    this.#full = saysFull(status, problem);
    if (this.#full) {
      this.#polling.crowded();
      this.#poll();
    }
    if (status === 200 && flow.hasBegun) return this.#backoff.delay();
    if (status === 204) {
      this.#polling.stop();
      this.#ended = true;
      return Infinity;
    }
    if (status === 404 && saysMissing(problem)) return this.#dropMissing(problem, signal);
    return this.#failed(retryAfter);
  }

  #afterLoss(stuck, flow) {
    this.#full = false;
    if (this.#doubted) {
      this.#doubted = false;
      return 0;
    }
    if (!stuck) return this.#failed();
    this.#stuck++;
    this.#poll();
    // A stream that stops speaking is most often a lost connection, one that never spoke is held back.
    if (stuck === 'silent' && flow.hasBegun && this.#stuck === 1) return 0;
    return Math.min(BUFFERED_RETRY_AT_MOST, BUFFERED_RETRY * 2 ** (this.#stuck - 1)) * (0.75 + Math.random() / 4);
  }

  #failed(retryAfter) {
    const wait = this.#backoff.delay(retryAfter);
    this.#backoff.failed();
    if (this.#backoff.failures > 1) this.#poll();
    return wait;
  }

  async #dropMissing(problem, signal) {
    const missing = await missingTopics({ api: this.#api, fetch: this.#fetch, topics: this.#topics, problem, signal });
    if (signal.aborted) return 0;
    if (!missing.size) return this.#failed();
    for (const [topic, error] of missing) this.#deliver({ topic, error });
    this.#polling.stop();
    this.#begin(this.#topics.filter((topic) => !missing.has(topic)));
    if (this.#topics.length) return 0;
    this.#ended = true;
    this.#show();
    this.#life.abort();
    return Infinity;
  }

  #poll() {
    this.#polling.start(this.#topics, this.#life.signal);
  }

  #show() {
    this.#shown.show(
      this.#ended ? 'ended'
        : this.#live ? 'live'
        : this.#polling.isReached ? (this.#full ? 'busy' : 'polling')
        : this.#polling.isReached === false || (this.#backoff.failures && navigator.onLine === false) ? 'offline'
        : 'connecting',
    );
  }
}
