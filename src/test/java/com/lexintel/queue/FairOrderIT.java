package com.lexintel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.SameOnEveryServer;
import com.lexintel.TestDatabase;
import com.lexintel.ingestion.PipelineIT;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@SameOnEveryServer
@ExtendWith(ArquillianExtension.class)
class FairOrderIT {
  private static final int BATCH = 30;
  private static final int WORKERS = 2;

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void aBatchDoesNotHoldUpTheSingleDocumentOfAnotherCase() throws Exception {
    String large = api.newCase("Large");
    String small = api.newCase("Small");
    byte[] content = PipelineIT.sample("complaint.pdf");
    for (int i = 0; i < BATCH; i++) {
      api.newDocument(large, "complaint.pdf", content);
    }
    int before = completed(large);
    String single = api.newDocument(small, "complaint.pdf", content);

    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofMinutes(1))
        .until(() -> !api.document(single).getString("status").equals("pending"));

    int meanwhile = completed(large) - before;
    // What each worker had in hand, and what ended while the answers were on their way.
    assertTrue(meanwhile <= 2 * WORKERS, () -> meanwhile + " others were before it");
    assertTrue(before + meanwhile < BATCH - WORKERS, "the batch was too short to tell");
    api.post("cases/" + large + "/cancel");
  }

  @Test
  void casesTakeTurnsTheLongestUnservedFirst() throws SQLException {
    try (Connection database = TestDatabase.connect()) {
      database.setAutoCommit(false);
      UUID served = newCase(database, Instant.now());
      UUID servedBefore = newCase(database, Instant.now().minusSeconds(60));
      UUID never = newCase(database, null);
      List<String> expected = new ArrayList<>();
      String a1 = waiting(database, served, 9, "pending");
      String a2 = waiting(database, served, 8, "pending");
      String a3 = waiting(database, served, 7, "processing");
      String b1 = waiting(database, servedBefore, 3, "pending");
      String b2 = waiting(database, servedBefore, 2, "pending");
      String c1 = waiting(database, never, 1, "pending");
      String ended = waiting(database, never, 5, "failed");
      expected.addAll(List.of(ended, c1, b1, a1, b2, a2, a3));

      assertEquals(expected, picked(database, expected));
      database.rollback();
    }
  }

  private int completed(String caseId) {
    JsonObject summary = Api.json(api.get("cases/" + caseId), 200).getJsonObject("summary");
    return summary.getInt("completed");
  }

  private static UUID newCase(Connection database, Instant servedAt) throws SQLException {
    UUID id = UUID.randomUUID();
    TestDatabase.update(
        database,
        "insert into legal_case (id, name, created_at, served_at)"
            + " values (?, 'Turns', now(), ?::timestamptz)",
        id,
        servedAt == null ? null : servedAt.toString());
    return id;
  }

  /** The ticket of a new document that was uploaded that long ago. */
  private static String waiting(Connection database, UUID caseId, int minutes, String status)
      throws SQLException {
    UUID id = UUID.randomUUID();
    TestDatabase.update(
        database,
        "insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
            + " status, step, progress, message, reported_at, attempt, last_attempt, series, fence,"
            + " seq) values (?, ?, 'a', 'text/plain', 1, '', now() - ? * interval '1 minute', ?,"
            + " 'queued', 0, '', now(), 0, 3, 0, 0, 0)",
        id,
        caseId,
        minutes,
        status);
    String ticket = new QueueEntry(id, 0).name();
    TestDatabase.update(
        database,
        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " values ('ingest-document', ?, now() - interval '1 second', false, 1)",
        ticket);
    return ticket;
  }

  private static List<String> picked(Connection database, List<String> ofInterest)
      throws SQLException {
    String sql =
        new FairOrder().createGenericSelectForUpdateQuery("scheduled_tasks", 10_000, "", false);
    List<String> tickets = new ArrayList<>();
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setBoolean(1, false);
      statement.setObject(2, Instant.now().atOffset(ZoneOffset.UTC));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tickets.add(rows.getString("task_instance"));
        }
      }
    }
    tickets.retainAll(ofInterest);
    return tickets;
  }
}
