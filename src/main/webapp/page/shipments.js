import { Problem } from './api.js';

/** Many small files cost the server less together; a person sees each of them move. */
const MOST_FILES = 50;
const MOST_BYTES = 1 << 20;

/** What is no matter of the file, so that another try may help. */
const NO_FAULT_OF_A_FILE = ['database_unavailable', 'storage_unavailable', 'storage_full', 'scanner_unavailable', 'internal_error'];

/**
 * Those of the waiting that the next request brings, in their order: some that are small, or one.
 *
 * @template {{state: string, file: {size: number}}} U
 * @param {U[]} items
 * @param {number} most files that the server takes in a request
 * @returns {U[]}
 */
export function nextShipment(items, most) {
  const shipment = [];
  let bytes = 0;
  for (const upload of items) {
    if (upload.state !== 'waiting') continue;
    bytes += upload.file.size;
    if (shipment.length && bytes > MOST_BYTES) break;
    shipment.push(upload);
    if (shipment.length >= Math.min(most, MOST_FILES)) break;
  }
  return shipment;
}

/**
 * What became of each file of a request, in their order: a document, or a problem.
 *
 * @param {number} files how many the request brought
 * @param {object} answer of an upload: one document, or documents and what was rejected
 * @returns {{document?: object, problem?: Problem}[]}
 */
export function outcomes(files, answer) {
  const documents = [...(answer.documents ?? [answer])];
  const rejected = new Map((answer.rejected ?? []).map((refusal) => [refusal.position, refusal]));
  return Array.from({ length: files }, (_, position) => {
    const refusal = rejected.get(position);
    if (!refusal) return { document: documents.shift() };
    return { problem: new Problem({ status: NO_FAULT_OF_A_FILE.includes(refusal.code) ? 503 : 400, ...refusal }) };
  });
}
