package com.lexintel.benchmark;

import com.lexintel.chat.openai.ScriptedService;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A model that says, a hundred times a second, what time it is. It begins when it is let go.
 *
 * @param go is counted down when all are to begin, within a second
 * @param tokens how often each answer tells the time
 */
record TimedModel(CountDownLatch go, int tokens) implements ScriptedService.Script {
  static final char BEGIN = '~';
  static final char END = ';';
  static final int RADIX = 36;
  private static final long BETWEEN_TOKENS = TimeUnit.MILLISECONDS.toNanos(10);

  @Override
  public void play(ScriptedService.Answer answer) throws IOException, InterruptedException {
    answer.open();
    go.await();
    long next = System.nanoTime() + ThreadLocalRandom.current().nextLong(1_000_000_000);
    for (int i = 0; i < tokens; i++) {
      waitUntil(next);
      answer.say(BEGIN + Long.toString(System.nanoTime(), RADIX) + END);
      next += BETWEEN_TOKENS;
    }
    answer.end();
  }

  private static void waitUntil(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
