import { nextShipment, outcomes } from '/page/shipments.js';
import { equal, test } from '/tests/testing.js';

const file = (name, size = 10) => ({ state: 'waiting', file: { name, size } });
const names = (uploads) => uploads.map((upload) => upload.file.name);
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

test('one file is answered with its document', () => {
  equal(outcomes(1, document('a')), [{ document: document('a') }]);
});

test('each of several files has its own outcome, whatever their names', () => {
  const answer = {
    documents: [{ filename: 'same', id: 1 }, { filename: 'same', id: 2 }],
    rejected: [{ position: 1, code: 'empty_file', detail: 'Empty' }, { position: 3, code: 'database_unavailable', detail: 'Away' }],
  };
  const [a, b, c, d] = outcomes(4, answer);
  equal([a.document, c.document], [{ filename: 'same', id: 1 }, { filename: 'same', id: 2 }]);
  equal([b.problem.code, b.problem.status], ['empty_file', 400]);
  equal([d.problem.code, d.problem.status], ['database_unavailable', 503]);
});
