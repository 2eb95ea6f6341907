package com.lexintel.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** From which snapshot on the tail reads. */
class DatabaseTailTest {
  private static final Snapshot EARLY = new Snapshot(10, 11, Set.of(10L));
  private static final Snapshot LATER = new Snapshot(11, 11, Set.of());
  private static final Snapshot LATEST = new Snapshot(20, 20, Set.of());

  private final FakeTime time = new FakeTime();
  private final List<Snapshot> readings = new ArrayList<>();
  private final DatabaseTail tail = new DatabaseTail(this::read, changes -> {}, time, time);
  private Runnable meanwhile = () -> {};

  private Changes read(Snapshot seen) {
    readings.add(seen);
    meanwhile.run();
    return new Changes(LATEST, List.of());
  }

  private void nudge() {
    tail.nudge();
    time.pass(60);
  }

  @Test
  void aReadingGoesOnWhereTheOneBeforeEnded() {
    tail.startAt(EARLY);
    nudge();
    nudge();
    assertEquals(List.of(EARLY, LATEST), readings);
  }

  @Test
  void ofSeveralFirstChannelsTheOldestSaysWhereItBegins() {
    tail.startAt(LATER);
    tail.startAt(EARLY);
    nudge();
    assertEquals(List.of(EARLY), readings);
  }

  @Test
  void whoSaysSoDuringTheFirstReadingIsServedByTheNext() {
    tail.startAt(LATER);
    meanwhile = () -> tail.startAt(EARLY);
    nudge();
    meanwhile = () -> {};
    nudge();
    nudge();
    assertEquals(List.of(LATER, EARLY, LATEST), readings);
  }

  @Test
  void aReadingThatEndsWithAnErrorIsNotTheLast() {
    tail.startAt(EARLY);
    meanwhile =
        () -> {
          throw new NoClassDefFoundError("no file descriptor is left");
        };
    CompletableFuture<Void> failed = tail.nudge();
    time.pass(60);
    assertTrue(failed.isDone() && !failed.isCompletedExceptionally());
    meanwhile = () -> {};
    nudge();
    nudge();
    assertEquals(List.of(EARLY, EARLY, LATEST), readings);
  }

  @Test
  void whatNobodyFollowsIsNotRead() {
    tail.startAt(EARLY);
    tail.rest();
    nudge();
    tail.startAt(LATEST);
    nudge();
    assertEquals(List.of(LATEST), readings);
  }
}
