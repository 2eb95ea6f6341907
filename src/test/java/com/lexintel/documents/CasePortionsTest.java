package com.lexintel.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.api.Cursor;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.database.OneTransaction;
import com.lexintel.documents.original.Original;
import com.lexintel.extraction.Warning;
import com.lexintel.graphql.CountedUnit;
import com.lexintel.progress.Step;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many documents at once, on a real PostgreSQL. */
class CasePortionsTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();
  private static final String ROWS_READ =
      "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables"
          + " where relname = 'document'";
  private static final UUID CASE = new UUID(1, 1);
  private static final UUID FIRST = new UUID(0, 0);
  private static final Instant UPLOADED = Instant.parse("2026-11-23T10:15:30.123Z");
  private static final Instant ASKED = UPLOADED.plusSeconds(60);
  private static final Instant NOW = Instant.parse("2026-11-23T10:20:00.456789Z");
  private static final Cursor NEWEST = new Cursor(ASKED, FIRST);
  private static final Cursor OLDEST = new Cursor(Instant.EPOCH, FIRST);

  private final CasePortions portions = new CasePortions(POSTGRES.database());
  private EntityManagerFactory factory;

  @BeforeEach
  void anEmptyCase() throws SQLException {
    execute("delete from document");
    execute("delete from legal_case");
    execute("insert into legal_case values ('%s', 'Case', now())".formatted(CASE));
    factory = new CountedUnit(POSTGRES.database()).open();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void whatWaitsBecomesWhatACancelMakesOfIt() throws SQLException {
    Document waiting = stored(CasePortionsTest::handBackHalfDone);
    portions.cancel(CASE, NEWEST, ASKED, NOW);
    waiting.cancel(NOW);
    waiting.cancelled(NOW);
    assertSame(waiting);
  }

  @Test
  void soDoesAContainerWhoseOwnWorkIsDone() throws SQLException {
    Document container = stored(CasePortionsTest::awaitMembers);
    portions.cancel(CASE, NEWEST, ASKED, NOW);
    container.cancel(NOW);
    container.cancelled(NOW);
    assertSame(container);
  }

  @Test
  void whatFailedBecomesWhatARetryMakesOfIt() throws SQLException {
    Document failed =
        stored(
            document -> {
              awaitMembers(document);
              document.fail("corrupt_document", "It is broken", document.seq() + 1, UPLOADED);
            });
    portions.retry(CASE, OLDEST, ASKED, NOW);
    failed.retry(NOW);
    assertSame(failed);
  }

  @Test
  void soDoesWhatWasCancelled() throws SQLException {
    Document cancelled =
        stored(
            document -> {
              handBackHalfDone(document);
              document.cancel(UPLOADED);
              document.cancelled(UPLOADED);
            });
    portions.retry(CASE, OLDEST, ASKED, NOW);
    cancelled.retry(NOW);
    assertSame(cancelled);
  }

  /** An attempt that does not count leaves the numbers of attempts uneven. */
  private static void handBackHalfDone(Document document) {
    document.queue(UPLOADED);
    document.claim(UPLOADED);
    document.extracted(3, List.of(new Warning(Warning.Code.PAGE_NOT_READ, "A scan", 2)), UPLOADED);
    document.report(Step.EMBEDDING, 40, "x", 9, document.seq() + 7, UPLOADED);
    document.handBack(UPLOADED);
  }

  private static void awaitMembers(Document document) {
    handBackHalfDone(document);
    document.claim(UPLOADED);
    document.awaitMembers(
        new Completion(7, 0, new MemberCount(1, 0, 0)), document.seq() + 3, UPLOADED);
  }

  private Document stored(Consumer<Document> life) {
    Document document =
        new Document(
            UUID.randomUUID(), CASE, new Original("a.pdf", "application/pdf", 1, "0"), UPLOADED);
    life.accept(document);
    EntityManager entities = factory.createEntityManager();
    entities.getTransaction().begin();
    entities.persist(document);
    entities.getTransaction().commit();
    entities.close();
    return document;
  }

  private void assertSame(Document expected) {
    EntityManager entities = factory.createEntityManager();
    Document found = entities.find(Document.class, expected.id());
    assertEquals(expected.event(), found.event());
    assertEquals(expected.view(null), found.view(null));
    assertEquals(expected.fence(), found.fence());
    assertEquals(expected.attempts().series(), found.attempts().series());
    assertEquals(expected.attempts().isFirst(), found.attempts().isFirst());
    assertEquals(expected.attempts().wordsOfNext(), found.attempts().wordsOfNext());
    assertEquals(expected.family().isAwaiting(), found.family().isAwaiting());
    entities.close();
  }

  @Test
  void cancelGoesFromTheNewestDownAndFromTheOutsideIn() throws SQLException {
    insert(1, "", 1, "pending", "queued");
    insert(2, "", 0, "pending", "queued");
    insert(3, "000001", 0, "pending", "queued");
    insert(4, "000001.000001", 0, "pending", "queued");
    insert(5, "000002", 0, "processing", "extraction");
    insert(6, "000003", 0, "pending", "queued");

    Portion portion = portions.cancel(CASE, NEWEST, ASKED, NOW);

    assertEquals(List.of(id(1), id(2), id(3), id(4)), sorted(portion.ids()));
    assertEquals(new Cursor(UPLOADED, id(2), "000001.000001"), portion.end());
    assertEquals(new Portion.Held(id(5), new Cursor(UPLOADED, id(2), "000002")), portion.held());
    assertEquals("pending", status(6), "it comes after one that was not changed");
    Portion next = portions.cancel(CASE, portion.held().place(), ASKED, NOW);
    assertEquals(List.of(id(6)), next.ids());
    assertNull(next.held());
    assertTrue(portions.cancel(CASE, next.end(), ASKED, NOW).isLast());
  }

  @Test
  void retryGoesFromTheOldestUpAndFromTheInsideOut() throws SQLException {
    insert(1, "", 1, "failed", "extraction");
    insert(2, "", 0, "failed", "extraction");
    insert(3, "000001", 0, "cancelled", "cancelling");
    insert(4, "000002", 0, "failed", "extraction");
    try (Connection other = POSTGRES.database().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from document where id = '%s' for update".formatted(id(2)));

      Portion portion = portions.retry(CASE, OLDEST, ASKED, NOW);

      assertEquals(List.of(id(3), id(4)), sorted(portion.ids()));
      assertEquals(id(2), portion.held().id());
      assertEquals("failed", status(1), "it comes after one that was not changed");
    }
  }

  @Test
  void whatIsBehindCameLaterOrIsBeingCancelledIsLeft() throws SQLException {
    insert(1, "", 61, "pending", "queued");
    insert(2, "", 60, "pending", "queued");
    insert(3, "", 0, "processing", "cancelling");
    insert(4, "", 0, "completed", "completed");

    assertEquals(List.of(id(2)), portions.cancel(CASE, NEWEST, ASKED, NOW).ids());
    Cursor behind = new Cursor(ASKED, id(2));
    assertTrue(portions.cancel(CASE, behind, ASKED, NOW).isLast());

    insert(5, "", 61, "failed", "extraction");
    insert(6, "", 0, "failed", "extraction");
    assertEquals(List.of(id(2), id(6)), sorted(portions.retry(CASE, OLDEST, ASKED, NOW).ids()));
    assertTrue(portions.retry(CASE, behind, ASKED, NOW).isLast());
  }

  /** Of a container with 10,000 files, while the planner knows of none in that state. */
  @Test
  void aPortionReadsNoOthers() throws SQLException {
    execute(
        ("insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
                + " status, step, progress, message, reported_at, attempt, last_attempt, series,"
                + " fence, seq, root_id, place) select gen_random_uuid(), '%s', 'a', 'text/plain',"
                + " 7, 'x', '%s', 'completed', 'completed', 100, '', now(), 1, 3, 0, 1, 7, '%s',"
                + " lpad(n::text, 6, '0') from generate_series(1, 10000) n")
            .formatted(CASE, UPLOADED, id(2)));
    execute("analyze document");
    Cursor within = new Cursor(UPLOADED, id(2), "005000");
    OneTransaction transaction = new OneTransaction(POSTGRES.database());
    CasePortions counted = new CasePortions(transaction.dataSource());

    execute("update document set status = 'pending', step = 'queued', progress = 0");
    assertFewRead(transaction, () -> counted.cancel(CASE, within, ASKED, NOW));
    execute("update document set status = 'failed'");
    assertFewRead(transaction, () -> counted.retry(CASE, within, ASKED, NOW));
  }

  private static void assertFewRead(OneTransaction transaction, OneTransaction.Work<Portion> work)
      throws SQLException {
    long read =
        transaction.run(
            () -> {
              assertEquals(500, work.done().changed().size());
              return Long.parseLong(told(transaction.dataSource(), ROWS_READ));
            });
    assertTrue(read < 8 * 500, () -> read + " rows");
  }

  private static List<UUID> sorted(List<UUID> ids) {
    return ids.stream().sorted().toList();
  }

  private static UUID id(int number) {
    return new UUID(2, number);
  }

  /**
   * @param place in the upload with number 2, which itself has none
   */
  private static void insert(int number, String place, int seconds, String status, String step)
      throws SQLException {
    execute(
        ("insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
                + " status, step, progress, message, reported_at, attempt, last_attempt, series,"
                + " fence, seq, root_id, place) values ('%s', '%s', 'a', 'text/plain', 7, '%1$s',"
                + " '%s', '%s', '%s', %d, '', now(), 1, 3, 0, 1, 7, %s, '%s')")
            .formatted(
                id(number),
                CASE,
                UPLOADED.plusSeconds(seconds),
                status,
                step,
                status.equals("completed") ? 100 : 0,
                place.isEmpty() ? "null" : "'" + id(2) + "'",
                place));
  }

  private static String status(int number) throws SQLException {
    return told(
        POSTGRES.database(), "select status from document where id = '%s'".formatted(id(number)));
  }

  private static String told(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
