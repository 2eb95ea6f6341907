import { byDocument, pieces } from '/page/search-results.js';
import { equal, test } from '/tests/testing.js';

const hit = (document_id, ordinal) => ({ document_id, filename: `${document_id}.txt`, ordinal });

test('the document with the best hit comes first, with all its hits', () => {
  const found = byDocument([hit('b', 3), hit('a', 1), hit('b', 0)]);
  equal(found.map(({ filename, hits }) => [filename, hits.map(({ ordinal }) => ordinal)]), [['b.txt', [3, 0]], ['a.txt', [1]]]);
});

test('a text is cut where its marks begin and end', () => {
  equal(pieces('the law of Ohio', [[4, 7], [11, 15]]), [
    { text: 'the ', marked: false },
    { text: 'law', marked: true },
    { text: ' of ', marked: false },
    { text: 'Ohio', marked: true },
  ]);
});

test('a mark may be at the start, and a text may have none', () => {
  equal(pieces('law', [[0, 3]]), [{ text: 'law', marked: true }]);
  equal(pieces('law', []), [{ text: 'law', marked: false }]);
});
