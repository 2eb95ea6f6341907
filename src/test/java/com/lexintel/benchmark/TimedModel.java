package com.lexintel.benchmark;

import static java.util.Comparator.comparingLong;

import com.lexintel.chat.openai.ScriptedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A model that says, a hundred times a second in each answer, what time it is. It begins when it is
 * let go. One thread speaks for all answers, so that the machine's time is left to the server.
 */
final class TimedModel implements ScriptedService.Script {
  static final char BEGIN = '~';
  static final char END = ';';
  static final int RADIX = 36;
  private static final long BETWEEN_TOKENS = TimeUnit.MILLISECONDS.toNanos(10);

  private final int tokens;
  private final CountDownLatch asked;
  private final List<Speech> speeches = new ArrayList<>();

  /** An answer that is spoken. */
  private static final class Speech {
    private final ScriptedService.Answer answer;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private long next;
    private int said;

    private Speech(ScriptedService.Answer answer) {
      this.answer = answer;
    }
  }

  /**
   * @param answers how many answers are awaited
   * @param tokens how often each tells the time
   */
  TimedModel(int answers, int tokens) {
    this.tokens = tokens;
    asked = new CountDownLatch(answers);
  }

  @Override
  public void play(ScriptedService.Answer answer) throws IOException, InterruptedException {
    answer.open();
    Speech speech = new Speech(answer);
    synchronized (speeches) {
      speeches.add(speech);
    }
    asked.countDown();
    speech.end.join();
  }

  /** Lets all begin, within a second, once all have been asked for. */
  void go() throws InterruptedException {
    asked.await();
    Thread thread = new Thread(this::speak, "model");
    thread.setDaemon(true);
    thread.start();
  }

  private void speak() {
    long begin = System.nanoTime();
    for (Speech each : speeches) {
      each.next = begin + ThreadLocalRandom.current().nextLong(1_000_000_000);
    }
    PriorityQueue<Speech> waiting = new PriorityQueue<>(comparingLong((Speech each) -> each.next));
    waiting.addAll(speeches);
    while (!waiting.isEmpty()) {
      Speech first = waiting.poll();
      LockSupport.parkNanos(first.next - System.nanoTime());
      if (say(first)) {
        waiting.add(first);
      }
    }
  }

  /** Returns whether there is more to say. */
  private boolean say(Speech speech) {
    try {
      if (speech.said < tokens) {
        speech.answer.say(BEGIN + Long.toString(System.nanoTime(), RADIX) + END);
        speech.said++;
        speech.next += BETWEEN_TOKENS;
        return true;
      }
      speech.answer.end();
    } catch (IOException gone) {
      // The reader of the answer counts what is missing.
    }
    speech.end.complete(null);
    return false;
  }
}
