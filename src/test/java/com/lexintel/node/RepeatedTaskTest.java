package com.lexintel.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTaskTest {
  private static final Duration PAUSE = Duration.ofMillis(1);

  @Test
  void itGoesOnWhateverOneRunThrows() throws InterruptedException {
    List<Throwable> failures =
        List.of(
            new IllegalStateException("away"),
            new NoClassDefFoundError("no file descriptor is left"),
            new OutOfMemoryError("unable to create native thread"),
            new StackOverflowError());
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch wentOn = new CountDownLatch(1);
    Runnable task =
        () -> {
          int run = runs.getAndIncrement();
          if (run < failures.size()) {
            RepeatedTaskTest.<RuntimeException>fail(failures.get(run));
          }
          wentOn.countDown();
        };

    RepeatedTask repeated = new RepeatedTask(Thread::new, PAUSE, PAUSE, task);
    try {
      assertTrue(wentOn.await(10, TimeUnit.SECONDS), () -> "runs: " + runs);
    } finally {
      repeated.close();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void fail(Throwable failure) throws T {
    throw (T) failure;
  }
}
