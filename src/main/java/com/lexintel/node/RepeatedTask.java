package com.lexintel.node;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A task that runs again and again, on a thread of its own, until it is closed. */
public final class RepeatedTask implements AutoCloseable {
  private final ScheduledExecutorService thread;

  /**
   * @param pause before the second run, and between the end of each run and the next
   */
  RepeatedTask(ThreadFactory threads, Duration before, Duration pause, Runnable task) {
    thread = Executors.newSingleThreadScheduledExecutor(threads);
    // An executor never repeats a task that has thrown.
    thread.scheduleWithFixedDelay(
        new GuardedTask(task), before.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Interrupts the run that is under way; there is none after it. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Begins no other run, and waits for the end of the one that is under way. */
  public void finish(Duration atMost) {
    finish(() -> {}, atMost);
  }

  /** The same, with something that the thread does last: what it had taken only for itself. */
  public void finish(Runnable last, Duration atMost) {
    thread.execute(new GuardedTask(last));
    thread.shutdown();
    try {
      thread.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
