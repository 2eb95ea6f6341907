import { Connection } from './connection.js';
import { TabLeadership } from './tab-leadership.js';
import { TopicState } from './topic-state.js';
import { parseTopic } from './topics.js';

/**
 * One connection for all tabs of the browser, because a browser has only six to a server: the leading
 * tab follows what any tab follows and passes on what it hears.
 *
 * @typedef {{kind: 'follow', tab: string, topics: string[]}
 *   | {kind: 'gone', tab: string}
 *   | {kind: 'roll-call'}
 *   | {kind: 'ping'}
 *   | {kind: 'pong'}
 *   | {kind: 'wake'}
 *   | {kind: 'doubt'}
 *   | {kind: 'update', update: import('./topic-state.js').Update, to?: string}
 *   | {kind: 'state', state: import('./shown-state.js').ConnectionState}} TabMessage
 */
export class SharedFeed {
  #tab = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #name;
  #deliver;
  #onState;
  #connection;
  #leadership;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** @type {string[]} */
  #own = [];
  /** What each tab follows, as the leader knows it. @type {Map<string, string[]>} */
  #tabs = new Map();
  /** The leader's memory, for tabs that join. @type {Map<string, TopicState>} */
  #states = new Map();
  #followed = '';
  #left = () => {};
  #present = false;
  #timer;

  /**
   * @param {object} feed
   * @param {string} feed.api
   * @param {typeof fetch} feed.fetch
   * @param {(update: import('./topic-state.js').Update) => void} feed.deliver
   * @param {(state: import('./shown-state.js').ConnectionState) => void} feed.onState
   */
  constructor({ api, fetch, deliver, onState }) {
    this.#name = `lexintel-progress ${api}`;
    this.#deliver = deliver;
    this.#onState = onState;
    this.#connection = new Connection({
      api,
      fetch,
      deliver: (update) => this.#spread(update),
      onState: (state) => this.#spreadState(state),
    });
    this.#leadership = new TabLeadership({
      name: this.#name,
      onLead: () => this.#lead(),
      onResign: () => this.#resign(),
      ping: () => this.#post({ kind: 'ping' }),
    });
  }

  join() {
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    const alive = new Promise((resolve) => { this.#left = resolve; });
    navigator.locks.request(this.#presence(this.#tab), () => {
      this.#present = true;
      this.#tell();
      return alive;
    });
    this.#leadership.join();
  }

  leave() {
    this.#post({ kind: 'gone', tab: this.#tab });
    this.#resign();
    this.#leadership.leave();
    this.#present = false;
    this.#left();
    this.#channel?.close();
    this.#channel = null;
  }

  /** @param {string[]} topics all that this tab follows from now on */
  follow(topics) {
    this.#own = topics;
    this.#tell();
  }

  wake() {
    if (this.#leadership.leads) this.#connection.wake();
    else this.#post({ kind: 'wake' });
  }

  doubt() {
    if (this.#leadership.leads) this.#connection.doubt();
    else this.#post({ kind: 'doubt' });
  }

  #tell() {
    if (this.#leadership.leads) this.#follows(this.#tab, this.#own);
    // Not before its lock is held: the leader takes a free lock for a tab that has ended.
    else if (this.#present) this.#post({ kind: 'follow', tab: this.#tab, topics: this.#own });
  }

  #lead() {
    this.#tabs.clear();
    this.#follows(this.#tab, this.#own);
    this.#post({ kind: 'roll-call' });
  }

  #resign() {
    this.#connection.stop();
    this.#states.clear();
    this.#tabs.clear();
    this.#followed = '';
  }

  /** @param {TabMessage} message */
  #hear(message) {
    const { kind } = message;
    if (this.#leadership.leads) {
      if (kind === 'follow') this.#follows(message.tab, message.topics);
      else if (kind === 'gone') this.#gone(message.tab);
      else if (kind === 'ping') this.#post({ kind: 'pong' });
      else if (kind === 'wake') this.#connection.wake();
      else if (kind === 'doubt') this.#connection.doubt();
      return;
    }
    if (kind === 'roll-call') this.#tell();
    if (['roll-call', 'pong', 'update', 'state'].includes(kind)) this.#leadership.heard();
    if (kind === 'update' && (!message.to || message.to === this.#tab)) this.#take(message.update);
    if (kind === 'state') this.#onState(message.state);
  }

  #follows(tab, topics) {
    const isNew = !this.#tabs.has(tab);
    this.#tabs.set(tab, topics);
    if (isNew && tab !== this.#tab) this.#noticeEnd(tab);
    for (const topic of topics) {
      const state = this.#states.get(topic);
      if (state?.heard || state?.error) this.#sendTo(tab, { topic, ...state.toUpdate() });
    }
    this.#reconsider();
    if (tab !== this.#tab) this.#post({ kind: 'state', state: this.#connection.state });
  }

  #sendTo(tab, update) {
    if (tab === this.#tab) this.#take(update);
    else this.#post({ kind: 'update', update, to: tab });
  }

  /** A crashed tab says nothing, but the browser frees its lock. */
  #noticeEnd(tab) {
    navigator.locks.request(this.#presence(tab), () => this.#gone(tab));
  }

  #gone(tab) {
    if (this.#tabs.delete(tab) && this.#leadership.leads) this.#reconsider();
  }

  /** Tabs come and go in bunches (a roll-call, a restored window): one change of stream for all. */
  #reconsider() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#leadership.leads) return;
      const topics = [...new Set([...this.#tabs.values()].flat())].sort();
      if (topics.join() === this.#followed) return;
      this.#followed = topics.join();
      for (const topic of this.#states.keys()) if (!topics.includes(topic)) this.#states.delete(topic);
      for (const topic of topics) {
        if (!this.#states.has(topic)) {
          this.#states.set(topic, new TopicState({ keepsDeleted: parseTopic(topic).kind === 'document' }));
        }
      }
      this.#connection.follow(topics);
    }, 50);
  }

  #spread(update) {
    this.#states.get(update.topic)?.apply(update);
    this.#post({ kind: 'update', update });
    this.#take(update);
  }

  #spreadState(state) {
    this.#post({ kind: 'state', state });
    this.#onState(state);
  }

  #take(update) {
    if (this.#own.includes(update.topic)) this.#deliver(update);
  }

  /** @param {TabMessage} message */
  #post(message) {
    this.#channel?.postMessage(message);
  }

  #presence(tab) {
    return `${this.#name} tab ${tab}`;
  }
}
