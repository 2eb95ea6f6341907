/**
 * The hits of each document together; the document with the best hit comes first.
 * @param {{document_id: string, case_id: string, filename: string}[]} items best first
 */
export function byDocument(items) {
  const documents = new Map();
  for (const hit of items) {
    if (!documents.has(hit.document_id)) documents.set(hit.document_id, { filename: hit.filename, case_id: hit.case_id, hits: [] });
    documents.get(hit.document_id).hits.push(hit);
  }
  return [...documents.values()];
}

/**
 * A text cut where marks begin and end.
 * @param {string} text
 * @param {[number, number][]} ranges from and to, in their order
 * @returns {{text: string, marked: boolean}[]}
 */
export function pieces(text, ranges) {
  const cut = [];
  let done = 0;
  for (const [from, to] of ranges) {
    if (from > done) cut.push({ text: text.slice(done, from), marked: false });
    cut.push({ text: text.slice(from, to), marked: true });
    done = to;
  }
  if (done < text.length) cut.push({ text: text.slice(done), marked: false });
  return cut;
}
