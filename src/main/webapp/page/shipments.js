import { Problem } from './api.js';

/** Many small files cost the server less together; a person sees each of them move. */
const MOST_FILES = 50;
const MOST_BYTES = 1 << 20;

/** What is no matter of the file, so that another try may help. */
const NO_FAULT_OF_A_FILE = ['database_unavailable', 'storage_unavailable', 'storage_full', 'scanner_unavailable', 'internal_error'];

/**
 * Those of the waiting that the next request brings, in their order: some that are small, or one.
 * Two of one name go apart, since the answer tells files by their names.
 *
 * @template {{state: string, file: {name: string, size: number}}} U
 * @param {U[]} items
 * @param {number} most files that the server takes in a request
 * @returns {U[]}
 */
export function nextShipment(items, most) {
  const shipment = [];
  const names = new Set();
  let bytes = 0;
  for (const upload of items) {
    if (upload.state !== 'waiting') continue;
    const { name, size } = upload.file;
    bytes += size;
    if (shipment.length && (bytes > MOST_BYTES || names.has(name))) break;
    shipment.push(upload);
    names.add(name);
    if (shipment.length >= Math.min(most, MOST_FILES)) break;
  }
  return shipment;
}

/**
 * What became of each file of a request, in their order: a document, or a problem.
 *
 * @param {{name: string}[]} files
 * @param {object} answer of an upload: one document, or documents and what was rejected
 * @returns {{document?: object, problem?: Problem}[]}
 */
export function outcomes(files, answer) {
  const documents = [...(answer.documents ?? [answer])];
  const rejected = [...(answer.rejected ?? [])];
  const stored = new Set(documents.map(({ filename }) => filename));
  return files.map(({ name }) => {
    const own = rejected.findIndex(({ filename }) => filename === name);
    // The server may have made a name safe: such a one is found neither there nor among the documents.
    const at = own < 0 && !stored.has(name) && rejected.length > 0 ? 0 : own;
    if (at < 0) return { document: documents.shift() };
    const [refusal] = rejected.splice(at, 1);
    return { problem: new Problem({ status: NO_FAULT_OF_A_FILE.includes(refusal.code) ? 503 : 400, ...refusal }) };
  });
}
