import { News } from '/client/news.js';
import { event, summary } from '/tests/fake-server.js';
import { equal, test } from '/tests/testing.js';

function news(...topics) {
  const updates = [];
  const heard = new News(topics, (update) => updates.push(update));
  return { updates, heard, hear: (lastEventId, body) => heard.receive({ data: typeof body === 'string' ? body : JSON.stringify(body), lastEventId }) };
}

const connected = (resumed) => ({ status: 'connected', resumed });
const ofCase = (...documents) => ({ documents, summary: summary(documents.length) });

test('a snapshot in several messages takes nothing away before its last', () => {
  const { updates, hear, heard } = news('case:1');
  hear('', connected(false));
  hear('', ofCase(event('a', 1), event('b', 1)));
  equal([updates.at(-1).present, heard.cursor], [undefined, '']);
  hear('c1', ofCase(event('c', 1)));
  equal([updates.at(-1).present, heard.cursor], [['a', 'b', 'c'], 'c1']);
  hear('c2', ofCase(event('c', 2)));
  equal([updates.at(-1).present, heard.cursor], [undefined, 'c2']);
});

test('the same when an older cursor could not be used', () => {
  const { updates, hear } = news('case:1');
  hear('c1', ofCase(event('a', 1)));
  hear('c1', connected(false));
  hear('c1', ofCase(event('b', 1)));
  equal(updates.at(-1).present, undefined);
  hear('c2', ofCase(event('c', 1)));
  equal(updates.at(-1).present, ['b', 'c']);
});

test('what is resumed takes nothing away', () => {
  const { updates, hear } = news('case:1');
  hear('c1', connected(true));
  hear('c2', ofCase(event('a', 2)));
  equal(updates, [{ topic: 'case:1', events: [event('a', 2, { case_id: '1' })], summary: summary(1) }]);
});

test('a mixed stream is told apart', () => {
  const { updates, hear } = news('case:1', 'case:2', 'document:x');
  hear('', connected(false));
  hear('c1', ofCase(event('a', 1, { case_id: '1' }), event('x', 1, { case_id: '9' })));
  equal(updates.map(({ topic, events, present, summary: told }) => [topic, events.length, present?.length, told]), [
    ['case:1', 1, 2, undefined],
    ['case:2', 0, 2, undefined],
    ['document:x', 1, undefined, undefined],
  ]);
});

test('an event has only what changed since this stream told of its document', () => {
  const { updates, hear } = news('case:1');
  hear('', connected(false));
  hear('c1', ofCase(event('a', 1), event('b', 1)));
  hear('c2', ofCase({ document_id: 'a', seq: 2, progress: 50, message: null }));
  equal(updates.at(-1).events, [event('a', 2, { progress: 50, message: null, case_id: '1' })]);
  hear('c2', connected(true));
  hear('c3', ofCase({ document_id: 'a', seq: 3, status: 'failed' }));
  equal(updates.at(-1).events, [{ document_id: 'a', seq: 3, status: 'failed', case_id: '1' }]);
});

test('a document that was told is named by its number', () => {
  const { updates, hear } = news('case:1');
  hear('', connected(false));
  hear('c1', ofCase({ n: 0, ...event('a', 1) }, { n: 1, ...event('b', 1) }));
  equal([updates.at(-1).events, updates.at(-1).present], [[event('a', 1, { case_id: '1' }), event('b', 1, { case_id: '1' })], ['a', 'b']]);
  hear('c2', ofCase({ n: 1, seq: 2, progress: 50, message: null }));
  equal(updates.at(-1).events, [event('b', 2, { progress: 50, message: null, case_id: '1' })]);
  hear('c3', ofCase({ n: 1, seq: 3, status: 'deleted' }, { n: 1, document_id: 'c', seq: 1, status: 'pending' }));
  equal(updates.at(-1).events.map(({ document_id: id, status }) => [id, status]), [['b', 'deleted'], ['c', 'pending']]);
  hear('c4', ofCase({ n: 1, seq: 2, status: 'processing' }, { n: 0, document_id: 'd', seq: 1, status: 'failed' }));
  equal(updates.at(-1).events, [
    { document_id: 'c', seq: 2, status: 'processing', case_id: '1' },
    { document_id: 'd', seq: 1, status: 'failed', case_id: '1' },
  ]);
});

test('what anyone publishes of a document is an event, whatever its fields', () => {
  const { updates, hear, heard } = news('document:x');
  hear('', connected(false));
  hear('1', event('x', 1));
  hear('2', { document_id: 'x', seq: 2, documents: 5, summary: 'none' });
  hear('3', { document_id: 'x', seq: 3, status: 'connected', heartbeat_seconds: 0 });
  hear('4', { document_id: 'x', seq: 4, status: 'closed', documents: [] });
  equal(updates.map(({ events: [{ seq }] }) => seq), [1, 2, 3, 4]);
  equal(heard.cursor, '4');
  const { heartbeat } = hear('5', { document_id: 'x', seq: 5, status: 'connected', heartbeat_seconds: 0 });
  equal(heartbeat, undefined);
});

test('what is neither an event nor a list is no news', () => {
  const { updates, hear, heard } = news('case:1');
  hear('1', { documents: 5 });
  hear('2', null);
  hear('3', { status: 'closed', reason: 'access_revoked' });
  equal([updates, heard.cursor], [[], '']);
});

test('rubbish is no news', () => {
  const { updates, hear, heard } = news('document:x');
  hear('1', '{"document_id"');
  equal([updates, heard.cursor], [[], '']);
});
