package com.lexintel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.documents.QueueEstimate;
import com.lexintel.documents.QueueEstimates;
import com.lexintel.documents.WaitingDocument;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements on a real PostgreSQL. */
class QueueOrderTest {
  private static final UUID CASE = new UUID(1, 0);
  private static EmbeddedPostgres postgres;

  private final QueueOrder order = new QueueOrder(database());
  private final QueueEstimates estimates = new QueueEstimates(database());

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    Flyway.configure().dataSource(database()).load().migrate();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static DataSource database() {
    return postgres.getPostgresDatabase();
  }

  @BeforeEach
  void empty() throws SQLException {
    execute("delete from scheduled_tasks");
    execute("delete from document");
    execute("delete from legal_case");
    execute("delete from node");
    execute("insert into legal_case values ('" + CASE + "', 'Case', now())");
  }

  @Test
  void readsThemInTheOrderInWhichTheyWillBeTaken() throws SQLException {
    queue(1, 30);
    queue(2, -20);
    queue(3, -10);
    assertEquals(List.of(id(2), id(3), id(1)), List.copyOf(order.waiting().keySet()));
    assertEquals(30, order.waiting().get(id(1)), 2);
    assertEquals(0, order.waiting().get(id(2)));
    List<WaitingDocument> waiting = inOrder();
    assertEquals(List.of(id(2), id(3), id(1)), waiting.stream().map(WaitingDocument::id).toList());
    assertEquals(7, waiting.get(0).seq());
    assertEquals("application/pdf", waiting.get(0).mediaType());
    assertEquals(QueueEstimate.UNKNOWN, waiting.get(0).estimate());
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
    return estimates.waiting(order.waiting().keySet());
  }

  private static void queue(int number, int inSeconds) throws SQLException {
    execute(
        "insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
            + " status, step, progress, message, reported_at, attempt, last_attempt, series,"
            + " fence, seq) values ('%s', '%s', 'a.pdf', 'application/pdf', 1000, 'x', now(),"
                .formatted(id(number), CASE)
            + " 'pending', 'queued', 0, 'Waiting', now(), 0, 3, 0, 0, 7)");
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
