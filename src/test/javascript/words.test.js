import { connectionExplained, connectionWord, placeInQueue, shownName, size, sizeLimit, timeLeft } from '/page/words.js';
import { equal, test } from '/tests/testing.js';

test('the time left is rounded as people say it', () => {
  equal([null, 0, 7, 12, 54, 55, 89, 3540, 3600, 5400].map(timeLeft),
    ['', 'a few seconds', 'a few seconds', '15 s', '55 s', '1 min', '1 min', '59 min', '1 h', '1 h 30 min']);
});

test('sizes are decimal', () => {
  equal([null, 1, 999, 1500, 12_345_678, 209_715_200].map(size), ['', '1 byte', '999 bytes', '1.5 kB', '12 MB', '210 MB']);
});

test('a limit is one that every system would keep to', () => {
  equal([209_715_200, 2 ** 31, 500_000].map(sizeLimit), ['200 MB', '2,048 MB', '500 kB']);
});

test('a place in the queue is told as people say it', () => {
  equal([1, 2, 3, 4, 11, 21, 112, 1003].map(placeInQueue).map((words) => words.split(' ')[0]),
    ['Next', '2nd', '3rd', '4th', '11th', '21st', '112th', '1,003rd']);
});

test('a name cannot turn around what follows it', () => {
  equal(shownName('a\u202efdp.exe\n'), 'a\ufffdfdp.exe\ufffd');
});

test('every state of the connection has its words', () => {
  const states = ['connecting', 'live', 'polling', 'busy', 'offline', 'ended'];
  equal(states.map((state) => connectionWord(state, false)), ['Connecting', 'Live', 'Polling', 'Busy, trying again', 'Offline, trying again', 'Up to date']);
  equal(connectionWord('connecting', true), 'Reconnecting');
  equal(new Set(states.map(connectionExplained)).size, states.length);
  equal(/cannot be reached/.test(connectionExplained('busy')), false);
});
