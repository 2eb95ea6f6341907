package com.lexintel.node;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on an executor, where they may wait. When there is no thread for one, it is tried
 * again: whoever counts on a task that is due asks for no second one.
 */
public record ExecutorTimer(Timer timer, Executor executor) implements Timer {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorTimer.class);
  private static final long AGAIN = 1_000;

  @Override
  public void after(long milliseconds, Runnable task) {
    timer.after(milliseconds, () -> now(task));
  }

  /** Runs a task as soon as there is a thread for it. */
  public void now(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException | Error noThread) {
      LOG.warn("There is no thread for a task; it is tried again: {}", noThread.toString());
      timer.after(AGAIN, () -> now(task));
    }
  }
}
