import { SseParser } from '/client/sse-parser.js';
import { equal, test } from '/tests/testing.js';

const STREAM = [
  '\ufeff: a comment\n',
  'retry: 2000\nretry: soon\ndata: {"status":"connected"}\n\n',
  'id: 7\r\ndata: one\r\ndata:two\r\n\r\n',
  'event: other\rdata:  spaced\r\r',
  'id: bad\0id\ndata\n\n',
  'id\ndata: no cursor\n\n',
  'unknown: field\nid: 8\n\n',
  'data: näive – 文書 😀\n\n',
  'data: never ended',
].join('');

function parse(pieces, lastEventId) {
  const messages = [];
  const retries = [];
  const parser = new SseParser({ lastEventId, onMessage: (message) => messages.push(message), onRetry: (ms) => retries.push(ms) });
  for (const piece of pieces) parser.push(piece);
  return { messages, retries, parser };
}

test('messages are as the standard has them', () => {
  const { messages, retries } = parse([STREAM], 'before');
  equal(messages, [
    { data: '{"status":"connected"}', event: 'message', lastEventId: 'before' },
    { data: 'one\ntwo', event: 'message', lastEventId: '7' },
    { data: ' spaced', event: 'other', lastEventId: '7' },
    { data: '', event: 'message', lastEventId: '7' },
    { data: 'no cursor', event: 'message', lastEventId: '' },
    { data: 'näive – 文書 😀', event: 'message', lastEventId: '8' },
  ]);
  equal(retries, [2000]);
});

test('it does not matter where the network cuts', () => {
  const whole = parse([STREAM]).messages;
  for (let cut = 0; cut <= STREAM.length; cut++) {
    equal(parse([STREAM.slice(0, cut), STREAM.slice(cut)]).messages, whole, `cut at ${cut}`);
  }
  equal(parse([...STREAM]).messages, whole, 'one by one');
});

test('it knows whether it is in the middle of a message', () => {
  const { parser } = parse([]);
  const within = (text) => {
    parser.push(text);
    return parser.isWithinMessage;
  };
  equal([within('data: 1\n\n'), within('da'), within('ta: 2\n'), within('\n'), within(': heartbeat\n\n')], [false, true, true, false, false]);
});
