import { SseParser } from './sse-parser.js';
import { readProblem, retryAfter } from './problem.js';

/**
 * @typedef {object} StreamEnd
 * @property {number} status
 * @property {import('./topic-state.js').ProgressError} [problem]
 * @property {number} [retryAfter] milliseconds
 */

/**
 * Reads one stream until it ends. Rejects when the network does.
 * @param {object} stream
 * @param {string} stream.url
 * @param {string} stream.cursor
 * @param {AbortSignal} stream.signal
 * @param {typeof fetch} stream.fetch
 * @param {() => void} stream.onBytes heartbeats included
 * @param {(message: import('./sse-parser.js').SseMessage) => void} stream.onMessage
 * @param {(withinMessage: boolean) => void} stream.onRead after the messages in these bytes
 * @param {(milliseconds: number) => void} stream.onRetry
 * @returns {Promise<StreamEnd>}
 */
export async function readStream({ url, cursor, signal, fetch, onBytes, onMessage, onRead, onRetry }) {
  const headers = { Accept: 'text/event-stream', ...(cursor && { 'Last-Event-ID': cursor }) };
  const response = await fetch(url, { headers, signal, cache: 'no-store' });
  if (response.status !== 200) {
    return { status: response.status, problem: await readProblem(response), retryAfter: retryAfter(response) };
  }
  if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
    // A portal's login page or a proxy's apology, not our server.
    response.body?.cancel();
    return { status: 502 };
  }
  const parser = new SseParser({ lastEventId: cursor, onMessage, onRetry });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { status: 200 };
    onBytes();
    parser.push(decoder.decode(value, { stream: true }));
    onRead(parser.isWithinMessage);
  }
}
