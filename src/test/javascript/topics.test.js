import { caseTopic, documentTopic, parseTopic, resourceUrl, statusUrl, streamUrl } from '/client/topics.js';
import { equal, test } from '/tests/testing.js';

test('one topic has its own stream, several share one', () => {
  equal(streamUrl('/api/', [caseTopic('1')]), '/api/progress/cases/1/stream?fields=changed&ids=numbers');
  equal(streamUrl('/api/', [documentTopic('2')]), '/api/progress/documents/2/stream');
  equal(streamUrl('/api/', [caseTopic('1'), documentTopic('2')]), '/api/progress/stream?case_id=1&document_id=2&fields=changed&ids=numbers');
});

test('an id is only an id', () => {
  const odd = caseTopic('a:b/../c?d&e');
  equal(parseTopic(odd), { kind: 'case', id: 'a:b/../c?d&e' });
  for (const url of [streamUrl('/', [odd]), statusUrl('/', odd, null), resourceUrl('/', odd)]) {
    equal(url.includes('a%3Ab%2F..%2Fc%3Fd%26e'), true, url);
  }
});

test('a cursor goes with the poll of a case', () => {
  equal(statusUrl('/', caseTopic('1'), '7.a b.x'), '/progress/cases/1/status?since=7.a%20b.x');
  equal(statusUrl('/', caseTopic('1'), null), '/progress/cases/1/status');
  equal(statusUrl('/', documentTopic('1'), '7'), '/documents/1/status');
});
