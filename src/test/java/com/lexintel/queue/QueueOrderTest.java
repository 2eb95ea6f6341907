package com.lexintel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.database.MigratedPostgres;
import com.lexintel.documents.waiting.QueueEstimate;
import com.lexintel.documents.waiting.QueueEstimates;
import com.lexintel.documents.waiting.WaitingDocument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The statements on a real PostgreSQL. */
class QueueOrderTest {
  private static final UUID CASE = new UUID(1, 0);
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();

  private final QueueOrder order = new QueueOrder(database());
  private final QueueEstimates estimates = new QueueEstimates(database());

  private static DataSource database() {
    return POSTGRES.database();
  }

  @BeforeEach
  void empty() throws SQLException {
    execute("delete from scheduled_tasks");
    execute("delete from document");
    execute("delete from legal_case");
    execute("delete from node");
    execute("insert into legal_case (id, name, created_at) values ('" + CASE + "', 'Case', now())");
  }

  /** PostgreSQL would compile a plan as dear as that of a pick, at a hundred times its cost. */
  @Test
  void aPickIsNotCompiled() throws SQLException {
    String settings = "select array_to_string(proconfig, ' ') from pg_proc where proname = ";
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(settings + "'next_in_queue'")) {
      row.next();
      assertTrue(row.getString(1).contains("jit=off"), row.getString(1));
    }
  }

  @Test
  void readsThemInTheOrderInWhichTheyWillBeTaken() throws SQLException {
    queue(1, 30);
    queue(2, -20);
    queue(3, -10);
    assertEquals(List.of(id(2), id(3), id(1)), List.copyOf(order.first(100).keySet()));
    assertEquals(30, order.first(100).get(id(1)), 2);
    assertEquals(0, order.first(100).get(id(2)));
    List<WaitingDocument> waiting = inOrder();
    assertEquals(List.of(id(2), id(3), id(1)), waiting.stream().map(WaitingDocument::id).toList());
    assertEquals(7, waiting.get(0).seq());
    assertEquals("application/pdf", waiting.get(0).mediaType());
    assertEquals(QueueEstimate.UNKNOWN, waiting.get(0).estimate());
  }

  @Test
  void casesTakeTurnsTheLongestUnservedFirstHoweverFewAreRead() throws SQLException {
    newCase(1, "now()");
    newCase(2, "now() - interval '1 minute'");
    newCase(3, "null");
    for (int n = 1; n <= 40; n++) {
      queue(1, n, -1);
    }
    queue(2, 41, -1);
    queue(2, 42, -1);
    queue(3, 43, -1);
    List<UUID> expected =
        List.of(id(43), id(41), id(1), id(42), id(2), id(3), id(4), id(5), id(6), id(7));
    assertEquals(expected, List.copyOf(order.first(10).keySet()));
    assertEquals(expected, List.copyOf(order.first(100).keySet()).subList(0, 10));
    assertEquals(43, order.first(100).size());
    assertEquals(List.of(id(43) + ":0", id(41) + ":0"), picked(2));
  }

  @Test
  void anEntryOfADocumentThatHasEndedIsPickedFirst() throws SQLException {
    queue(1, -1);
    execute("update document set status = 'failed' where id = '" + id(1) + "'");
    execute("delete from scheduled_tasks");
    entry(1, -1);
    queue(2, -1);
    assertEquals(List.of(id(1) + ":0", id(2) + ":0"), picked(2));
    assertEquals(List.of(id(2)), List.copyOf(order.first(100).keySet()));
  }

  @Test
  void whatAnotherNodeIsPickingIsPassedOver() throws SQLException {
    queue(1, -1);
    queue(2, -1);
    try (Connection other = database().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select from scheduled_tasks where document_id = '" + id(1) + "' for update");
      assertEquals(List.of(id(2) + ":0"), picked(1));
      other.rollback();
    }
  }

  @Test
  void aCaseIsMarkedWhileAnyOfItsDocumentsWaits() throws SQLException {
    queue(1, -1);
    order.unmarkIdleCases();
    assertEquals(1, number("select count(*) from legal_case where waiting"));
    execute("update scheduled_tasks set picked = true");
    order.unmarkIdleCases();
    assertEquals(0, number("select count(*) from legal_case where waiting"));
    execute("update scheduled_tasks set picked = false");
    assertEquals(1, number("select count(*) from legal_case where waiting"));
    assertEquals(List.of(id(1) + ":0"), picked(1));
  }

  @Test
  void oneOfTheNodesThatAreThereIsTheFirst() throws SQLException {
    WorkerNodes one = new WorkerNodes(database(), 2);
    WorkerNodes other = new WorkerNodes(database(), 3);
    one.present();
    other.present();
    assertTrue(one.isFirst() ^ other.isFirst());
    (one.isFirst() ? one : other).leave();
    assertTrue(one.isFirst() || other.isFirst());
  }

  @Test
  void leavesOutWhatIsPickedOrHasMovedOn() throws SQLException {
    queue(1, -1);
    queue(2, -1);
    execute("update scheduled_tasks set picked = true where task_instance = '" + id(1) + ":0'");
    execute("update document set status = 'processing' where id = '" + id(2) + "'");
    assertEquals(List.of(), inOrder());
  }

  @Test
  void tellsAsAnEventOfTheDocument() throws SQLException {
    queue(1, -1);
    long before = number("select changed from document");
    estimates.store(Map.of(inOrder().get(0), new QueueEstimate(1, 40)));
    WaitingDocument told = inOrder().get(0);
    assertEquals(new QueueEstimate(1, 40), told.estimate());
    assertEquals(8, told.seq());
    assertTrue(number("select changed from document") > before, "streams would not hear of it");
  }

  @Test
  void whoHasMovedOnSinceIsNotTold() throws SQLException {
    queue(1, -1);
    queue(2, -1);
    Map<WaitingDocument, QueueEstimate> news = new HashMap<>();
    inOrder().forEach(each -> news.put(each, new QueueEstimate(1, null)));
    execute("update document set seq = 1000001 where id = '" + id(1) + "'");
    estimates.store(news);
    assertNull(inOrder().get(0).estimate().position());
    assertEquals(1, inOrder().get(1).estimate().position());
    estimates.store(news);
    assertEquals(8, inOrder().get(1).seq(), "what one node has told is no news");
  }

  @Test
  void waitsForNobodyWhoHoldsADocument() throws SQLException {
    queue(1, -1);
    Map<WaitingDocument, QueueEstimate> news = Map.of(inOrder().get(0), new QueueEstimate(1, null));
    try (Connection holder = database().getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select 1 from document for update");
      estimates.store(news);
      holder.rollback();
    }
    assertNull(inOrder().get(0).estimate().position());
  }

  @Test
  void readsWhatIsLeftOfTheRunning() throws SQLException {
    queue(1, -1);
    execute("update document set status = 'processing', progress = 40, eta_seconds = 100");
    execute("update document set reported_at = now() - interval '30 seconds'");
    assertEquals(70, estimates.running().get(0).secondsLeft(), 2);
    assertEquals(40, estimates.running().get(0).progress());
    execute("update document set eta_seconds = null");
    assertNull(estimates.running().get(0).secondsLeft());
    execute("update document set step = 'cancelling'");
    assertEquals(List.of(), estimates.running());
  }

  @Test
  void countsTheWorkersOfTheNodesThatAreThere() throws SQLException {
    WorkerNodes one = new WorkerNodes(database(), 2);
    WorkerNodes other = new WorkerNodes(database(), 3);
    assertEquals(0, one.workers());
    one.present();
    other.present();
    one.present();
    assertEquals(5, one.workers());
    other.leave();
    assertEquals(2, one.workers());
    execute("update node set seen_at = now() - interval '20 seconds'");
    assertEquals(0, one.workers());
  }

  private static UUID id(int number) {
    return new UUID(2, number);
  }

  private List<WaitingDocument> inOrder() throws SQLException {
    return estimates.waiting(order.first(100).keySet());
  }

  private static void newCase(int number, String servedAt) throws SQLException {
    execute(
        "insert into legal_case (id, name, created_at, served_at) values ('%s', 'Case', now(), %s)"
            .formatted(caseId(number), servedAt));
  }

  private static UUID caseId(int number) {
    return new UUID(1, number);
  }

  /** As db-scheduler asks for it. */
  private static List<String> picked(int limit) throws SQLException {
    String sql =
        new FairOrder().createGenericSelectForUpdateQuery("scheduled_tasks", limit, "", false);
    try (Connection connection = database().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBoolean(1, false);
      statement.setObject(2, OffsetDateTime.now());
      List<String> entries = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entries.add(rows.getString("task_instance"));
        }
      }
      return entries;
    }
  }

  private static void queue(int number, int inSeconds) throws SQLException {
    queue(0, number, inSeconds);
  }

  private static void queue(int legalCase, int number, int inSeconds) throws SQLException {
    execute(
        "insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
            + " status, step, progress, message, reported_at, attempt, last_attempt, series,"
            + " fence, seq) values ('%s', '%s', 'a.pdf', 'application/pdf', 1000, 'x', now(),"
                .formatted(id(number), caseId(legalCase))
            + " 'pending', 'queued', 0, 'Waiting', now(), 0, 3, 0, 0, 7)");
    entry(number, inSeconds);
  }

  private static void entry(int number, int inSeconds) throws SQLException {
    execute(
        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " values ('ingest-document', '%s:0', now() + interval '%d seconds', false, 1)"
                .formatted(id(number), inSeconds));
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
