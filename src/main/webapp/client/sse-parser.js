/**
 * @typedef {object} SseMessage
 * @property {string} data
 * @property {string} event
 * @property {string} lastEventId the cursor as of this message
 */

/**
 * Parses `text/event-stream` as it arrives, cut anywhere.
 * EventSource would do it too, but hides the status (204, 404) and cannot be given a cursor.
 */
export class SseParser {
  #rest = '';
  #first = true;
  #data = [];
  #event = '';
  #id = '';
  #onMessage;
  #onRetry;

  /**
   * @param {{lastEventId?: string, onMessage: (message: SseMessage) => void, onRetry?: (milliseconds: number) => void}} handlers
   */
  constructor({ lastEventId = '', onMessage, onRetry = () => {} }) {
    this.#id = lastEventId;
    this.#onMessage = onMessage;
    this.#onRetry = onRetry;
  }

  /** Whether it has a part of a message and waits for the rest. */
  get isWithinMessage() {
    return this.#rest !== '' || this.#data.length > 0;
  }

  /** @param {string} text */
  push(text) {
    if (this.#first && text) {
      this.#first = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    for (const line of lines) this.#line(line);
  }

  #line(line) {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? '' : line.slice(colon + 1);
    if (value.startsWith(' ')) value = value.slice(1);
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#event = value;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.#onRetry(Number(value));
  }

  #dispatch() {
    if (this.#data.length) {
      this.#onMessage({ data: this.#data.join('\n'), event: this.#event || 'message', lastEventId: this.#id });
    }
    this.#data = [];
    this.#event = '';
  }
}
