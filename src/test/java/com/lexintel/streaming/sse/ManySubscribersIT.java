package com.lexintel.streaming.sse;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.redis.Publisher;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ManySubscribersIT {
  private static final byte[] TEXT =
      "The court denies the motion to dismiss. ".repeat(20).getBytes(StandardCharsets.UTF_8);
  private static final int DOCUMENTS = 200;
  private static final int VIEWERS = 50;
  private static final int TIMED_VIEWERS = 100;
  private static final int TIMED_EVENTS = 20;

  /** Of 450 kB each: a connection's two buffers hold 4 to 6 MB at most. */
  private static final int ROUNDS = 30;

  private final Api api = Api.ofTestServer();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void fiftyViewersOfTwoHundredDocumentsEndWithTheSameStates() {
    String legalCase = api.newCase("Two hundred");
    List<Viewer> viewers = new ArrayList<>();
    for (int i = 0; i < VIEWERS; i++) {
      // Every other one leaves at random moments, and comes back with its cursor.
      Random disconnects = i % 2 == 0 ? null : new Random(i);
      Viewer viewer =
          new Viewer(
              api,
              "progress/cases/" + legalCase + "/stream",
              disconnects,
              v -> v.sawTheEndOf(DOCUMENTS));
      viewers.add(viewer);
      threads.execute(viewer);
    }
    for (int i = 0; i < DOCUMENTS; i++) {
      api.newDocument(legalCase, i + ".txt", TEXT);
    }

    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> viewers.stream().allMatch(v -> v.sawTheEndOf(DOCUMENTS)));

    Map<String, JsonObject> states = viewers.get(0).latest();
    for (Viewer viewer : viewers) {
      assertEquals(List.of(), viewer.faults());
      assertEquals(states, viewer.latest());
    }
    states.values().forEach(event -> assertEquals("completed", event.getString("status")));
    int connections = viewers.stream().mapToInt(Viewer::connections).sum();
    assertTrue(connections >= VIEWERS + 50, connections + " connections");
  }

  @Test
  void whoStopsReadingDelaysNobodyAndEndsUpWithTheLatestState() throws Exception {
    String quiet = api.newCase("Quiet");
    String documentId = api.newDocument(quiet, "quiet.txt", TEXT);
    String bulk = api.newCase("Bulk");
    List<String> bulky = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      bulky.add(api.newDocument(bulk, i + ".txt", TEXT));
    }
    bulky.forEach(api::awaitEnd);
    api.awaitEnd(documentId);
    String path = "progress/cases/" + quiet + "/stream";
    String both = "progress/stream?case_id=" + bulk + "&case_id=" + quiet;
    long undisturbed = p95OfDelays(documentId, path);
    try (Publisher publisher = new Publisher();
        EventStream reading = EventStream.open(api, both);
        StalledSubscriber stalled = new StalledSubscriber(api.uri(both))) {
      fillConnections(publisher, bulky, reading);

      long beside = p95OfDelays(documentId, path);

      // A machine that is busy with other things may need longer, but not because of the stalled.
      long limit = Math.max(100, 2 * undisturbed);
      assertTrue(beside < limit, beside + " ms instead of " + undisturbed);
      String last = "the last word";
      publisher.publish(documentId, "{\"message\":\"" + last + "\"}");
      if (!stalled.readUntil(last)) {
        // Who takes nothing for a minute is let go, and like every client comes back.
        try (EventStream again = EventStream.open(api, both)) {
          again.until(data -> data.toString().contains(last));
        }
      }
    }
  }

  /**
   * Publishes far more than the buffers of a connection hold, in rounds, each after one that reads
   * has the last.
   */
  private void fillConnections(Publisher publisher, List<String> documents, EventStream reading)
      throws IOException {
    String padding = "x".repeat(15_000);
    for (int round = 0; round < ROUNDS; round++) {
      String mark = "round " + round + " ";
      for (String id : documents) {
        publisher.publish(id, "{\"message\":\"" + mark + padding + "\"}");
      }
      reading.until(data -> data.toString().contains(mark));
    }
  }

  /** How long events take to a hundred viewers; 95 % take no longer than this, in milliseconds. */
  private long p95OfDelays(String documentId, String path) {
    Queue<Long> delays = new ConcurrentLinkedQueue<>();
    CountDownLatch connected = new CountDownLatch(TIMED_VIEWERS);
    for (int i = 0; i < TIMED_VIEWERS; i++) {
      threads.submit(() -> timeEvents(path, connected, delays));
    }
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try (Publisher publisher = new Publisher()) {
      assertTrue(connected.await(1, TimeUnit.MINUTES), connected + " have no stream");
      clock.scheduleAtFixedRate(
          () -> publishNow(publisher, documentId), 0, 150, TimeUnit.MILLISECONDS);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> delays.size() == TIMED_VIEWERS * TIMED_EVENTS);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      clock.shutdownNow();
    }
    long p95 = delays.stream().sorted().skip(delays.size() * 95L / 100).findFirst().orElseThrow();
    return TimeUnit.NANOSECONDS.toMillis(p95);
  }

  private Void timeEvents(String path, CountDownLatch connected, Queue<Long> delays)
      throws IOException {
    try (EventStream stream = EventStream.open(api, path)) {
      stream.until(data -> data.containsKey("documents"));
      connected.countDown();
      for (int timed = 0; timed < TIMED_EVENTS; ) {
        JsonObject event =
            stream
                .until(data -> data.containsKey("documents"))
                .data()
                .getJsonArray("documents")
                .getJsonObject(0);
        if (event.containsKey("sent_at")) {
          delays.add(System.nanoTime() - event.getJsonNumber("sent_at").longValue());
          timed++;
        }
      }
    }
    return null;
  }

  private static void publishNow(Publisher publisher, String documentId) {
    try {
      publisher.publish(documentId, "{\"sent_at\":" + System.nanoTime() + "}");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
