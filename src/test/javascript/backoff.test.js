import { Backoff } from '/client/backoff.js';
import { equal, test } from '/tests/testing.js';

const always = (random) => () => random;

test('the wait is anywhere between what the server told and a ceiling that doubles', () => {
  const [shortest, longest] = [new Backoff(always(0)), new Backoff(always(1))];
  const waits = [];
  for (const backoff of [shortest, longest]) backoff.tell(1_000);
  for (let i = 0; i < 7; i++) {
    waits.push(longest.delay());
    equal(shortest.delay(), 1_000);
    for (const backoff of [shortest, longest]) backoff.failed();
  }
  equal(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('a server that told nothing may be asked at once the first time', () => {
  equal(new Backoff(always(0)).delay(), 0);
  equal(new Backoff(always(1)).delay(), 2_000);
});

test('Retry-After is honoured, however long', () => {
  equal(new Backoff(always(0)).delay(90_000), 90_000);
  equal(new Backoff(always(1)).delay(90_000), 90_000);
});

test('those who were told the same Retry-After come back spread out', () => {
  equal(new Backoff(always(0)).delay(5_000), 5_000);
  equal(new Backoff(always(1)).delay(5_000), 10_000);
});

test('a success starts anew, and keeps what the server told', () => {
  const backoff = new Backoff(always(1));
  backoff.tell(3_000);
  backoff.failed();
  backoff.failed();
  equal(backoff.failures, 2);
  backoff.succeeded();
  equal([backoff.failures, backoff.delay()], [0, 3_000]);
});

test('a server cannot send its clients away for hours', () => {
  const backoff = new Backoff(always(0));
  backoff.tell(86_400_000);
  equal(backoff.delay(), 30_000);
});
