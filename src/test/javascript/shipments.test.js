import { nextShipment, outcomes } from '/page/shipments.js';
import { equal, test } from '/tests/testing.js';

const file = (name, size = 10) => ({ state: 'waiting', file: { name, size } });
const names = (uploads) => uploads.map((upload) => upload.file.name);
const files = (...all) => all.map((name) => ({ name }));
const document = (filename) => ({ filename });

test('small files go together, as many as the server takes, in their order', () => {
  const items = [{ ...file('sent'), state: 'sending' }, ...Array.from({ length: 60 }, (_, i) => file(`${i}`))];
  equal(names(nextShipment(items, 1000)).length, 50);
  equal(names(nextShipment(items, 3)), ['0', '1', '2']);
  equal(names(nextShipment(items, 1)), ['0']);
  equal(nextShipment([items[0]], 1000), []);
});

test('a large file goes alone, and what is behind it waits for its turn', () => {
  const large = 2 << 20;
  equal(names(nextShipment([file('large', large), file('small')], 1000)), ['large']);
  equal(names(nextShipment([file('small'), file('large', large), file('last')], 1000)), ['small']);
});

test('two of one name go apart', () => {
  equal(names(nextShipment([file('a'), file('b'), file('a')], 1000)), ['a', 'b']);
});

test('one file is answered with its document', () => {
  equal(outcomes(files('a'), document('a')), [{ document: document('a') }]);
});

test('each of several files has its own outcome', () => {
  const answer = {
    documents: [document('a'), document('c')],
    rejected: [{ filename: 'b', code: 'empty_file', detail: 'Empty' }, { filename: 'd', code: 'database_unavailable', detail: 'Away' }],
  };
  const [a, b, c, d] = outcomes(files('a', 'b', 'c', 'd'), answer);
  equal([a.document, c.document], [document('a'), document('c')]);
  equal([b.problem.code, b.problem.status], ['empty_file', 400]);
  equal([d.problem.code, d.problem.status], ['database_unavailable', 503]);
});

test('a name that the server made safe is that of the file which nothing else tells of', () => {
  const answer = { documents: [document('a')], rejected: [{ filename: 'made safe', code: 'empty_file' }] };
  const [first, second] = outcomes(files('made\u202e safe', 'a'), answer);
  equal(first.problem.code, 'empty_file');
  equal(second.document, document('a'));
  equal(outcomes(files('made\u202e safe', 'a'), { documents: [document('made safe'), document('a')], rejected: [] }).map((one) => one.document.filename), ['made safe', 'a']);
});
