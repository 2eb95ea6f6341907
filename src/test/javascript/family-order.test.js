import { inFamilies } from '/page/family-order.js';
import { equal, test } from '/tests/testing.js';

const NEW = '2026-11-23T10:00:02Z';
const OLD = '2026-11-23T10:00:01Z';

const file = (id, created_at, parent_id = null, number = null) => ({ id, created_at, parent_id, number });

test('each file comes right after the one that it was found in, in the order of that one', () => {
  const documents = [
    file('annex', OLD, 'mail', 1),
    file('second', OLD, 'zip', 12),
    file('zip', OLD),
    file('mail', OLD, 'zip', 2),
    file('newest', NEW),
  ];
  equal(
    inFamilies(documents).map(({ document, depth }) => `${document.id} ${depth}`),
    ['newest 0', 'zip 0', 'mail 1', 'annex 2', 'second 1'],
  );
});

test('a file whose container is not known yet stands by itself', () => {
  equal(inFamilies([file('mail', OLD, 'zip', 1)]).map(({ depth }) => depth), [0]);
});
