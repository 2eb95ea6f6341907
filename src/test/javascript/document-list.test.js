import { DocumentList } from '/page/document-list.js';
import { FakeTime } from '/tests/fake-time.js';
import { equal, ok, test } from '/tests/testing.js';

/** A case as the API lists it: newest first, followed by cursors. */
class FakeCase {
  documents;
  /** @type {string[]} */
  requests = [];
  open = 0;
  mostOpen = 0;
  /** @type {(path: string) => number | Promise<number>} the status that a request is answered with */
  onRequest = () => 200;

  /** @param {number} number of the documents that it has */
  constructor(number) {
    this.documents = Array.from({ length: number }, (_, i) => ({ id: `old-${number - i}` }));
    globalThis.fetch = async (url) => {
      const { pathname, search, searchParams } = new URL(url);
      this.requests.push(pathname.replace('/api/', '') + search);
      this.mostOpen = Math.max(this.mostOpen, ++this.open);
      const found = this.#find(pathname.split('/')[3], searchParams);
      try {
        const status = await this.onRequest(pathname);
        return status === 200 ? found : answer(status, {});
      } finally {
        this.open--;
      }
    };
  }

  /** Of each look. */
  takeRequests() {
    return this.requests.splice(0);
  }

  /** @param {number} number @returns {string[]} their ids */
  upload(number, name = 'new') {
    const ids = Array.from({ length: number }, (_, i) => `${name}-${i}`);
    this.documents.unshift(...ids.map((id) => ({ id })).reverse());
    return ids;
  }

  /** Puts files behind the one with that id. @param {string} id @param {string[]} ids */
  insertBehind(id, ids) {
    this.documents.splice(this.documents.findIndex((document) => document.id === id) + 1, 0, ...ids.map((each) => ({ id: each })));
  }

  get ids() {
    return this.documents.map(({ id }) => id);
  }

  #find(id, query) {
    if (!id) return answer(200, this.#page(Number(query.get('limit')), query.get('after')));
    const document = this.documents.find((each) => each.id === id);
    return document ? answer(200, document) : answer(404, { code: 'document_not_found' });
  }

  #page(limit, after) {
    const start = after ? this.documents.findIndex(({ id }) => id === after) + 1 : 0;
    const items = this.documents.slice(start, start + limit);
    return { items, next: start + limit < this.documents.length ? items.at(-1).id : null };
  }
}

const answer = (status, body) => ({ ok: status === 200, status, text: async () => JSON.stringify(body) });

const isPage = (request) => request.startsWith('documents?');

const shows = (number, body) => FakeTime.during(async (time) => {
  const legalCase = new FakeCase(number);
  const list = new DocumentList('1', () => {});
  const load = async () => {
    await list.load();
    legalCase.takeRequests();
  };
  await body({ time, legalCase, list, load, missing: () => legalCase.ids.filter((id) => !list.get(id)) });
  list.close();
});

test('all of a case is read once, page by page', () => shows(50_000, async ({ time, legalCase, list, missing }) => {
  await list.load();
  list.hear(legalCase.ids);
  await time.pass(60_000);
  equal([legalCase.requests.length, legalCase.requests[0], missing()], [250, 'documents?case_id=1&limit=200', []]);
}));

test('of what is uploaded to a large case only the head is read', () => shows(50_000, async ({ time, legalCase, list, load, missing }) => {
  await load();
  legalCase.upload(10);
  list.hear(legalCase.ids);
  await time.pass(60_000);
  equal([legalCase.requests, missing()], [['documents?case_id=1&limit=200'], []]);
}));

test('many that were uploaded cost the pages that they fill', () => shows(50_000, async ({ time, legalCase, list, load, missing }) => {
  await load();
  legalCase.upload(1_000);
  list.hear(legalCase.ids);
  await time.pass(60_000);
  equal([legalCase.requests.length, missing()], [5, []]);
}));

test('few are read by themselves', () => shows(1_000, async ({ time, legalCase, list, load, missing }) => {
  await load();
  list.hear(legalCase.upload(2));
  await time.pass(60_000);
  equal([legalCase.requests, missing()], [['documents/new-0', 'documents/new-1'], []]);
}));

test('what this page has uploaded itself is not read', () => shows(10, async ({ time, legalCase, list, load }) => {
  await load();
  const [id] = legalCase.upload(1);
  list.hear([id]);
  await time.pass(500);
  list.put({ id });
  await time.pass(60_000);
  equal(legalCase.requests, []);
}));

test('looks do not overlap, however long one takes', () => shows(1_000, async ({ time, legalCase, list, load, missing }) => {
  await load();
  legalCase.mostOpen = 0;
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  legalCase.onRequest = () => held.then(() => 200);
  list.hear(legalCase.upload(10, 'first'));
  await time.pass(1_000);
  for (let second = 0; second < 10; second++) {
    list.hear(legalCase.upload(10, `then-${second}`));
    await time.pass(1_000);
  }
  equal(legalCase.requests.length, 1);
  go(200);
  await time.pass(2_000);
  equal([legalCase.mostOpen, legalCase.requests.length, missing()], [1, 2, []], 'one more look for all that came meanwhile');
}));

test('what cannot be read is asked for later, and does not hold up others', () => shows(1_000, async ({ time, legalCase, list, load }) => {
  await load();
  legalCase.onRequest = (path) => (path.endsWith('/bad-0') ? 500 : 200);
  list.hear([...legalCase.upload(1, 'bad'), ...legalCase.upload(1)]);
  await time.pass(1_000);
  ok(list.get('new-0') && !list.get('bad-0'), 'only the other is known');
  for (let second = 0; second < 5; second++) {
    list.hear(legalCase.ids);
    await time.pass(1_000);
  }
  equal(legalCase.requests, ['documents/bad-0', 'documents/new-0'], 'not at once');
  legalCase.onRequest = () => 200;
  await time.pass(10_000);
  ok(list.get('bad-0'), 'asked again');
}));

test('a server that is away is asked less and less often, and then for everything', () => shows(1_000, async ({ time, legalCase, list, load, missing }) => {
  await load();
  legalCase.onRequest = () => { throw new TypeError('network'); };
  list.hear(legalCase.upload(10));
  await time.pass(120_000);
  ok(legalCase.requests.length < 40, `asked ${legalCase.requests.length} times`);
  legalCase.onRequest = () => 200;
  await time.pass(30_000);
  equal(missing(), []);
}));

test('what has been deleted is asked for once', () => shows(10, async ({ time, legalCase, list, load }) => {
  await load();
  for (let second = 0; second < 20; second++) {
    list.hear(['deleted']);
    await time.pass(1_000);
  }
  equal(legalCase.requests, ['documents/deleted']);
}));

test('what is deleted while it is read does not come back', () => shows(10, async ({ time, legalCase, list, load }) => {
  await load();
  let go;
  legalCase.onRequest = () => new Promise((resolve) => { go = resolve; });
  list.hear(legalCase.upload(1));
  await time.pass(1_000);
  list.remove('new-0');
  go(200);
  await time.pass(1_000);
  equal([legalCase.requests.length, list.get('new-0') ?? null], [1, null]);
}));

test('what arrives while all is read is not missed', () => shows(1_000, async ({ time, legalCase, list, missing }) => {
  let pages = 0;
  legalCase.onRequest = async () => {
    if (++pages === 3) {
      list.hear([...legalCase.upload(10), ...legalCase.ids]);
      await time.pass(5_000);
    }
    return 200;
  };
  await list.load();
  equal([legalCase.takeRequests().length, missing().length], [5, 10], 'nothing else is read meanwhile');
  await time.pass(2_000);
  equal([legalCase.requests.length, missing()], [1, []]);
}));

for (const [where, more] of [['before older documents', 5_000], ['at the end of the list', 0]]) {
  test(`files that are found in another one, ${where}, are read where they are`, () => shows(more, async ({ time, legalCase, list, load, missing }) => {
    await load();
    const [container] = legalCase.upload(1, 'zip');
    let last = container;
    // With the first ones a page is full, and so it is after every fourth bunch.
    for (let file = 0, bunch = 199; file < 2_000; file += bunch, bunch = 50) {
      const ids = Array.from({ length: bunch }, (_, i) => `file-${file + i}`);
      legalCase.insertBehind(last, ids);
      last = ids.at(-1);
      list.hear(legalCase.ids);
      await time.pass(1_100);
      const requests = legalCase.takeRequests();
      ok(requests.every(isPage) && requests.length <= 4, `${file}: ${requests}`);
      equal(missing(), []);
    }
  }));
}

test('what is far down the list is read bit by bit', () => shows(50_000, async ({ time, legalCase, list, load, missing }) => {
  await load();
  const ids = Array.from({ length: 100 }, (_, i) => `file-${i}`);
  legalCase.insertBehind('old-100', ids);
  for (let second = 0; second < 10; second++) {
    list.hear(legalCase.ids);
    await time.pass(1_000);
    const requests = legalCase.takeRequests();
    ok(requests.filter(isPage).length <= 2 && requests.length <= 22, `${requests}`);
  }
  equal(missing(), []);
}));

test('a page that is closed asks nothing more', () => shows(10, async ({ time, legalCase, list, load }) => {
  await load();
  list.hear(legalCase.upload(10));
  list.close();
  await time.pass(60_000);
  equal(legalCase.requests, []);
}));
