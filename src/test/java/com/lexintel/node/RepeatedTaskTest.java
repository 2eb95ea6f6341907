package com.lexintel.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
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

  @Test
  void whatItDoesLastIsDoneOnItsThreadAfterTheRunThatIsUnderWay() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    Set<Thread> threads = new CopyOnWriteArraySet<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Runnable task =
        () -> {
          threads.add(Thread.currentThread());
          begun.countDown();
          awaitUninterrupted(goOn);
          done.add("run");
        };
    Runnable last =
        () -> {
          threads.add(Thread.currentThread());
          done.add("last");
        };

    RepeatedTask repeated = new RepeatedTask(Thread::new, PAUSE, PAUSE, task);
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    new Thread(goOn::countDown).start();
    repeated.finish(last, Duration.ofSeconds(10));

    assertEquals(List.of("run", "last"), done);
    assertEquals(1, threads.size());
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void fail(Throwable failure) throws T {
    throw (T) failure;
  }
}
