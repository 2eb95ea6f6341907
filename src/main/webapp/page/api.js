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

/** Is told of every answer that says that nobody is logged in: an event `unauthenticated`. */
export const logins = new EventTarget();

/** @param {number} status of an answer, whoever asked for it */
export function noticeStatus(status) {
  if (status === 401) logins.dispatchEvent(new Event('unauthenticated'));
}

/**
 * @param {number} status
 * @param {string} text
 */
export function problemFrom(status, text) {
  noticeStatus(status);
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

/**
 * Who uses the page; null when nobody is logged in who could log in here.
 * @returns {Promise<{name: string, display_name: string, groups: string[], admin: boolean, auth: string} | null>}
 */
export async function readMe() {
  let response;
  try {
    response = await fetch(apiUrl('me'), { headers: { Accept: 'application/json' }, cache: 'no-store' });
  } catch {
    throw new Problem({ status: 0 });
  }
  if (response.ok) return response.json();
  // Where the server itself asks for a name and a password, the browser has done so.
  if (response.status === 401 && response.headers.get('WWW-Authenticate')?.startsWith('Bearer')) return null;
  throw new Problem({ status: response.status });
}

/** Ends the session. @returns {Promise<{next: string}>} where to log out at the provider too */
export const logOut = () => call('POST', '../logout');

export const listTokens = () => call('GET', 'tokens');
/** @param {{name: string, expires_in_days: number, scope: 'read' | 'write'}} token */
export const createToken = (token) => call('POST', 'tokens', token);
export const endToken = (id) => call('DELETE', `tokens/${encodeURIComponent(id)}`);

const membersOf = (caseId) => `cases/${encodeURIComponent(caseId)}/members`;
export const listMembers = (caseId) => call('GET', membersOf(caseId));
export const putMember = (caseId, subject, role) => call('PUT', `${membersOf(caseId)}/${encodeURIComponent(subject)}`, { role });
export const removeMember = (caseId, subject) => call('DELETE', `${membersOf(caseId)}/${encodeURIComponent(subject)}`);

/** @param {string | null} after the `next` of the page before; null for the first page */
const page = (limit, after) => `limit=${limit}${after ? `&after=${encodeURIComponent(after)}` : ''}`;

/** Newest first. */
export const readAudit = (caseId, limit, after) => call('GET', `cases/${encodeURIComponent(caseId)}/audit?${page(limit, after)}`);

export const listCases = (limit, after) => call('GET', `cases?${page(limit, after)}`);
export const readCase = (id) => call('GET', `cases/${encodeURIComponent(id)}`);
export const createCase = (name) => call('POST', 'cases', { name });
export const cancelCase = (id) => call('POST', `cases/${encodeURIComponent(id)}/cancel`);
export const retryCase = (id) => call('POST', `cases/${encodeURIComponent(id)}/retry`);

export const listDocuments = (caseId, limit, after) =>
  call('GET', `documents?case_id=${encodeURIComponent(caseId)}&${page(limit, after)}`);
export const readDocument = (id) => call('GET', `documents/${encodeURIComponent(id)}`);
export const cancelDocument = (id) => call('POST', `documents/${encodeURIComponent(id)}/cancel`);
export const retryDocument = (id) => call('POST', `documents/${encodeURIComponent(id)}/retry`);
export const deleteDocument = (id) => call('DELETE', `documents/${encodeURIComponent(id)}`);

/** @param {string} id the first passages of a document */
export const readPassages = (id, limit) => call('GET', `documents/${encodeURIComponent(id)}/passages?limit=${limit}`);

/** @param {string} id @returns {Promise<string>} the extracted text */
export const readText = (id) => answer('GET', `documents/${encodeURIComponent(id)}/text`, { Accept: 'text/plain, application/problem+json' });

/**
 * A part of an original.
 * @param {string} id @param {number} begin @param {number} end the offset after its last byte
 * @returns {Promise<ArrayBuffer>}
 */
export async function readOriginalPart(id, begin, end) {
  let response;
  try {
    response = await fetch(fileUrl(id), { headers: { Range: `bytes=${begin}-${end - 1}` } });
    if (response.status === 206) return await response.arrayBuffer();
  } catch {
    throw new Problem({ status: 0 });
  }
  // The whole file, which nobody asked for, may be large.
  if (response.ok) response.body.cancel();
  throw response.ok ? new Problem({ status: response.status }) : problemFrom(response.status, await response.text());
}

/** @param {string} query not blank @param {number} limit */
export const searchAll = (query, limit) => call('GET', `search?limit=${limit}&q=${encodeURIComponent(query)}`);

/** @param {string} caseId @param {string} query not blank @param {number} limit */
export const searchCase = (caseId, query, limit) =>
  call('GET', `cases/${encodeURIComponent(caseId)}/search?limit=${limit}&q=${encodeURIComponent(query)}`);

export const readUploadLimits = () => call('GET', 'documents/upload');
export const uploadUrl = (caseId) => apiUrl(`documents/upload?case_id=${encodeURIComponent(caseId)}`);
export const tableUrl = (caseId) => apiUrl(`cases/${encodeURIComponent(caseId)}/documents.csv`);
export const fileUrl = (id) => apiUrl(`documents/${encodeURIComponent(id)}/file`);

const chatsOf = (caseId) => `cases/${encodeURIComponent(caseId)}/chats`;
export const listChats = (caseId) => call('GET', `${chatsOf(caseId)}?limit=100`);
export const createChat = (caseId) => call('POST', chatsOf(caseId), {});
export const readChat = (id) => call('GET', `chats/${encodeURIComponent(id)}`);
export const deleteChat = (id) => call('DELETE', `chats/${encodeURIComponent(id)}`);
/** @param {string} chatId @param {string} text @returns {Promise<{question_id: string, answer_id: string}>} */
export const askQuestion = (chatId, text) => call('POST', `chats/${encodeURIComponent(chatId)}/messages`, { text });
export const readAnswer = (id) => call('GET', `answers/${encodeURIComponent(id)}`);
export const stopAnswer = (id) => call('POST', `answers/${encodeURIComponent(id)}/stop`);
export const answerStreamUrl = (id) => apiUrl(`answers/${encodeURIComponent(id)}/stream`);
