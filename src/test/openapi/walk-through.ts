// The walk-through of the README, by a client that is generated from /openapi alone.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import createClient from 'openapi-fetch';
import type { components, paths } from './lexintel.js';

type ProgressEvent = components['schemas']['ProgressEvent'];

const [url, file] = process.argv.slice(2);
const lexintel = createClient<paths>({ baseUrl: url.replace(/\/$/, '') });

const contents = await readFile(file);

const created = await lexintel.POST('/api/cases', { body: { name: 'Doe v. Roe' } });
assert.equal(created.response.status, 201);
const caseId = created.data!.id;

const uploaded = await lexintel.POST('/api/documents/upload', {
  params: { query: { case_id: caseId } },
  body: { file: [] },
  bodySerializer: () => form(new Blob([contents])),
});
assert.equal(uploaded.response.status, 201);
const document = uploaded.data as components['schemas']['Document'];
assert.equal(document.filename, 'complaint.pdf');

const last = await watch(document.id);
assert.equal(last.status, 'completed');
assert.equal(last.progress, 100);

const passages = await lexintel.GET('/api/documents/{id}/passages', {
  params: { path: { id: document.id }, query: { limit: 3 } },
});
assert.equal(passages.data!.items.length, Math.min(3, passages.data!.total));
const text = await lexintel.GET('/api/documents/{id}/text', {
  params: { path: { id: document.id } },
  parseAs: 'text',
});
const first = passages.data!.items[0];
assert.equal(text.data!.slice(first.start, first.end), first.text);

const retried = await lexintel.POST('/api/documents/{id}/retry', {
  params: { path: { id: document.id } },
});
assert.equal(retried.error!.code, 'not_retryable');
const deleted = await lexintel.DELETE('/api/documents/{id}', {
  params: { path: { id: document.id } },
});
assert.equal(deleted.response.status, 204);
const gone = await lexintel.GET('/api/documents/{id}', { params: { path: { id: document.id } } });
assert.equal(gone.error!.code, 'document_not_found');

function form(content: Blob) {
  const body = new FormData();
  body.append('file', content, 'complaint.pdf');
  return body;
}

async function watch(id: string): Promise<ProgressEvent> {
  const { data } = await lexintel.GET('/api/progress/documents/{id}/stream', {
    params: { path: { id } },
    parseAs: 'text',
  });
  const messages = data!
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => JSON.parse(line.slice('data:'.length)));
  assert.equal(messages[0].status, 'connected');
  return messages.at(-1);
}
