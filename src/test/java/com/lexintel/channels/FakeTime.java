package com.lexintel.channels;

import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when a test says so. */
public final class FakeTime implements Ticks, Timer {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
  private long now = 1_000_000;
  private long order;

  @Override
  public long now() {
    return now;
  }

  @Override
  public void after(long milliseconds, Runnable task) {
    tasks.add(new Task(now + milliseconds, order++, task));
  }

  public Clock clock() {
    return Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
  }

  public void pass(long milliseconds) {
    long until = now + milliseconds;
    while (!tasks.isEmpty() && tasks.peek().due() <= until) {
      Task task = tasks.poll();
      now = Math.max(now, task.due());
      task.work().run();
    }
    now = until;
  }

  /** How many tasks wait for their time. */
  int waiting() {
    return tasks.size();
  }

  private record Task(long due, long order, Runnable work) {}
}
