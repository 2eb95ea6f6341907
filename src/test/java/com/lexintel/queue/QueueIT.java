package com.lexintel.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.TestDatabase;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server has two workers; both are kept busy. */
@ExtendWith(ArquillianExtension.class)
class QueueIT {
  private static final int WORKERS = 2;

  /** Whether the ticket was taken, and somebody waits for a document's lock. */
  private static final String CLAIMING =
      """
      select count(*) from scheduled_tasks t, pg_stat_activity a
       where t.task_instance = ? and t.picked
         and a.wait_event_type = 'Lock' and a.query ilike '%for update%'
      """;

  private static final String TAKEN_BY_ANOTHER =
      """
      update document
         set status = 'processing', step = 'extraction', attempt = 1, last_attempt = 1,
             fence = 1, seq = 1000001
       where id = ?
      """;

  private static final String TICKET_GIVEN_TO_ANOTHER =
      """
      update scheduled_tasks
         set picked_by = 'another', version = version + 1,
             last_heartbeat = now() + interval '1 hour'
       where task_instance = ?
      """;

  private static final String LOST = "delete from scheduled_tasks where task_instance = ?";
  private static final String ENTRIES =
      "select count(*) from scheduled_tasks where task_instance = ?";
  private static final String LONG_SILENT =
      "update document set reported_at = reported_at - interval '10 minutes' where id = ?";

  private final Api api = Api.ofTestServer();
  private final List<String> longOnes = new ArrayList<>();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @AfterEach
  void freeTheWorkers() {
    longOnes.forEach(id -> api.delete("documents/" + id));
  }

  @Test
  void whoWaitsIsToldItsPlaceAndHowLongItWillTake() throws IOException {
    String caseId = api.newCase("Queue");
    api.awaitEnd(api.newDocument(caseId, "first.txt", text(1)));
    keepTheWorkersBusy(caseId);
    List<String> waiting =
        IntStream.rangeClosed(1, 3)
            .mapToObj(n -> api.newDocument(caseId, "short " + n + ".txt", text(1)))
            .toList();
    String last = waiting.get(2);

    try (EventStream stream = EventStream.open(api, "progress/documents/" + last + "/stream")) {
      JsonObject third = stream.until(event -> position(event) == 3).data();
      assertEquals("pending", third.getString("status"));
      assertTrue(third.getInt("eta_seconds") >= 1, third::toString);

      for (int place = 2; place >= 1; place--) {
        api.post("documents/" + waiting.get(2 - place) + "/cancel");
        int now = place;
        JsonObject moved =
            stream.until(event -> position(event) > 0 && position(event) < now + 1).data();
        assertEquals(place, position(moved));
        assertTrue(seq(moved) > seq(third), "a reader would ignore it");
      }
      JsonObject polled = Api.json(api.get("documents/" + last + "/status"), 200);
      assertEquals(1, position(polled));
      JsonObject summary =
          Api.json(api.get("progress/cases/" + caseId + "/status"), 200).getJsonObject("summary");
      assertTrue(
          summary.getInt("eta_seconds") >= polled.getInt("eta_seconds") - 2, summary::toString);

      freeTheWorkers();
      JsonObject taken =
          stream.until(event -> "processing".equals(event.getString("status"))).data();
      assertEquals(JsonValue.NULL, taken.get("queue_position"));
      assertEquals("completed", stream.until(QueueIT::ended).data().getString("status"));
    }
  }

  @Test
  void aWorkerThatSleptBeforeItsClaimLeavesTheDocumentToWhoHasItNow() throws SQLException {
    String caseId = api.newCase("Slept");
    keepTheWorkersBusy(caseId);
    String id = api.newDocument(caseId, "short.txt", text(1));
    longOnes.add(id);
    UUID document = UUID.fromString(id);
    String ticket = id + ":0";
    try (Connection other = TestDatabase.connect();
        Connection observer = TestDatabase.connect()) {
      other.setAutoCommit(false);
      TestDatabase.number(other, "select 1 from document where id = ? for update", document);
      longOnes.subList(0, WORKERS).forEach(busy -> api.delete("documents/" + busy));
      await().until(() -> TestDatabase.number(observer, CLAIMING, ticket) > 0);

      TestDatabase.update(other, TAKEN_BY_ANOTHER, document);
      TestDatabase.update(other, TICKET_GIVEN_TO_ANOTHER, ticket);
      other.commit();

      // Who waited for the lock comes before this.
      assertEquals(
          1,
          TestDatabase.number(
              other, "select fence from document where id = ? for update", document));
      assertEquals(
          "processing", Api.json(api.get("documents/" + id + "/status"), 200).getString("status"));
      TestDatabase.update(other, "delete from scheduled_tasks where task_instance = ?", ticket);
      other.commit();
    }
  }

  @Test
  void aDocumentThatHasLostItsEntryIsQueuedAgain() throws SQLException {
    String caseId = api.newCase("Lost");
    keepTheWorkersBusy(caseId);
    String id = api.newDocument(caseId, "short.txt", text(1));
    String entry = id + ":0";
    try (Connection database = TestDatabase.connect()) {
      assertEquals(1, TestDatabase.update(database, LOST, entry));
      TestDatabase.update(database, LONG_SILENT, UUID.fromString(id));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> TestDatabase.number(database, ENTRIES, entry) == 1);
    }
    freeTheWorkers();
    assertEquals("completed", api.awaitEnd(id).getString("status"));
  }

  private void keepTheWorkersBusy(String caseId) {
    for (int n = 0; n < WORKERS; n++) {
      longOnes.add(api.newDocument(caseId, "long " + n + ".txt", text(4_000)));
    }
    for (String id : longOnes) {
      try (EventStream stream = EventStream.open(api, "progress/documents/" + id + "/stream")) {
        stream.until(event -> "processing".equals(event.getString("status")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** About one passage for each four of these. */
  private static byte[] text(int paragraphs) {
    StringBuilder text = new StringBuilder();
    for (int n = 1; n <= paragraphs; n++) {
      text.append(n)
          .append(". The claimant served the notice of termination by post on the address")
          .append(" that the lease names, and the defendant had moved out by then. Whether")
          .append(" it was received is in dispute between the parties to this day.\n\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** 0 when there is none. */
  private static int position(JsonObject event) {
    return event.getOrDefault("queue_position", JsonValue.NULL) == JsonValue.NULL
        ? 0
        : event.getInt("queue_position");
  }

  private static long seq(JsonObject event) {
    return event.getJsonNumber("seq").longValue();
  }

  private static boolean ended(JsonObject event) {
    return List.of("completed", "failed", "cancelled").contains(event.getString("status"));
  }
}
