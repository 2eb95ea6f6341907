import { Milestones } from '/page/milestones.js';
import { event } from '/tests/fake-server.js';
import { FakeTime } from '/tests/fake-time.js';
import { equal, test } from '/tests/testing.js';

const tells = (body) => FakeTime.during(async (time) => {
  const said = [];
  await body({ time, said, milestones: new Milestones((words) => said.push(words), (id) => `${id}.pdf`) });
});
const ended = (id, status, message) => event(id, 100, { status, error: message && { code: 'x', message } });

test('percents are not told, ends are', () => tells(async ({ time, said, milestones }) => {
  for (let percent = 1; percent < 100; percent++) {
    milestones.observe([event('a', percent)]);
    await time.pass(100);
  }
  equal(said, []);
  milestones.observe([ended('a', 'completed')]);
  await time.pass(2_000);
  equal(said, ['a.pdf completed.']);
}));

test('what had ended before is no news', () => tells(async ({ time, said, milestones }) => {
  milestones.observe([ended('a', 'completed')]);
  milestones.observe([ended('a', 'completed')]);
  await time.pass(2_000);
  equal(said, []);
}));

test('many ends at once are one sentence', () => tells(async ({ time, said, milestones }) => {
  const ids = Array.from({ length: 1000 }, (_, i) => `d${i}`);
  milestones.observe(ids.map((id) => event(id, 1)));
  milestones.observe(ids.map((id, i) => (i < 990 ? ended(id, i % 10 ? 'completed' : 'failed', 'No text.') : event(id, 2))));
  await time.pass(2_000);
  milestones.observe(ids.map((id, i) => ended(id, i % 10 || i >= 990 ? 'completed' : 'failed', 'No text.')));
  await time.pass(2_000);
  equal(said, ['891 completed, 99 failed.', '10 completed. All 1,000 documents have finished: 901 completed, 99 failed.']);
}));

test('a failure says why', () => tells(async ({ time, said, milestones }) => {
  milestones.observe([event('a', 1)]);
  milestones.observe([ended('a', 'failed', 'The document is protected by a password.')]);
  await time.pass(2_000);
  equal(said, ['a.pdf failed: The document is protected by a password.']);
}));
