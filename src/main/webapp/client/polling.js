import { readProblem, retryAfter, saysFull, saysMissing } from './problem.js';
import { parseTopic, statusUrl } from './topics.js';
import { childOf, pause } from './waiting.js';

const LONG_POLL_SECONDS = 10;
const BETWEEN_NEWS = 1_000;
const QUIET = 3_000;
const FAILED = 5_000;
const ANSWER_WITHIN = 10_000;
/** How long a server that had no place is not asked for one. */
const CROWDED = 60_000;
/** Those who were told the same time to come back come within so much of it. */
const SPREAD = 1_000;

/** Asks for the state of each topic, over and over, with the server's help to be asked seldom. */
export class Polling {
  /** @type {Map<import('./topics.js').Topic, {etag?: string, cursor: string | null}>} */
  #memory = new Map();
  #api;
  #fetch;
  #deliver;
  #onAnswer;
  #wakeUps;
  /** @type {AbortController | null} */
  #life = null;
  /** @type {boolean | null} */
  #reached = null;
  #crowdedUntil = 0;

  /**
   * @param {object} polling
   * @param {string} polling.api
   * @param {typeof fetch} polling.fetch
   * @param {EventTarget} polling.wakeUps
   * @param {(update: import('./topic-state.js').Update) => void} polling.deliver
   * @param {(isBack: boolean) => void} polling.onAnswer after every round; whether the server was away before
   */
  constructor({ api, fetch, wakeUps, deliver, onAnswer }) {
    this.#api = api;
    this.#fetch = fetch;
    this.#wakeUps = wakeUps;
    this.#deliver = deliver;
    this.#onAnswer = onAnswer;
  }

  /** Whether the last round reached the server; null without one. */
  get isReached() {
    return this.#reached;
  }

  /** The server has no place for another: who waits for an answer takes one as a stream does. */
  crowded() {
    this.#crowdedUntil = Date.now() + CROWDED;
  }

  /**
   * @param {import('./topics.js').Topic[]} topics
   * @param {AbortSignal} signal
   */
  start(topics, signal) {
    if (this.#life) return;
    this.#life = childOf(signal);
    this.#run(topics, this.#life.signal);
  }

  stop() {
    this.#life?.abort();
    this.#life = null;
    this.#reached = null;
  }

  async #run(topics, signal) {
    while (!signal.aborted) {
      const wait = await this.#round(topics, signal);
      await pause(wait, signal, this.#wakeUps);
    }
  }

  #answered(reached) {
    const isBack = reached && this.#reached === false;
    this.#reached = reached;
    this.#onAnswer(isBack);
  }

  async #round(topics, signal) {
    // A long poll would hold the other topics up.
    const seconds = topics.length === 1 && Date.now() >= this.#crowdedUntil ? LONG_POLL_SECONDS : 0;
    let news = false;
    try {
      let wait = 0;
      for (const topic of topics) {
        const answer = await this.#ask(topic, seconds, signal);
        news ||= answer.news;
        wait = Math.max(wait, answer.retryAfter);
      }
      if (signal.aborted) return 0;
      this.#answered(true);
      return wait || (news ? BETWEEN_NEWS : QUIET);
    } catch {
      if (signal.aborted) return 0;
      this.#answered(false);
      return FAILED * (0.5 + Math.random() / 2);
    }
  }

  async #ask(topic, seconds, signal) {
    const memory = this.#memory.get(topic) ?? { cursor: null };
    const headers = { Accept: 'application/json' };
    if (memory.etag) headers['If-None-Match'] = memory.etag;
    if (memory.etag && seconds) headers.Prefer = `wait=${seconds}`;
    const request = childOf(signal);
    const timer = setTimeout(() => request.abort(), seconds * 1000 + ANSWER_WITHIN);
    try {
      const response = await this.#fetch(statusUrl(this.#api, topic, memory.cursor), {
        headers,
        signal: request.signal,
        cache: 'no-store',
      });
      if (response.status === 304) return { news: false, retryAfter: 0 };
      if (!response.ok) return await this.#refused(topic, response);
      const body = await response.json();
      if (signal.aborted) return { news: false, retryAfter: 0 };
      this.#deliver(asUpdate(topic, body));
      this.#memory.set(topic, { etag: response.headers.get('ETag') ?? undefined, cursor: body.cursor ?? null });
      return { news: true, retryAfter: 0 };
    } finally {
      clearTimeout(timer);
      request.release();
    }
  }

  async #refused(topic, response) {
    const error = await readProblem(response);
    if (saysFull(response.status, error)) {
      this.crowded();
      const after = retryAfter(response);
      return { news: false, retryAfter: after && after + Math.random() * SPREAD };
    }
    if (response.status !== 404 || !saysMissing(error)) throw new Error(error.message);
    this.#deliver({ topic, error });
    return { news: false, retryAfter: 0 };
  }
}

function asUpdate(topic, body) {
  if (parseTopic(topic).kind === 'document') return { topic, events: [body] };
  const { documents, summary, full } = body;
  const update = { topic, events: documents, summary };
  // A cursor that the server could not use was answered with everything there is.
  return full ? { ...update, present: documents.map((event) => event.document_id) } : update;
}
