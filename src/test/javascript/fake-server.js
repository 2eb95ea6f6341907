import { settle } from './fake-time.js';

/** Answers the client's `fetch` as a test wants it. */
export class FakeServer {
  api = 'https://server.example/api/';
  /** @type {{url: string, headers: Record<string, string>}[]} */
  requests = [];
  /** What a stream is answered with. @type {() => Promise<Response> | Response} */
  onStream = () => this.stream();
  /** What a poll is answered with. @type {(request: {url: string, headers: Record<string, string>}) => Response | Promise<Response>} */
  onPoll = () => json({ documents: [], summary: summary(0), full: true, cursor: 'polled' });
  #signal;
  #stream;

  fetch = async (url, { headers = {}, signal }) => {
    const request = { url: url.slice(this.api.length), headers };
    this.requests.push(request);
    this.#signal = signal;
    const answer = await (url.includes('/stream') ? this.onStream(request) : this.onPoll(request));
    if (signal.aborted) throw new DOMException('aborted', 'AbortError');
    return answer;
  };

  get streams() {
    return this.requests.filter(({ url }) => url.includes('stream'));
  }

  get polls() {
    return this.requests.filter(({ url }) => !url.includes('stream'));
  }

  /** An open stream; `say` goes to the latest. */
  stream() {
    const signal = this.#signal;
    const body = new ReadableStream({
      start: (controller) => {
        this.#stream = controller;
        signal.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  }

  /** An answer that does not come before the request is given up. */
  never() {
    const signal = this.#signal;
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });
  }

  /** @param {string} text in one piece */
  async say(text) {
    this.#stream.enqueue(new TextEncoder().encode(text));
    await settle();
  }

  async end() {
    this.#stream.close();
    await settle();
  }

  async breakOff() {
    this.#stream.error(new TypeError('network error'));
    await settle();
  }
}

export const json = (body, init = {}) =>
  new Response(JSON.stringify(body), { ...init, headers: { 'Content-Type': 'application/json', ...init.headers } });

export const problem = (status, code, headers = {}) =>
  new Response(JSON.stringify({ code, detail: code }), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });

export const summary = (total) =>
  ({ total, pending: 0, processing: total, completed: 0, failed: 0, cancelled: 0, progress: 0, eta_seconds: null });

/** @param {number} seq @param {object} [more] */
export const event = (document_id, seq, more = {}) => ({ document_id, seq, status: 'processing', step: 'embedding', progress: seq, ...more });

export const connected = (resumed = false, more = {}) => `retry: 2000\ndata: ${JSON.stringify({ status: 'connected', resumed, ...more })}\n\n`;

/** @param {string | null} id */
export const message = (id, data) => `${id == null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;

export const ofCase = (id, ...documents) => message(id, { documents, summary: summary(documents.length) });
