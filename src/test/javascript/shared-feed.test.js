import { SharedFeed } from '/client/shared-feed.js';
import { connected, event, FakeServer, ofCase, problem } from '/tests/fake-server.js';
import { equal, test } from '/tests/testing.js';

/** A browser's tabs, as far as they share channels and locks: in one page. */
class Tabs {
  server = new FakeServer();
  #tabs = [];

  constructor(name) {
    this.server.api = `https://${name}.example/api/`;
  }

  open(...topics) {
    const tab = { updates: [], states: [] };
    tab.feed = new SharedFeed({
      api: this.server.api,
      fetch: this.server.fetch,
      deliver: (update) => tab.updates.push(update),
      onState: (state) => tab.states.push(state),
    });
    tab.seqs = () => tab.updates.flatMap(({ events }) => events ?? []).map(({ seq }) => seq);
    tab.feed.join();
    tab.feed.follow(topics);
    this.#tabs.push(tab);
    return tab;
  }

  close(tab) {
    tab.feed.leave();
  }

  closeAll() {
    for (const tab of this.#tabs) tab.feed.leave();
  }
}

async function until(condition, about) {
  for (let turn = 0; turn < 500; turn++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`waited in vain for ${about}`);
}

const tabs = (name, body) => async () => {
  const shared = new Tabs(name);
  try {
    await body(shared);
  } finally {
    shared.closeAll();
  }
};

test('seven tabs share one stream, and all hear the same', tabs('seven', async (shared) => {
  const { server } = shared;
  const all = Array.from({ length: 7 }, () => shared.open('case:1'));
  await until(() => server.streams.length === 1, 'a stream');
  await server.say(connected() + ofCase('c1', event('a', 1)));
  await server.say(ofCase('c2', event('a', 2)));
  for (const tab of all) {
    await until(() => tab.seqs().includes(2), 'the news');
    await until(() => tab.states.at(-1) === 'live', 'live');
  }
  equal(server.requests.length, 1);
}));

test('a tab that comes later gets what there is at once', tabs('later', async (shared) => {
  const { server } = shared;
  shared.open('case:1');
  await until(() => server.streams.length === 1, 'a stream');
  await server.say(connected() + ofCase('c1', event('a', 5)));
  const late = shared.open('case:1');
  await until(() => late.seqs().includes(5), 'the state');
  await until(() => late.states.at(-1) === 'live', 'live');
  equal(server.requests.length, 1);
}));

test('when the leading tab goes, another leads', tabs('heir', async (shared) => {
  const { server } = shared;
  const first = shared.open('case:1');
  await until(() => server.streams.length === 1, 'a stream');
  await server.say(connected() + ofCase('c1', event('a', 1)));
  const others = [shared.open('case:1'), shared.open('case:1')];
  for (const tab of others) await until(() => tab.seqs().includes(1), 'the state');
  shared.close(first);
  await until(() => server.streams.length === 2, 'the heir’s stream');
  await server.say(connected() + ofCase('c2', event('a', 2)));
  for (const tab of others) await until(() => tab.seqs().includes(2), 'the news');
  equal(server.streams.length, 2);
}));

test('what the tabs follow is one stream of all, and each hears only its own', tabs('mix', async (shared) => {
  const { server } = shared;
  const one = shared.open('case:1');
  await until(() => server.streams.length === 1, 'a stream');
  const two = shared.open('document:x');
  await until(() => server.streams.at(-1).url === 'progress/stream?case_id=1&document_id=x&fields=changed&ids=numbers', 'the stream of both');
  await server.say(connected() + ofCase('c1', event('a', 1, { case_id: '1' }), event('x', 7, { case_id: '2' })));
  await until(() => two.seqs().includes(7), 'the document');
  equal([one.seqs(), two.seqs()], [[1], [7]]);
  shared.close(two);
  await until(() => server.streams.at(-1).url === 'progress/cases/1/stream?fields=changed&ids=numbers', 'the stream of one');
}));

test('that the server is busy is told to all tabs, also to one that comes later', tabs('busy', async (shared) => {
  const { server } = shared;
  server.onStream = () => problem(503, 'too_many_streams', { 'Retry-After': '5' });
  const all = [shared.open('case:1'), shared.open('case:1')];
  for (const tab of all) await until(() => tab.states.at(-1) === 'busy', 'busy');
  all.push(shared.open('case:1'));
  await until(() => all[2].states.at(-1) === 'busy', 'busy');
  equal([server.streams.length, all.some(({ states }) => states.includes('offline'))], [1, false]);
}));
