const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };

/** Lets everything run that is ready to: promises, and what streams hand on. */
export async function settle() {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  }
}

/** Timers and the clock of this page, which move only when told. */
export class FakeTime {
  #now = 1_700_000_000_000;
  #timers = new Map();
  #next = 1;

  /** @param {(time: FakeTime) => Promise<void>} body */
  static async during(body) {
    const time = new FakeTime();
    globalThis.setTimeout = (run, after = 0) => {
      time.#timers.set(time.#next, { run, due: time.#now + after });
      return time.#next++;
    };
    globalThis.clearTimeout = (timer) => time.#timers.delete(timer);
    Date.now = () => time.#now;
    try {
      await body(time);
    } finally {
      globalThis.setTimeout = real.setTimeout;
      globalThis.clearTimeout = real.clearTimeout;
      Date.now = real.now;
    }
  }

  get now() {
    return this.#now;
  }

  /** @param {number} milliseconds */
  async pass(milliseconds) {
    await settle();
    const end = this.#now + milliseconds;
    for (;;) {
      const [id, timer] = [...this.#timers].sort((a, b) => a[1].due - b[1].due)[0] ?? [];
      if (!timer || timer.due > end) break;
      this.#timers.delete(id);
      this.#now = Math.max(this.#now, timer.due);
      timer.run();
      await settle();
    }
    this.#now = end;
  }
}
