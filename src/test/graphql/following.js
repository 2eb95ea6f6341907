// What a client of either door is to see: a document to its end, then the state of its case.
import assert from 'node:assert/strict';

const [, , , documentId, caseId] = process.argv;

const DOCUMENT = `subscription ($id: ID!) {
  documentProgress(documentId: $id) { documentId status progress seq cursor }
}`;
const CASE = `subscription ($id: ID!) {
  caseProgress(caseId: $id) { documents { documentId status } summary { completed } cursor }
}`;

export async function follow(client) {
  let last;
  for await (const result of client.iterate({ query: DOCUMENT, variables: { id: documentId } })) {
    assert.equal(result.errors, undefined);
    const event = result.data.documentProgress;
    assert.ok(last === undefined || event.seq > last.seq, JSON.stringify([last, event]));
    last = event;
  }
  assert.equal(last.status, 'completed');
  assert.equal(last.progress, 100);

  for await (const result of client.iterate({ query: CASE, variables: { id: caseId } })) {
    assert.equal(result.data.caseProgress.summary.completed, 1);
    assert.equal(result.data.caseProgress.documents[0].documentId, documentId);
    break;
  }
  const unknown = { id: '00000000-0000-4000-8000-000000000000' };
  const codes = [];
  try {
    for await (const result of client.iterate({ query: CASE, variables: unknown })) {
      codes.push(...(result.errors ?? []).map((error) => error.extensions.code));
    }
  } catch (errors) {
    codes.push(...errors.map((error) => error.extensions.code));
  }
  assert.deepEqual(codes, ['case_not_found']);
  console.log('followed to the end');
}
