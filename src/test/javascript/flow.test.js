import { Flow } from '/client/flow.js';
import { FakeTime } from '/tests/fake-time.js';
import { equal, test } from '/tests/testing.js';

const flows = (body) => FakeTime.during(async (time) => {
  const stuck = [];
  const flow = new Flow((why) => stuck.push(why));
  const at = (ms) => new Date(time.now + ms).toISOString();
  const read = (...messages) => {
    flow.bytes();
    for (const ms of messages) flow.message({ timestamps: [at(ms)], endsCatchingUp: true });
    flow.read(false);
  };
  await body({ time, flow, stuck, read });
  flow.stop();
});

test('a stream that says nothing at all is held back', () => flows(async ({ time, stuck, flow }) => {
  await time.pass(5_900);
  equal([stuck, flow.hasBegun], [[], false]);
  await time.pass(200);
  equal(stuck, ['silent']);
}));

test('a heartbeat every 15 s is enough, silence is not', () => flows(async ({ time, stuck, read, flow }) => {
  for (let beat = 0; beat < 4; beat++) {
    read();
    await time.pass(15_000);
  }
  equal([stuck, flow.isFresh, flow.isProven], [[], true, true]);
  await time.pass(10_001);
  equal([stuck, flow.isFresh], [['silent'], false]);
}));

test('the server says how often it speaks', () => flows(async ({ time, stuck, flow }) => {
  flow.bytes();
  flow.message({ timestamps: [], endsCatchingUp: false, heartbeat: 60 });
  flow.read(false);
  await time.pass(69_000);
  equal(stuck, []);
  await time.pass(2_000);
  equal(stuck, ['silent']);
}));

test('half a message has to be followed by its other half', () => flows(async ({ time, stuck, flow }) => {
  flow.bytes();
  flow.read(true);
  await time.pass(6_001);
  equal(stuck, ['held']);
}));

test('events in piles, again and again, have been held back', () => flows(async ({ time, stuck, read, flow }) => {
  read(-90_000); // the state of before
  await time.pass(4_000);
  read(-3_900, -2_000, -100);
  equal([stuck, flow.isProven], [[], false]);
  await time.pass(4_000);
  read(-3_900, -100);
  equal(stuck, ['held']);
}));

test('a pile in several reads is one pile', () => flows(async ({ time, stuck, read }) => {
  read(-90_000);
  for (let flush = 0; flush < 2; flush++) {
    await time.pass(4_000);
    read(-3_900);
    read(-2_000);
    read(-100);
  }
  equal(stuck, ['held']);
}));

test('a page that was frozen once is none', () => flows(async ({ time, stuck, read }) => {
  read(-90_000);
  for (let times = 0; times < 3; times++) {
    await time.pass(20_000);
    read(-19_000, -9_000, 0);
    await time.pass(1_000);
    read(0);
  }
  equal(stuck, []);
}));

test('a busy stream is none, however close its messages come', () => flows(async ({ time, stuck, read, flow }) => {
  for (let i = 0; i < 500; i++) {
    read(0);
    await time.pass(20);
  }
  equal([stuck, flow.isProven], [[], true]);
}));

test('old news among the new, or another clock, make no pile', () => flows(async ({ time, stuck, read }) => {
  read(0);
  for (let i = 0; i < 10; i++) {
    await time.pass(1_000);
    read(-600_000, 0, -30_000, 1);
  }
  equal(stuck, []);
}));

test('events that were told as they happened are none, though they lie apart', () => flows(async ({ time, stuck, read, flow }) => {
  for (let i = 0; i < 10; i++) {
    read(0);
    await time.pass(5_000);
  }
  equal([stuck, flow.isProven], [[], true]);
}));
