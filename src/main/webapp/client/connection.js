import { Backoff } from './backoff.js';
import { Polling } from './polling.js';
import { readProblem, saysMissing } from './problem.js';
import { readStream } from './stream.js';
import { caseTopic, documentTopic, parseTopic, resourceUrl, streamUrl } from './topics.js';
import { childOf, pause } from './waiting.js';

/** @typedef {'connecting' | 'live' | 'polling' | 'offline' | 'ended'} ConnectionState */

/** A proxy that buffers gives nothing at all, not even the `connected` message. */
const FIRST_BYTES_WITHIN = 6_000;
/** The server's heartbeat comes every 15 s. */
const SILENCE_AT_MOST = 25_000;
/** A stream that is back at once was never worth a word. */
const UNNOTICED = 700;
/** Bytes so much after the first ones prove that nothing holds the stream back. */
const PROOF_OF_FLOW = 1_000;
const BUFFERED_RETRY = 20_000;
const BUFFERED_RETRY_AT_MOST = 300_000;

/**
 * Keeps one set of topics up to date: over the stream when it flows, by polling when it does not,
 * and back again. Polling is only given up for a stream that has proved itself.
 */
export class Connection {
  #api;
  #fetch;
  #deliver;
  #onState;
  #polling;
  #backoff = new Backoff();
  #wakeUps = new EventTarget();
  /** @type {import('./topics.js').Topic[]} */
  #topics = [];
  #life = new AbortController();
  /** @type {AbortController | null} */
  #attempt = null;
  /** @type {AbortController | null} */
  #pollLife = null;
  #cursor = '';
  /** @type {Set<string> | null} ids of a full snapshot that is still arriving */
  #snapshot = null;
  #lastBytes = 0;
  #silences = 0;
  #flows = false;
  #ended = false;
  #doubted = false;
  /** @type {boolean | null} */
  #pollReached = null;
  /** @type {ConnectionState} */
  #state = 'connecting';
  #unnoticed;
  #noticed = false;

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
    this.#onState = onState;
    this.#polling = this.#newPolling();
  }

  get state() {
    return this.#state;
  }

  /** @param {import('./topics.js').Topic[]} topics */
  follow(topics) {
    this.stop();
    this.#topics = topics;
    // A cursor speaks of what its stream followed: with it, a new topic would start without its state.
    this.#cursor = '';
    this.#polling = this.#newPolling();
    this.#life = new AbortController();
    if (topics.length) this.#run(this.#life.signal);
  }

  stop() {
    this.#life.abort();
    this.#stopPolling();
    this.#flows = false;
    this.#ended = false;
    this.#silences = 0;
  }

  /** Something has changed outside: try now, and do not trust a stream that should have spoken. */
  wake() {
    if (this.#flows && Date.now() - this.#lastBytes > SILENCE_AT_MOST) return this.doubt();
    this.#wakeUps.dispatchEvent(new Event('wake'));
  }

  /** The network says that it has gone or changed: see whether the stream still stands. */
  doubt() {
    this.#doubted = this.#flows;
    this.#attempt?.abort();
    this.#wakeUps.dispatchEvent(new Event('wake'));
  }

  async #run(signal) {
    this.#show();
    while (!signal.aborted) {
      const wait = await this.#stream(signal);
      if (signal.aborted) return;
      this.#show();
      await pause(wait, signal, this.#wakeUps);
      this.#ended = false;
    }
  }

  /** @returns {Promise<number>} how long to wait before the next attempt */
  async #stream(signal) {
    const attempt = childOf(signal);
    this.#attempt = attempt;
    let firstBytes = 0;
    let silent = false;
    const watch = () => setTimeout(() => { silent = true; attempt.abort(); }, firstBytes ? SILENCE_AT_MOST : FIRST_BYTES_WITHIN);
    let watchdog = watch();
    try {
      const end = await readStream({
        url: streamUrl(this.#api, this.#topics),
        cursor: this.#cursor,
        signal: attempt.signal,
        fetch: this.#fetch,
        onRetry: (milliseconds) => this.#backoff.tell(milliseconds),
        onMessage: (message) => { if (!signal.aborted) this.#receive(message); },
        onBytes: () => {
          this.#lastBytes = Date.now();
          firstBytes ||= this.#lastBytes;
          clearTimeout(watchdog);
          watchdog = watch();
          if (!this.#silences || this.#lastBytes - firstBytes >= PROOF_OF_FLOW) this.#proved();
        },
      });
      return await this.#afterEnd(end, firstBytes, signal);
    } catch {
      return this.#afterLoss(silent, firstBytes);
    } finally {
      clearTimeout(watchdog);
      attempt.release();
      this.#flows = false;
    }
  }

  #proved() {
    if (this.#flows) return;
    this.#flows = true;
    this.#silences = 0;
    this.#backoff.succeeded();
    this.#stopPolling();
    this.#show();
  }

  async #afterEnd({ status, problem, retryAfter }, firstBytes, signal) {
    if (status === 200 && firstBytes) return this.#backoff.delay();
    if (status === 204) {
      this.#stopPolling();
      this.#ended = true;
      return Infinity;
    }
    if (status === 404 && saysMissing(problem)) return this.#dropMissing(problem, signal);
    return this.#failed(retryAfter);
  }

  #afterLoss(silent, firstBytes) {
    if (this.#doubted) {
      this.#doubted = false;
      return 0;
    }
    if (!silent) return this.#failed();
    this.#silences++;
    this.#startPolling();
    // A stream that stops speaking is most often a lost connection, one that never spoke is held back.
    if (firstBytes && this.#silences === 1) return 0;
    return Math.min(BUFFERED_RETRY_AT_MOST, BUFFERED_RETRY * 2 ** (this.#silences - 1)) * (0.75 + Math.random() / 4);
  }

  #failed(retryAfter) {
    const wait = this.#backoff.delay(retryAfter);
    this.#backoff.failed();
    if (this.#backoff.failures > 1) this.#startPolling();
    return wait;
  }

  async #dropMissing(problem, signal) {
    const missing = [];
    for (const topic of this.#topics) {
      const error = this.#topics.length === 1 ? problem : await this.#missing(topic, signal);
      if (signal.aborted) return 0;
      if (error) {
        missing.push(topic);
        this.#deliver({ topic, error });
      }
    }
    if (!missing.length) return this.#failed();
    this.#topics = this.#topics.filter((topic) => !missing.includes(topic));
    if (this.#topics.length) return 0;
    this.#ended = true;
    this.#stopPolling();
    this.#show();
    this.#life.abort();
    return Infinity;
  }

  async #missing(topic, signal) {
    try {
      const response = await this.#fetch(resourceUrl(this.#api, topic), { signal, cache: 'no-store' });
      const problem = response.status === 404 ? await readProblem(response) : undefined;
      return saysMissing(problem) ? problem : null;
    } catch {
      return null;
    }
  }

  /** @param {import('./sse-parser.js').SseMessage} message */
  #receive({ data, lastEventId }) {
    let body;
    try {
      body = JSON.parse(data);
    } catch {
      return;
    }
    if (body?.status === 'connected') {
      const full = body.resumed === false || (body.resumed === undefined && !this.#cursor);
      this.#snapshot = full ? new Set() : null;
      return;
    }
    this.#distribute(body.documents ?? (body.document_id ? [body] : []), body.summary);
    // Only now: a cursor must never be ahead of what has been delivered.
    this.#cursor = lastEventId;
  }

  #distribute(events, summary) {
    const cases = this.#topics.map(parseTopic).filter(({ kind }) => kind === 'case');
    /** @type {Map<string, object[]>} */
    const byTopic = new Map(this.#topics.map((topic) => [topic, []]));
    for (const event of events) {
      const whole = { ...event, case_id: event.case_id ?? (cases.length === 1 ? cases[0].id : null) };
      byTopic.get(caseTopic(whole.case_id))?.push(whole);
      byTopic.get(documentTopic(whole.document_id))?.push(whole);
      this.#snapshot?.add(whole.document_id);
    }
    const snapshot = summary && this.#snapshot;
    if (snapshot) this.#snapshot = null;
    const only = this.#topics.length === 1;
    for (const [topic, news] of byTopic) {
      const isCase = parseTopic(topic).kind === 'case';
      if (!news.length && !(isCase && (only || snapshot))) continue;
      this.#deliver({
        topic,
        events: news,
        ...(isCase && only && summary && { summary }),
        ...(isCase && snapshot && { present: [...snapshot] }),
      });
    }
  }

  #newPolling() {
    return new Polling({
      api: this.#api,
      fetch: this.#fetch,
      deliver: (update) => this.#deliver(update),
      onAnswer: (reached) => {
        // The server is back: no reason to sit out a wait that was meant for its absence.
        if (reached && this.#pollReached === false && !this.#silences) this.#wakeUps.dispatchEvent(new Event('wake'));
        this.#pollReached = reached;
        this.#show();
      },
    });
  }

  #startPolling() {
    if (this.#pollLife) return;
    this.#pollLife = childOf(this.#life.signal);
    this.#polling.run(this.#topics, this.#pollLife.signal, this.#wakeUps);
  }

  #stopPolling() {
    this.#pollLife?.abort();
    this.#pollLife = null;
    this.#pollReached = null;
  }

  #show() {
    const state = this.#ended ? 'ended'
      : this.#flows ? 'live'
      : this.#pollReached ? 'polling'
      : this.#pollReached === false || (this.#backoff.failures && navigator.onLine === false) ? 'offline'
      : 'connecting';
    clearTimeout(this.#unnoticed);
    if (state === this.#state) return;
    if (state === 'connecting' && this.#state === 'live' && !this.#noticed) {
      this.#unnoticed = setTimeout(() => {
        this.#noticed = true;
        this.#show();
      }, UNNOTICED);
      return;
    }
    this.#noticed = false;
    this.#state = state;
    this.#onState(state);
  }
}
