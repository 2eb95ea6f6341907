package com.lexintel.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.channels.FakeTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ExecutorTimerTest {
  private final FakeTime time = new FakeTime();
  private final List<Long> runs = new ArrayList<>();
  private final Deque<Runnable> refusals = new ArrayDeque<>();
  private final ExecutorTimer timer = new ExecutorTimer(time, this::execute);
  private final long start = time.now();

  private void execute(Runnable task) {
    if (!refusals.isEmpty()) {
      refusals.pop().run();
    }
    task.run();
  }

  private void note() {
    runs.add(time.now() - start);
  }

  @Test
  void aTaskRunsAtItsTime() {
    timer.after(300, this::note);
    time.pass(5_000);
    assertEquals(List.of(300L), runs);
  }

  @Test
  void aTaskForWhichThereIsNoThreadIsTriedAgain() {
    refusals.add(
        () -> {
          throw new NoClassDefFoundError("no file descriptor is left");
        });
    refusals.add(
        () -> {
          throw new RejectedExecutionException("full");
        });
    timer.after(300, this::note);
    time.pass(5_000);
    assertEquals(List.of(2_300L), runs);
  }
}
