/**
 * @typedef {'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'deleted'} Status
 *
 * @typedef {object} ProgressEvent
 * @property {string} document_id
 * @property {string | null} case_id
 * @property {Status} status
 * @property {string | null} step
 * @property {number | null} progress 0 to 100 over the whole pipeline
 * @property {string | null} message
 * @property {string | null} timestamp
 * @property {number | null} attempt
 * @property {number | null} seq
 * @property {number | null} eta_seconds
 * @property {number | null} queue_position
 * @property {{code: string, message: string} | null} error
 *
 * @typedef {object} Summary
 * @property {number} total
 * @property {number} pending
 * @property {number} processing
 * @property {number} completed
 * @property {number} failed
 * @property {number} cancelled
 * @property {number} progress
 * @property {number | null} eta_seconds
 *
 * @typedef {{code: string, message: string}} ProgressError
 *
 * News of one topic, as it travels from the connection to every tab.
 * @typedef {object} Update
 * @property {import('./topics.js').Topic} topic
 * @property {Partial<ProgressEvent>[]} [events]
 * @property {Summary | null} [summary]
 * @property {string[]} [present] the ids of all documents there are: others have been deleted
 * @property {ProgressError} [error]
 */

const NOTHING_KNOWN = Object.freeze({
  case_id: null,
  step: null,
  progress: null,
  message: null,
  timestamp: null,
  attempt: null,
  seq: null,
  eta_seconds: null,
  queue_position: null,
  error: null,
});

const ENDED = new Set(['completed', 'failed', 'cancelled', 'deleted']);

/** @param {{status: Status} | null | undefined} event */
export const hasEnded = (event) => Boolean(event && ENDED.has(event.status));

/** The newest event of each document of one topic. */
export class TopicState {
  /** @type {Map<string, ProgressEvent>} */
  #documents = new Map();
  /** A late event must not bring a deleted document back. @type {Map<string, number>} */
  #deleted = new Map();
  /** @type {Summary | null} */
  #summary = null;
  /** @type {ProgressError | null} */
  #error = null;
  #heard = false;
  #keepsDeleted;

  /** @param {{keepsDeleted: boolean}} options a single document shows that it is gone; a case just loses it */
  constructor({ keepsDeleted }) {
    this.#keepsDeleted = keepsDeleted;
  }

  get documents() {
    return [...this.#documents.values()];
  }

  get summary() {
    return this.#summary ?? (this.#heard ? summarise(this.#documents.values()) : null);
  }

  get error() {
    return this.#error;
  }

  get heard() {
    return this.#heard;
  }

  /** @param {Update} update */
  apply({ events, summary, present, error }) {
    if (error) {
      if (!this.documents.some((event) => event.status === 'deleted')) this.#error = error;
      return;
    }
    this.#heard = true;
    this.#error = null;
    for (const event of events ?? []) this.#accept(event);
    if (present) this.#keepOnly(new Set(present));
    this.#summary = summary ?? null;
  }

  /** All there is to tell to a tab that joins. @returns {Omit<Update, 'topic'>} */
  toUpdate() {
    if (this.#error) return { error: this.#error };
    return { events: this.documents, present: [...this.#documents.keys()], summary: this.#summary };
  }

  #accept(event) {
    const id = event.document_id;
    const known = this.#documents.get(id)?.seq ?? this.#deleted.get(id) ?? null;
    if (event.seq != null && known != null && event.seq <= known) return;
    const seq = event.seq ?? known;
    if (event.status === 'deleted' && !this.#keepsDeleted) {
      this.#documents.delete(id);
      this.#deleted.set(id, seq ?? Infinity);
      return;
    }
    if (event.seq == null && this.#deleted.has(id)) return;
    this.#documents.set(id, Object.freeze({ ...NOTHING_KNOWN, ...event, seq }));
  }

  #keepOnly(present) {
    for (const id of this.#documents.keys()) if (!present.has(id)) this.#documents.delete(id);
  }
}

/**
 * A stream over several topics has one summary for all of them, so each case counts its own.
 * @param {Iterable<ProgressEvent>} documents
 * @returns {Summary}
 */
function summarise(documents) {
  const summary = { total: 0, pending: 0, processing: 0, completed: 0, failed: 0, cancelled: 0, progress: 0, eta_seconds: null };
  let progress = 0;
  let eta = 0;
  for (const event of documents) {
    summary.total++;
    if (event.status in summary) summary[event.status]++;
    progress += hasEnded(event) ? 100 : event.progress ?? 0;
    // One document whose time is unknown makes the whole unknown; null is kept by Math.max(NaN).
    if (!hasEnded(event)) eta = Math.max(eta, event.eta_seconds ?? NaN);
  }
  if (summary.total) summary.progress = Math.floor(progress / summary.total);
  if (eta > 0) summary.eta_seconds = eta;
  return summary;
}
