package com.lexintel.channels;

import static com.lexintel.channels.Events.document;
import static com.lexintel.channels.Events.processing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateReadingsTest {
  private final FakeDatabase database = new FakeDatabase(new FakeTime());
  private final List<Topic> readings = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);
  private final List<Thread> callers = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final StateReadings states = new StateReadings(this::read);
  private volatile boolean broken;

  private Changes read(Topic topic) {
    readings.add(topic);
    if (readings.size() == 1) {
      await(firstMayEnd);
    } else if (broken) {
      throw new NoClassDefFoundError("the archive is gone");
    }
    return database.stateOf(topic);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nobody let it go on");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void documents() {
    for (int n = 0; n < 6; n++) {
      database.store(processing(document(n), n + 1, 0));
    }
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whatIsAskedForDuringAReadingIsReadTogether() {
    List<CompletableFuture<Changes>> asked = sixAsk();
    firstMayEnd.countDown();

    for (int n = 0; n < 6; n++) {
      Changes state = asked.get(n).join();
      assertEquals(List.of(document(n)), ids(state));
      assertEquals(n + 1L, state.events().get(0).seq());
    }
    assertEquals(2, readings.size());
    assertEquals(5, readings.get(1).documents().size());
  }

  @Test
  void aReadingThatFailsFailsForAllWhoWaitForItAndForNobodyElse() {
    List<CompletableFuture<Changes>> asked = sixAsk();
    database.goAway(true);
    firstMayEnd.countDown();
    asked.forEach(each -> assertThrows(CompletionException.class, each::join));

    database.goAway(false);
    assertEquals(List.of(document(3)), ids(states.of(Topic.document(document(3)))));
  }

  @Test
  void nobodyWaitsForAReadingThatABrokenServerEnded() {
    List<CompletableFuture<Changes>> asked = sixAsk();
    broken = true;
    firstMayEnd.countDown();
    asked.get(0).join();
    for (CompletableFuture<Changes> each : asked.subList(1, 6)) {
      assertThrows(ExecutionException.class, () -> each.get(20, TimeUnit.SECONDS));
    }
    assertEquals(2, readings.size());
  }

  @Test
  void whoAsksForSeveralIsReadAlone() {
    firstMayEnd.countDown();
    Topic two = Topic.mix(List.of(document(1), document(2)), List.of());
    assertEquals(2, states.of(two).events().size());
    assertEquals(List.of(two), readings);
  }

  /** The first reads, the others wait for their turn. */
  private List<CompletableFuture<Changes>> sixAsk() {
    List<CompletableFuture<Changes>> asked = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      Topic topic = Topic.document(document(n));
      asked.add(
          CompletableFuture.supplyAsync(
              () -> {
                callers.add(Thread.currentThread());
                return states.of(topic);
              },
              threads));
      Awaitility.await().until(() -> !readings.isEmpty());
    }
    Awaitility.await()
        .until(
            () ->
                callers.size() == 6
                    && callers.stream()
                        .allMatch(
                            t ->
                                t.getState() == Thread.State.WAITING
                                    || t.getState() == Thread.State.TIMED_WAITING));
    return asked;
  }

  private static List<UUID> ids(Changes state) {
    return state.events().stream().map(ReceivedEvent::documentId).toList();
  }
}
