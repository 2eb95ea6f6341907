package com.lexintel.node;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that runs again and again, on a thread of its own, until it is closed. */
public final class RepeatedTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);

  private final ScheduledExecutorService thread;
  private final Runnable task;

  /**
   * @param pause before the second run, and between the end of each run and the next
   */
  RepeatedTask(ThreadFactory threads, Duration before, Duration pause, Runnable task) {
    this.task = task;
    thread = Executors.newSingleThreadScheduledExecutor(threads);
    thread.scheduleWithFixedDelay(
        this::run, before.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An executor never repeats a task that has thrown; this one does. */
  private void run() {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A repeated task failed and goes on with its next run", e);
    }
  }

  /** Interrupts the run that is under way; there is none after it. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Begins no other run, and waits for the end of the one that is under way. */
  public void finish(Duration atMost) {
    thread.shutdown();
    try {
      thread.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
