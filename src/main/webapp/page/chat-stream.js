import { Backoff } from '../client/backoff.js';
import { readStream } from '../client/stream.js';
import { pause } from '../client/waiting.js';
import { answerStreamUrl, readAnswer } from './api.js';
import { watchedFetch } from './session.js';

/** So long after the last byte a connection counts as lost; the server sends a heartbeat every 15 s. */
const SILENCE = 40_000;

export const ENDED = new Set(['completed', 'stopped', 'failed', 'deleted', 'closed']);

/**
 * Follows an answer until it has ended, over as many connections as it takes.
 * @param {{id: string, text: string, citations: object[], status: string, error: object | null}} answer kept up to date
 * @param {AbortSignal} signal
 * @param {() => void} onChange
 */
export async function followAnswer(answer, signal, onChange) {
  const backoff = new Backoff();
  while (!signal.aborted && !ENDED.has(answer.status)) {
    const end = await connection(answer, signal, onChange, backoff);
    if (signal.aborted || ENDED.has(answer.status)) return;
    // All of the text is here, and the end was told to a connection that was lost.
    if (end?.status === 204) Object.assign(answer, await readAnswer(answer.id).catch(() => ({})));
    if (end?.status === 404) answer.status = 'deleted';
    onChange();
    if (end?.status === 200) backoff.succeeded();
    else backoff.failed();
    await pause(backoff.delay(end?.retryAfter), signal);
  }
}

async function connection(answer, signal, onChange, backoff) {
  const attempt = new AbortController();
  const abort = () => attempt.abort();
  signal.addEventListener('abort', abort);
  let timer = setTimeout(abort, SILENCE);
  try {
    return await readStream({
      url: answerStreamUrl(answer.id),
      cursor: String(answer.text.length),
      signal: attempt.signal,
      fetch: watchedFetch,
      onBytes: () => {
        clearTimeout(timer);
        timer = setTimeout(abort, SILENCE);
      },
      onMessage: ({ data }) => take(answer, JSON.parse(data)),
      onRead: onChange,
      onRetry: (milliseconds) => backoff.tell(milliseconds),
    });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

function take(answer, update) {
  if (update.text !== undefined) answer.text = answer.text.slice(0, update.offset) + update.text;
  for (const citation of update.citations ?? []) {
    answer.citations = [...answer.citations.filter(({ number }) => number !== citation.number), citation];
  }
  if (update.status && update.status !== 'connected') answer.status = update.status;
  if (update.error) answer.error = update.error;
}
