import { LoneFeed } from './lone-feed.js';
import { SharedFeed } from './shared-feed.js';
import { TopicState } from './topic-state.js';
import { caseTopic, documentTopic, parseTopic } from './topics.js';

/**
 * @typedef {import('./shown-state.js').ConnectionState} ConnectionState
 * @typedef {import('./topic-state.js').ProgressEvent} ProgressEvent
 * @typedef {import('./topic-state.js').Summary} Summary
 * @typedef {import('./topic-state.js').ProgressError} ProgressError
 */

/**
 * @template T
 * @typedef {object} Snapshot
 * @property {T | null} progress null until the first news
 * @property {ProgressError | null} error why there will be none, for example `case_not_found`
 * @property {ConnectionState} connection
 */

/**
 * Something to subscribe to; the shape that React's `useSyncExternalStore` wants.
 * @template T
 * @typedef {object} Progress
 * @property {(listener: () => void) => (() => void)} subscribe answers the function that ends it
 * @property {() => Snapshot<T>} getSnapshot the same object until something changes
 */

/** @typedef {{documents: ProgressEvent[], summary: Summary}} CaseProgress */

/** Served beside the application, the client knows where the API is. */
const BESIDE_THE_CLIENT = new URL('../api/', import.meta.url).href;

/** A component that unmounts and mounts again should not cost a new stream. */
const LINGER = 1_000;

/** Live progress of documents and cases. One is enough for a page. */
export class ProgressClient {
  #feed;
  #joined = false;
  #closed = false;
  /** @type {ConnectionState} */
  #connection = 'connecting';
  /** @type {Map<string, FollowedTopic>} */
  #topics = new Map();

  /**
   * @param {object} [options]
   * @param {string} [options.api] the URL of `/api/`; needed when the client is bundled
   * @param {typeof fetch} [options.fetch] for example one that adds a token
   */
  constructor({ api = BESIDE_THE_CLIENT, fetch = (...request) => globalThis.fetch(...request) } = {}) {
    const Feed = globalThis.navigator?.locks && globalThis.BroadcastChannel ? SharedFeed : LoneFeed;
    this.#feed = new Feed({
      api: new URL(api.endsWith('/') ? api : `${api}/`, globalThis.location?.href).href,
      fetch,
      deliver: (update) => this.#topics.get(update.topic)?.apply(update),
      onState: (state) => {
        this.#connection = state;
        for (const topic of this.#topics.values()) topic.changed();
      },
    });
  }

  /** @returns {ConnectionState} */
  get connection() {
    return this.#connection;
  }

  /** @param {string} documentId @returns {Progress<ProgressEvent>} */
  document(documentId) {
    return this.#topic(documentTopic(documentId));
  }

  /** @param {string} caseId @returns {Progress<CaseProgress>} */
  case(caseId) {
    return this.#topic(caseTopic(caseId));
  }

  /** Call after something that starts work again (an upload, a retry): an ended stream looks once more. */
  wake() {
    this.#feed.wake();
  }

  close() {
    this.#closed = true;
    this.#leave();
  }

  #topic(name) {
    let topic = this.#topics.get(name);
    if (!topic) {
      topic = new FollowedTopic(name, this, () => this.#changed());
      this.#topics.set(name, topic);
    }
    return topic;
  }

  #changed() {
    const followed = [...this.#topics.values()].filter((topic) => topic.isFollowed).map(({ name }) => name);
    if (this.#closed || (!this.#joined && !followed.length)) return;
    if (!this.#joined) this.#join();
    this.#feed.follow(followed);
  }

  #join() {
    this.#joined = true;
    this.#feed.join();
    addEventListener('online', this.#online);
    addEventListener('offline', this.#offline);
    addEventListener('pagehide', this.#pageHidden);
    document.addEventListener('visibilitychange', this.#visibility);
  }

  #leave() {
    if (!this.#joined) return;
    this.#joined = false;
    this.#feed.leave();
    removeEventListener('online', this.#online);
    removeEventListener('offline', this.#offline);
    removeEventListener('pagehide', this.#pageHidden);
    document.removeEventListener('visibilitychange', this.#visibility);
  }

  #online = () => this.#feed.wake();
  #offline = () => this.#feed.doubt();
  #visibility = () => { if (!document.hidden) this.#feed.wake(); };

  /** A page kept for the back button must not hold the lead. */
  #pageHidden = ({ persisted }) => {
    this.#leave();
    if (persisted) addEventListener('pageshow', () => this.#changed(), { once: true });
  };
}

class FollowedTopic {
  #client;
  #onFollow;
  #state;
  #isCase;
  #listeners = new Set();
  #lingering;
  /** @type {Snapshot<any> | null} */
  #snapshot = null;

  constructor(name, client, onFollow) {
    this.name = name;
    this.#client = client;
    this.#onFollow = onFollow;
    this.#isCase = parseTopic(name).kind === 'case';
    this.#state = this.#empty();
  }

  get isFollowed() {
    return this.#listeners.size > 0 || this.#lingering !== undefined;
  }

  subscribe = (listener) => {
    const starts = !this.isFollowed;
    clearTimeout(this.#lingering);
    this.#lingering = undefined;
    const own = () => listener();
    this.#listeners.add(own);
    if (starts) this.#onFollow();
    return () => {
      if (this.#listeners.delete(own) && !this.#listeners.size) this.#linger();
    };
  };

  getSnapshot = () => {
    this.#snapshot ??= Object.freeze({
      progress: this.#progress(),
      error: this.#state.error,
      connection: this.#client.connection,
    });
    return this.#snapshot;
  };

  apply(update) {
    this.#state.apply(update);
    this.changed();
  }

  changed() {
    this.#snapshot = null;
    for (const listener of [...this.#listeners]) listener();
  }

  #linger() {
    this.#lingering = setTimeout(() => {
      this.#lingering = undefined;
      this.#state = this.#empty();
      this.#snapshot = null;
      this.#onFollow();
    }, LINGER);
  }

  #empty() {
    return new TopicState({ keepsDeleted: !this.#isCase });
  }

  #progress() {
    if (!this.#state.heard) return null;
    const { documents, summary } = this.#state;
    return this.#isCase ? { documents, summary } : documents[0] ?? null;
  }
}

/** @type {ProgressClient | undefined} */
let shared;

/**
 * The page's one client, made when first asked for.
 * @param {ConstructorParameters<typeof ProgressClient>[0]} [options] heeded the first time
 */
export function progressClient(options) {
  shared ??= new ProgressClient(options);
  return shared;
}
