import { caseTopic, documentTopic, parseTopic } from './topics.js';

const NOTHING = { timestamps: [], endsCatchingUp: false };

/** What the messages of a stream mean for each of the topics that it carries. */
export class News {
  #topics;
  #deliver;
  #cursor = '';
  /** @type {Set<string> | null} ids of a full snapshot that is still arriving */
  #snapshot = null;
  /** What this stream has told of each document, by its number. @type {Map<number | string, object>} */
  #told = new Map();

  /**
   * @param {import('./topics.js').Topic[]} topics
   * @param {(update: import('./topic-state.js').Update) => void} deliver
   */
  constructor(topics, deliver) {
    this.#topics = topics;
    this.#deliver = deliver;
  }

  /** Of what has been delivered; it speaks of these topics, and of no others. */
  get cursor() {
    return this.#cursor;
  }

  /**
   * @param {import('./sse-parser.js').SseMessage} message
   * @returns {{timestamps: string[], endsCatchingUp: boolean, heartbeat?: number}} what it tells of the stream
   */
  receive({ data, lastEventId }) {
    let body;
    try {
      body = JSON.parse(data);
    } catch {
      return NOTHING;
    }
    // Anyone may publish an event with any field; what tells it apart is the id that the server gives it.
    const isEvent = Boolean(body?.document_id);
    if (!isEvent && body?.status === 'connected') {
      const full = body.resumed === false || (body.resumed === undefined && !this.#cursor);
      this.#snapshot = full ? new Set() : null;
      this.#told.clear();
      return { ...NOTHING, heartbeat: body.heartbeat_seconds };
    }
    // The access has ended; the next connection is told why.
    if (!isEvent && !Array.isArray(body?.documents)) return NOTHING;
    const events = isEvent ? [body] : body.documents.map((event) => this.#whole(event));
    const endsCatchingUp = lastEventId !== this.#cursor;
    this.#distribute(events, body.summary, endsCatchingUp);
    // Only now: a cursor must never be ahead of what has been delivered.
    this.#cursor = lastEventId;
    return { timestamps: events.map(({ timestamp }) => timestamp), endsCatchingUp };
  }

  /**
   * An event has only the fields that changed since this stream last told of its document, and names
   * the document by its number `n`. One that brings the id too is whole. A node of an earlier version
   * knows no numbers.
   */
  #whole({ n, ...event }) {
    const key = n ?? event.document_id;
    const isFirst = n !== undefined && event.document_id !== undefined;
    const whole = isFirst ? event : { ...this.#told.get(key), ...event };
    if (whole.status === 'deleted') this.#told.delete(key);
    else this.#told.set(key, whole);
    return whole;
  }

  #distribute(events, summary, isWhole) {
    const cases = this.#topics.map(parseTopic).filter(({ kind }) => kind === 'case');
    /** @type {Map<string, object[]>} */
    const byTopic = new Map(this.#topics.map((topic) => [topic, []]));
    for (const event of events) {
      const whole = { ...event, case_id: event.case_id ?? (cases.length === 1 ? cases[0].id : null) };
      byTopic.get(caseTopic(whole.case_id))?.push(whole);
      byTopic.get(documentTopic(whole.document_id))?.push(whole);
      this.#snapshot?.add(whole.document_id);
    }
    const present = isWhole && summary ? this.#snapshot : null;
    if (present) this.#snapshot = null;
    const only = this.#topics.length === 1;
    for (const [topic, news] of byTopic) {
      const isCase = parseTopic(topic).kind === 'case';
      if (!news.length && !(isCase && (only || present))) continue;
      this.#deliver({
        topic,
        events: news,
        ...(isCase && only && summary && { summary }),
        ...(isCase && present && { present: [...present] }),
      });
    }
  }
}
