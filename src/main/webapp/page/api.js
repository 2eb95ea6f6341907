const API = new URL('../api/', import.meta.url);

/** An answer that is not a success, in words that can be shown. */
export class Problem extends Error {
  /**
   * @param {{status: number, code?: string, title?: string, detail?: string}} problem
   */
  constructor({ status, code, title, detail }) {
    super(detail || title || wordsFor(status));
    this.status = status;
    this.code = code ?? `http_${status}`;
  }
}

function wordsFor(status) {
  if (!status) return 'The server cannot be reached.';
  return status >= 500 ? 'The server could not do this right now.' : `The server refused this (${status}).`;
}

/**
 * @param {number} status
 * @param {string} text
 */
export function problemFrom(status, text) {
  try {
    return new Problem({ ...JSON.parse(text), status });
  } catch {
    return new Problem({ status });
  }
}

/** @param {string} path below `/api/` */
export const apiUrl = (path) => new URL(path, API).href;

async function call(method, path, body) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  return parsed(await answer(method, path, headers, body));
}

const parsed = (text) => (text ? JSON.parse(text) : null);

async function answer(method, path, headers, body) {
  let response;
  let text;
  try {
    response = await fetch(apiUrl(path), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    text = await response.text();
  } catch {
    throw new Problem({ status: 0 });
  }
  if (!response.ok) throw problemFrom(response.status, text);
  return text;
}

export const listCases = (offset, limit) => call('GET', `cases?offset=${offset}&limit=${limit}`);
export const readCase = (id) => call('GET', `cases/${encodeURIComponent(id)}`);
export const createCase = (name) => call('POST', 'cases', { name });
export const cancelCase = (id) => call('POST', `cases/${encodeURIComponent(id)}/cancel`);
export const retryCase = (id) => call('POST', `cases/${encodeURIComponent(id)}/retry`);

export const listDocuments = (caseId, offset, limit) =>
  call('GET', `documents?case_id=${encodeURIComponent(caseId)}&offset=${offset}&limit=${limit}`);
export const readDocument = (id) => call('GET', `documents/${encodeURIComponent(id)}`);
export const cancelDocument = (id) => call('POST', `documents/${encodeURIComponent(id)}/cancel`);
export const retryDocument = (id) => call('POST', `documents/${encodeURIComponent(id)}/retry`);
export const deleteDocument = (id) => call('DELETE', `documents/${encodeURIComponent(id)}`);

/** @param {string} id @returns {Promise<string>} the extracted text */
export const readText = (id) => answer('GET', `documents/${encodeURIComponent(id)}/text`, { Accept: 'text/plain, application/problem+json' });

/** @param {string} caseId @param {string} query not blank @param {number} limit */
export const searchCase = (caseId, query, limit) =>
  call('GET', `cases/${encodeURIComponent(caseId)}/search?limit=${limit}&q=${encodeURIComponent(query)}`);

export const readUploadLimits = () => call('GET', 'documents/upload');
export const uploadUrl = (caseId) => apiUrl(`documents/upload?case_id=${encodeURIComponent(caseId)}`);
export const fileUrl = (id) => apiUrl(`documents/${encodeURIComponent(id)}/file`);
