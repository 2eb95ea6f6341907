import { uploadsOf } from '/page/uploads.js';
import { equal, test } from '/tests/testing.js';

const LIMITS = { max_file_size: 1000, max_files: 100 };
let cases = 0;

/** Requests that are answered by the test. */
class Request {
  static all = [];
  upload = {};
  aborted = false;

  open() {}
  setRequestHeader() {}

  send(form) {
    this.files = form.getAll('file').map(({ name }) => name);
    Request.all.push(this);
  }

  abort() {
    this.aborted = true;
  }

  answer(status, body) {
    Object.assign(this, { status, responseText: JSON.stringify(body) });
    this.onload();
  }
}

function sending(...names) {
  globalThis.XMLHttpRequest = Request;
  Request.all = [];
  const uploads = uploadsOf(`case ${cases++}`);
  const stored = [];
  uploads.onStored = ({ filename }) => stored.push(filename);
  uploads.add(names.map((name) => new File(['x'], name)), LIMITS);
  return { uploads, stored };
}

const states = (uploads) => uploads.items.map(({ file, state }) => `${file.name} ${state}`);
const of = (uploads, name) => uploads.items.find(({ file }) => file.name === name);

test('small files go with one request, and each has its own end', () => {
  const { uploads, stored } = sending('a', 'b', 'c');
  equal(Request.all.map(({ files }) => files), [['a', 'b', 'c']]);
  Request.all[0].answer(201, {
    documents: [{ filename: 'a' }, { filename: 'c' }],
    rejected: [{ position: 1, code: 'database_unavailable', detail: 'Away' }],
  });
  equal(stored, ['a', 'c']);
  equal(states(uploads), ['b refused']);
  uploads.tryAgain(of(uploads, 'b'));
  equal(Request.all[1].files, ['b']);
  uploads.remove(of(uploads, 'b'));
});

test('one that is stopped is not sent, and the others are', () => {
  const { uploads, stored } = sending('a', 'b', 'c');
  uploads.remove(of(uploads, 'b'));
  equal(Request.all.map(({ aborted, files }) => [aborted, files]), [[true, ['a', 'b', 'c']], [false, ['a', 'c']]]);
  Request.all[1].answer(201, { documents: [{ filename: 'a' }, { filename: 'c' }], rejected: [] });
  equal(stored, ['a', 'c']);
  equal(states(uploads), []);
});

test('what the server may have is not sent again when one of it is stopped', () => {
  const { uploads, stored } = sending('a', 'b');
  Request.all[0].upload.onload();
  uploads.remove(of(uploads, 'a'));
  equal(Request.all.map(({ aborted }) => aborted), [false]);
  Request.all[0].answer(201, { documents: [{ filename: 'a' }, { filename: 'b' }], rejected: [] });
  equal(stored, ['a', 'b']);
  equal(states(uploads), []);
});

test('a request that fails can be tried again, file by file', () => {
  const { uploads } = sending('a', 'b');
  Request.all[0].onerror();
  equal(uploads.items.map(({ again }) => again), [true, true]);
  uploads.tryAgain(of(uploads, 'a'));
  equal(Request.all[1].files, ['a']);
  uploads.remove(of(uploads, 'a'));
  uploads.dismissRefused();
});

test('who has logged in again goes on with all that waited for it, together', () => {
  const { uploads } = sending('a', 'b');
  Request.all[0].answer(401, { code: 'unauthenticated' });
  equal(uploads.items.map(({ held }) => held), [true, true]);
  uploads.resume();
  equal(Request.all[1].files, ['a', 'b']);
  Request.all[1].answer(201, { documents: [{ filename: 'a' }, { filename: 'b' }], rejected: [] });
});
