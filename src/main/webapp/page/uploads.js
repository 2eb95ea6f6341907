import { Problem, problemFrom, uploadUrl } from './api.js';
import { nextShipment, outcomes } from './shipments.js';
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
 * @property {Shipment | null} shipment what it is sent with
 */

/**
 * Files that one request brings.
 *
 * @typedef {object} Shipment
 * @property {Upload[]} uploads
 * @property {XMLHttpRequest} request
 * @property {boolean} sent whether the server may have all of it
 */

/** Sends the files of one case, a few requests at once. */
export class Uploads {
  /** @type {Upload[]} */
  items = [];
  onChange = () => {};
  /** @type {(document: object) => void} */
  onStored = () => {};
  #caseId;
  #next = 0;
  /** Until the server has said what it takes. */
  #together = 1;
  /** @type {Set<Shipment>} */
  #shipments = new Set();

  /** @param {string} caseId */
  constructor(caseId) {
    this.#caseId = caseId;
  }

  get unfinished() {
    return this.items.filter(({ state, held }) => state !== 'refused' || held).length;
  }

  /**
   * @param {File[]} files
   * @param {{max_file_size: number, max_files: number} | null} limits of the server, where they are known
   */
  add(files, limits) {
    this.#together = limits?.max_files ?? 1;
    for (const file of files) {
      const tooLarge = limits && file.size > limits.max_file_size;
      this.items.push({
        id: this.#next++,
        file,
        state: tooLarge ? 'refused' : 'waiting',
        sent: 0,
        words: tooLarge ? `The file has ${size(file.size)}; at most ${sizeLimit(limits.max_file_size)} are accepted.` : '',
        again: false,
        held: false,
        shipment: null,
      });
    }
    this.#proceed();
  }

  /** Whatever the server may have all of becomes a document. @param {Upload} upload */
  remove(upload) {
    this.items = this.items.filter((item) => item !== upload);
    if (upload.shipment && !upload.shipment.sent) this.#callBack(upload.shipment);
    this.#proceed();
  }

  /** What was sent with a file that is not to be sent goes with another request. @param {Shipment} shipment */
  #callBack(shipment) {
    shipment.request.abort();
    this.#shipments.delete(shipment);
    for (const upload of shipment.uploads) Object.assign(upload, { state: 'waiting', sent: 0, shipment: null });
  }

  /** @param {Upload} upload */
  tryAgain(upload) {
    this.#sendAgain([upload]);
  }

  /** Sends what was refused because nobody was logged in. */
  resume() {
    this.#sendAgain(this.items.filter(({ held }) => held));
  }

  /** @param {Upload[]} uploads */
  #sendAgain(uploads) {
    for (const upload of uploads) Object.assign(upload, { state: 'waiting', sent: 0, words: '', held: false });
    this.#proceed();
  }

  dismissRefused() {
    this.items = this.items.filter(({ state }) => state !== 'refused');
    this.onChange();
  }

  #proceed() {
    while (this.#shipments.size < AT_ONCE) {
      const uploads = nextShipment(this.items, this.#together);
      if (!uploads.length) break;
      this.#send(uploads);
    }
    this.onChange();
  }

  /** @param {Upload[]} uploads */
  #send(uploads) {
    // fetch cannot tell how much has been sent.
    const request = new XMLHttpRequest();
    const shipment = { uploads, request, sent: false };
    this.#shipments.add(shipment);
    for (const upload of uploads) Object.assign(upload, { state: 'sending', shipment });
    request.upload.onprogress = ({ loaded, total }) => {
      for (const upload of uploads) upload.sent = total ? loaded / total : 0;
      this.onChange();
    };
    request.upload.onload = () => { shipment.sent = true; };
    request.onload = () => {
      if (request.status < 200 || request.status > 299) this.#refused(shipment, problemFrom(request.status, request.responseText));
      else this.#answered(shipment, outcomes(uploads.length, JSON.parse(request.responseText)));
    };
    request.onerror = () => this.#refused(shipment, new Problem({ status: 0 }));
    request.open('POST', uploadUrl(this.#caseId));
    request.setRequestHeader('Accept', 'application/json');
    const form = new FormData();
    for (const { file } of uploads) form.append('file', file);
    request.send(form);
  }

  #refused(shipment, problem) {
    this.#answered(shipment, shipment.uploads.map(() => ({ problem })));
  }

  /** What was removed meanwhile is told as a document all the same. */
  #answered(shipment, outcomes) {
    this.#shipments.delete(shipment);
    const stored = new Set();
    shipment.uploads.forEach((upload, i) => {
      const { document, problem } = outcomes[i];
      if (problem) return refuse(upload, problem);
      stored.add(upload);
      this.onStored(document);
    });
    this.items = this.items.filter((item) => !stored.has(item));
    this.#proceed();
  }
}

function refuse(upload, problem) {
  const held = problem.status === 401;
  const again = held || problem.status === 0 || problem.status === 429 || problem.status >= 500;
  Object.assign(upload, { state: 'refused', words: held ? 'Waits until you have logged in again.' : problem.message, again, held, shipment: null });
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
