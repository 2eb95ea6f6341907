/**
 * Puts documents in the order of the page: newest first, each file right after the one that it was
 * found in, in the order of that one.
 *
 * @template {{id: string, created_at: string, parent_id?: string | null, number?: number | null}} T
 * @param {T[]} documents
 * @returns {{document: T, depth: number}[]} with how many of the documents are around each
 */
export function inFamilies(documents) {
  const known = new Set(documents.map(({ id }) => id));
  const uploads = [];
  const files = new Map();
  for (const document of documents) {
    if (!known.has(document.parent_id)) uploads.push(document);
    else if (files.has(document.parent_id)) files.get(document.parent_id).push(document);
    else files.set(document.parent_id, [document]);
  }
  const ordered = [];
  const waiting = uploads.sort(newestFirst).map((document) => ({ document, depth: 0 })).reverse();
  while (waiting.length) {
    const next = waiting.pop();
    ordered.push(next);
    const within = files.get(next.document.id) ?? [];
    within.sort((a, b) => b.number - a.number);
    for (const document of within) waiting.push({ document, depth: next.depth + 1 });
  }
  return ordered;
}

function newestFirst(a, b) {
  if (a.created_at === b.created_at) return a.id < b.id ? 1 : -1;
  return a.created_at < b.created_at ? 1 : -1;
}
