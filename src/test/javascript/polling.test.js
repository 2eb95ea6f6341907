import { Polling } from '/client/polling.js';
import { event, FakeServer, json, problem, summary } from '/tests/fake-server.js';
import { FakeTime } from '/tests/fake-time.js';
import { equal, ok, test } from '/tests/testing.js';

const polls = (topics, body) => FakeTime.during(async (time) => {
  const server = new FakeServer();
  const updates = [];
  const life = new AbortController();
  let back = 0;
  const polling = new Polling({
    api: server.api,
    fetch: server.fetch,
    wakeUps: new EventTarget(),
    deliver: (update) => updates.push(update),
    onAnswer: (isBack) => { back += isBack; },
  });
  await body({ time, server, updates, polling, start: () => polling.start(topics, life.signal), back: () => back });
  life.abort();
});

test('the second question names what is known and is ready to wait', () => polls(['case:1'], async ({ time, server, updates, start }) => {
  server.onPoll = () => json({ documents: [event('a', 1)], summary: summary(1), full: true, cursor: 'c1' }, { headers: { ETag: '"e1"' } });
  start();
  await time.pass(0);
  equal(updates, [{ topic: 'case:1', events: [event('a', 1)], summary: summary(1), present: ['a'] }]);
  await time.pass(1_000);
  const [first, second] = server.polls;
  equal([first.url, first.headers['If-None-Match'], first.headers.Prefer], ['progress/cases/1/status', undefined, undefined]);
  equal([second.url, second.headers['If-None-Match'], second.headers.Prefer], ['progress/cases/1/status?since=c1', '"e1"', 'wait=10']);
}));

test('what changed takes nothing away, the whole does', () => polls(['case:1'], async ({ time, server, updates, start }) => {
  let full = true;
  server.onPoll = () => json({ documents: [event('a', 1)], summary: summary(1), full, cursor: 'c' });
  start();
  await time.pass(0);
  full = false;
  await time.pass(1_000);
  full = true; // as for a cursor that the server cannot use
  await time.pass(1_000);
  equal(updates.map(({ present }) => present ?? null), [['a'], null, ['a']]);
}));

test('an unchanged state is no news, and is asked for less often', () => polls(['document:1'], async ({ time, server, updates, start, polling }) => {
  server.onPoll = () => new Response(null, { status: 304 });
  start();
  await time.pass(2_900);
  equal([server.polls.length, updates.length, polling.isReached], [1, 0, true]);
  await time.pass(200);
  equal(server.polls.length, 2);
}));

test('several topics are not held up by each other', () => polls(['case:1', 'document:2'], async ({ time, server, start }) => {
  server.onPoll = ({ url }) => json(url.startsWith('documents') ? event('2', 1) : { documents: [], summary: summary(0), full: true, cursor: 'c' }, { headers: { ETag: '"e"' } });
  start();
  await time.pass(5_000);
  ok(server.polls.length >= 4, `polls ${server.polls.length}`);
  ok(server.polls.every(({ headers }) => !headers.Prefer), 'waited');
}));

test('a server that is away is told, and so is its return', () => polls(['case:1'], async ({ time, server, start, polling, back }) => {
  server.onPoll = () => { throw new TypeError('network'); };
  start();
  await time.pass(0);
  equal([polling.isReached, back()], [false, 0]);
  server.onPoll = () => problem(503, 'database_unavailable');
  await time.pass(5_000);
  equal(polling.isReached, false);
  server.onPoll = () => json({ documents: [], summary: summary(0), full: true, cursor: 'c' });
  await time.pass(5_000);
  equal([polling.isReached, back()], [true, 1]);
}));

test('who is asked to come later comes later', () => polls(['case:1'], async ({ time, server, start }) => {
  server.onPoll = () => problem(429, 'too_many', { 'Retry-After': '60' });
  start();
  await time.pass(59_000);
  equal(server.polls.length, 1);
  await time.pass(2_000);
  equal(server.polls.length, 2);
}));

test('who may not wait for an answer asks again without waiting, and waits again later', () => polls(['case:1'], async ({ time, server, updates, start, polling, back }) => {
  const state = (seq) => json({ documents: [event('a', seq)], summary: summary(1), full: true, cursor: 'c' }, { headers: { ETag: `"${seq}"` } });
  server.onPoll = ({ headers }) => (headers.Prefer ? problem(503, 'too_many_streams', { 'Retry-After': '5' }) : state(server.polls.length));
  start();
  await time.pass(1_000);
  equal([server.polls.map(({ headers }) => headers.Prefer ?? ''), polling.isReached], [['', 'wait=10'], true]);
  await time.pass(4_900);
  equal(server.polls.length, 2, 'not before the time that it was told');
  await time.pass(1_100);
  equal([server.polls[2].headers.Prefer ?? '', updates.length, polling.isReached, back()], ['', 2, true, 0]);
  await time.pass(50_000);
  equal(server.polls.filter(({ headers }) => headers.Prefer).length, 1, 'it does not ask for a place again and again');
  await time.pass(10_000);
  equal(server.polls.filter(({ headers }) => headers.Prefer).length, 2);
}));

test('only the server’s own word says that something does not exist', () => polls(['case:1'], async ({ time, server, updates, start, polling }) => {
  server.onPoll = () => new Response('<h1>Not Found</h1>', { status: 404, headers: { 'Content-Type': 'text/html' } });
  start();
  await time.pass(0);
  equal([updates, polling.isReached], [[], false]);
  server.onPoll = () => problem(404, 'case_not_found');
  await time.pass(5_000);
  equal(updates, [{ topic: 'case:1', error: { code: 'case_not_found', message: 'case_not_found' } }]);
}));

test('once stopped it asks nothing more', () => polls(['case:1'], async ({ time, server, updates, start, polling }) => {
  server.onPoll = () => server.never();
  start();
  await time.pass(0);
  polling.stop();
  await time.pass(60_000);
  equal([server.polls.length, updates.length, polling.isReached], [1, 0, null]);
}));
