package com.lexintel.embedding;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A thread that makes one call which is expected to fail. */
final class Caller {
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final Thread thread;

  Caller(Callable<?> call) {
    thread = new Thread(() -> run(call));
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Callable<?> call) {
    try {
      failure.complete(new AssertionError("answered " + call.call()));
    } catch (Exception e) {
      failure.complete(e);
    }
  }

  void awaitWaiting() {
    await()
        .until(
            () ->
                thread.getState() == Thread.State.WAITING
                    || thread.getState() == Thread.State.TIMED_WAITING);
  }

  void interrupt() {
    thread.interrupt();
  }

  Throwable failure() throws Exception {
    return failure.get(10, TimeUnit.SECONDS);
  }
}
