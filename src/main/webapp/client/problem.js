/**
 * The words of an RFC 9457 answer.
 * @param {Response} response
 * @returns {Promise<import('./topic-state.js').ProgressError>}
 */
export async function readProblem(response) {
  const unknown = { code: `http_${response.status}`, message: `The server answered ${response.status}.` };
  if (!response.headers.get('Content-Type')?.includes('json')) {
    response.body?.cancel();
    return unknown;
  }
  try {
    const { code, detail, title } = await response.json();
    return { code: code ?? unknown.code, message: detail ?? title ?? unknown.message };
  } catch {
    return unknown;
  }
}

/**
 * @param {Response} response
 * @returns {number} milliseconds
 */
export function retryAfter(response) {
  const value = response.headers.get('Retry-After');
  if (!value) return 0;
  const seconds = Number(value);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
  return Math.min(Math.max(0, milliseconds || 0), 120_000);
}

/**
 * A server that is starting answers 404 to everything: only its own words say that a thing does not exist.
 * @param {import('./topic-state.js').ProgressError | undefined} problem
 */
export const saysMissing = (problem) => /^(case|document)_not_found$/.test(problem?.code ?? '');

/**
 * A server that has no place for another is well: it answers who does not wait for news.
 * @param {number} status
 * @param {import('./topic-state.js').ProgressError | undefined} problem
 */
export const saysFull = (status, problem) => status === 429 || problem?.code === 'too_many_streams';
