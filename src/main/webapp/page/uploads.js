import { Problem, problemFrom, uploadUrl } from './api.js';
import { size, sizeLimit } from './words.js';

const AT_ONCE = 3;

/**
 * @typedef {object} Upload
 * @property {number} id
 * @property {File} file
 * @property {'waiting' | 'sending' | 'refused'} state
 * @property {number} sent from 0 to 1
 * @property {string} words why it was refused
 * @property {boolean} again whether another try could help
 * @property {boolean} held whether it goes on by itself when somebody has logged in again
 * @property {XMLHttpRequest | null} request
 */

/** Sends the files of one case, a request each, a few at once. */
export class Uploads {
  /** @type {Upload[]} */
  items = [];
  onChange = () => {};
  /** @type {(document: object) => void} */
  onStored = () => {};
  #caseId;
  #next = 0;

  /** @param {string} caseId */
  constructor(caseId) {
    this.#caseId = caseId;
  }

  get unfinished() {
    return this.items.filter(({ state, held }) => state !== 'refused' || held).length;
  }

  /**
   * @param {File[]} files
   * @param {number | null} largest what the server takes, where it is known
   */
  add(files, largest) {
    for (const file of files) {
      const tooLarge = largest !== null && file.size > largest;
      this.items.push({
        id: this.#next++,
        file,
        state: tooLarge ? 'refused' : 'waiting',
        sent: 0,
        words: tooLarge ? `The file has ${size(file.size)}; at most ${sizeLimit(largest)} are accepted.` : '',
        again: false,
        held: false,
        request: null,
      });
    }
    this.#proceed();
  }

  /** @param {Upload} upload */
  remove(upload) {
    this.items = this.items.filter((item) => item !== upload);
    upload.request?.abort();
    this.#proceed();
  }

  /** @param {Upload} upload */
  tryAgain(upload) {
    Object.assign(upload, { state: 'waiting', sent: 0, words: '', held: false });
    this.#proceed();
  }

  /** Sends what was refused because nobody was logged in. */
  resume() {
    for (const upload of this.items.filter(({ held }) => held)) this.tryAgain(upload);
  }

  dismissRefused() {
    this.items = this.items.filter(({ state }) => state !== 'refused');
    this.onChange();
  }

  #proceed() {
    let free = AT_ONCE - this.items.filter(({ state }) => state === 'sending').length;
    for (const upload of this.items) {
      if (free <= 0) break;
      if (upload.state !== 'waiting') continue;
      free--;
      this.#send(upload);
    }
    this.onChange();
  }

  #send(upload) {
    // fetch cannot tell how much has been sent.
    const request = new XMLHttpRequest();
    Object.assign(upload, { state: 'sending', request });
    request.upload.onprogress = ({ loaded, total }) => {
      upload.sent = total ? loaded / total : 0;
      this.onChange();
    };
    request.onload = () => {
      if (request.status < 200 || request.status > 299) this.#refused(upload, problemFrom(request.status, request.responseText));
      else this.#stored(upload, JSON.parse(request.responseText));
    };
    request.onerror = () => this.#refused(upload, new Problem({ status: 0 }));
    request.open('POST', uploadUrl(this.#caseId));
    request.setRequestHeader('Accept', 'application/json');
    const form = new FormData();
    form.append('file', upload.file);
    request.send(form);
  }

  #stored(upload, answer) {
    const [refusal] = answer.rejected ?? [];
    if (refusal) return this.#refused(upload, new Problem({ status: 400, ...refusal }));
    this.items = this.items.filter((item) => item !== upload);
    for (const document of answer.documents ?? [answer]) this.onStored(document);
    this.#proceed();
  }

  #refused(upload, problem) {
    const held = problem.status === 401;
    const again = held || problem.status === 0 || problem.status === 429 || problem.status >= 500;
    Object.assign(upload, { state: 'refused', words: held ? 'Waits until you have logged in again.' : problem.message, again, held, request: null });
    this.#proceed();
  }
}

/** Leaving the case's page must not stop its uploads. @type {Map<string, Uploads>} */
const byCase = new Map();

/** @param {string} caseId */
export function uploadsOf(caseId) {
  if (!byCase.has(caseId)) byCase.set(caseId, new Uploads(caseId));
  return byCase.get(caseId);
}

/** Of all cases. */
export const unfinishedUploads = () => [...byCase.values()].reduce((sum, { unfinished }) => sum + unfinished, 0);

export function resumeUploads() {
  for (const uploads of byCase.values()) uploads.resume();
}

addEventListener('beforeunload', (event) => {
  if (unfinishedUploads()) event.preventDefault();
});
