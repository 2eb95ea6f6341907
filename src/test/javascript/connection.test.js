import { Connection } from '/client/connection.js';
import { connected, event, FakeServer, json, ofCase, problem, summary } from '/tests/fake-server.js';
import { FakeTime } from '/tests/fake-time.js';
import { equal, ok, test } from '/tests/testing.js';

const CASE = ['case:1'];

const connects = (body) => FakeTime.during(async (time) => {
  const server = new FakeServer();
  const updates = [];
  const states = [];
  const connection = new Connection({
    api: server.api,
    fetch: server.fetch,
    deliver: (update) => updates.push(update),
    onState: (state) => states.push(state),
  });
  await body({ time, server, updates, states, connection });
  connection.stop();
});

const timed = (time, ago) => new Date(time.now - ago).toISOString();

test('a stream is live with its first words', () => connects(async ({ time, server, updates, states, connection }) => {
  connection.follow(CASE);
  await time.pass(0);
  await server.say(connected() + ofCase('c1', event('a', 1)));
  equal([states, updates.length, updates[0].present], [['live'], 1, ['a']]);
  await time.pass(10_000);
  equal(server.requests.length, 1, 'nothing else was asked');
}));

test('a lost stream comes back with its cursor, and nobody is told of a short gap', () => connects(async ({ time, server, states, connection }) => {
  connection.follow(CASE);
  await time.pass(0);
  await server.say(connected().replace('2000', '100') + ofCase('c1', event('a', 1)));
  await server.end();
  await time.pass(200);
  equal(server.streams[1].headers['Last-Event-ID'], 'c1');
  await server.say(connected(true));
  await time.pass(5_000);
  equal(states, ['live']);
}));

test('a stream that says nothing is replaced by polling until one has proved itself', () => connects(async ({ time, server, updates, states, connection }) => {
  server.onStream = () => server.never();
  connection.follow(CASE);
  await time.pass(6_500);
  equal(states, ['polling']);
  equal(updates.length, 1);

  server.onStream = () => server.stream();
  await time.pass(20_000);
  equal(server.streams.length, 2);
  await server.say(connected() + ofCase('c1', event('a', 1)));
  equal(states, ['polling'], 'a first word is no proof');
  await time.pass(1_500);
  await server.say(ofCase('c2', event('a', 2)));
  equal(states, ['polling', 'live']);
  const polls = server.polls.length;
  await time.pass(10_000);
  equal(server.polls.length, polls, 'polling has stopped');
}));

test('a proxy that passes on what it has collected is found out', () => connects(async ({ time, server, states, connection }) => {
  let seq = 1;
  const flush = () => [4_000, 2_500, 1_000, 100].map((ago) => ofCase(`c${seq}`, event('a', seq++, { timestamp: timed(time, ago) }))).join('');
  connection.follow(CASE);
  await time.pass(4_000);
  await server.say(connected() + flush());
  await time.pass(4_000);
  await server.say(flush());
  await time.pass(0);
  equal(states, ['live', 'polling']);

  await time.pass(20_000);
  equal(server.streams.length, 2);
  for (let flushes = 0; flushes < 2; flushes++) {
    await server.say(flushes ? flush() : connected(true) + flush());
    await time.pass(4_000);
  }
  equal(states, ['live', 'polling'], 'it does not look live in between');
}));

test('a stream that falls silent is taken up at once, and followed by polls meanwhile', () => connects(async ({ time, server, states, connection }) => {
  connection.follow(CASE);
  await time.pass(0);
  await server.say(connected() + ofCase('c1', event('a', 1)));
  await time.pass(25_100);
  equal([server.streams.length, states], [2, ['live', 'polling']]);
}));

test('an ended stream is asked again only when something begins', () => connects(async ({ time, server, states, connection }) => {
  server.onStream = () => new Response(null, { status: 204 });
  connection.follow(['document:a']);
  await time.pass(600_000);
  equal([server.streams.length, states], [1, ['ended']]);
  server.onStream = () => server.stream();
  connection.wake();
  await time.pass(0);
  equal(server.streams.length, 2);
}));

test('what does not exist is dropped, the rest is followed', () => connects(async ({ time, server, updates, states, connection }) => {
  server.onStream = ({ url }) => (url.includes('document_id=gone') || url.includes('documents/gone') ? problem(404, 'document_not_found') : server.stream());
  server.onPoll = ({ url }) => (url === 'documents/gone' ? problem(404, 'document_not_found') : json({}));
  connection.follow(['case:1', 'document:gone']);
  await time.pass(100);
  equal(updates, [{ topic: 'document:gone', error: { code: 'document_not_found', message: 'document_not_found' } }]);
  equal(server.streams.at(-1).url, 'progress/cases/1/stream?fields=changed&ids=numbers');

  connection.follow(['document:gone']);
  await time.pass(60_000);
  equal([updates.length, states.at(-1)], [2, 'ended']);
}));

test('a 404 of somebody else is no such word', () => connects(async ({ time, server, updates, connection }) => {
  server.onStream = () => new Response('', { status: 404 });
  server.onPoll = () => { throw new TypeError('network'); };
  connection.follow(CASE);
  await time.pass(60_000);
  equal(updates, []);
  ok(server.streams.length > 3, 'it gave up');
}));

test('a server that is away is offline, and taken up when it answers again', () => connects(async ({ time, server, states, connection }) => {
  const away = () => { throw new TypeError('network'); };
  server.onStream = away;
  server.onPoll = away;
  connection.follow(CASE);
  await time.pass(60_000);
  equal(states, ['offline']);
  server.onPoll = () => json({ documents: [], summary: summary(0), full: true, cursor: 'c' });
  server.onStream = () => server.stream();
  await time.pass(6_000);
  await server.say(connected());
  equal(states.at(-1), 'live');
}));

const full = () => problem(503, 'too_many_streams', { 'Retry-After': '5' });

test('a server that has no place for another is polled meanwhile, and never called away', () => connects(async ({ time, server, updates, states, connection }) => {
  server.onStream = full;
  server.onPoll = () => json({ documents: [event('a', 1)], summary: summary(1), full: true, cursor: 'c' }, { headers: { ETag: '"e"' } });
  connection.follow(CASE);
  await time.pass(0);
  equal([states, updates.length], [['busy'], 1], 'at once');
  await time.pass(600_000);
  equal(states, ['busy']);
  ok(server.polls.length >= 150, `polls ${server.polls.length}`);
  ok(server.polls.every(({ headers }) => !headers.Prefer), 'a poll took a place');
  ok(server.streams.length > 15 && server.streams.length <= 60, `streams ${server.streams.length}`);

  server.onStream = () => server.stream();
  const refused = server.streams.length;
  for (let second = 0; second < 30 && server.streams.length === refused; second++) await time.pass(1_000);
  await server.say(connected());
  equal(states, ['busy', 'live'], 'within 30 s');
  const polls = server.polls.length;
  await time.pass(10_000);
  equal(server.polls.length, polls, 'polling has stopped');
}));

test('those who are refused together do not come back together', async () => {
  const times = [];
  for (let client = 0; client < 20; client++) {
    await connects(async ({ time, server, connection }) => {
      server.onStream = full;
      connection.follow(CASE);
      await time.pass(0);
      const begun = time.now;
      let back = null;
      server.onStream = () => {
        back ??= time.now - begun;
        return server.stream();
      };
      await time.pass(10_000);
      times.push(back);
    });
  }
  ok(times.every((after) => after >= 5_000), `sooner than told: ${times}`);
  ok(Math.max(...times) - Math.min(...times) > 1_000, `together: ${times}`);
});

test('what begins at a full server is asked for at once, but a place is not', () => connects(async ({ time, server, connection }) => {
  server.onStream = full;
  connection.follow(CASE);
  await time.pass(0);
  const polls = server.polls.length;
  connection.wake();
  await time.pass(0);
  equal([server.streams.length, server.polls.length], [1, polls + 1]);
}));

test('a full server that goes away is offline, and one whose stream is held back is polled', () => connects(async ({ time, server, states, connection }) => {
  server.onStream = full;
  connection.follow(CASE);
  await time.pass(0);
  const answers = server.onPoll;
  server.onPoll = () => { throw new TypeError('network'); };
  await time.pass(6_000);
  equal(states, ['busy', 'offline']);
  server.onPoll = answers;
  server.onStream = () => server.never();
  await time.pass(60_000);
  equal(states, ['busy', 'offline', 'busy', 'polling']);
}));

test('a login page is not a stream', () => connects(async ({ time, server, states, updates, connection }) => {
  server.onStream = () => new Response('<form>', { headers: { 'Content-Type': 'text/html' } });
  server.onPoll = () => new Response('<form>', { headers: { 'Content-Type': 'text/html' } });
  connection.follow(CASE);
  await time.pass(60_000);
  equal([states, updates], [['offline'], []]);
}));

test('other topics begin without the cursor of the old ones', () => connects(async ({ time, server, connection }) => {
  connection.follow(CASE);
  await time.pass(0);
  await server.say(connected() + ofCase('c1', event('a', 1)));
  connection.follow(['case:1', 'case:2']);
  await time.pass(0);
  equal(server.streams[1].headers['Last-Event-ID'], undefined);
}));
