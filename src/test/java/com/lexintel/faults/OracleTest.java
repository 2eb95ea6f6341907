package com.lexintel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.faults.Faults.Disturbance;
import com.lexintel.faults.Records.Row;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An oracle that finds nothing proves nothing: each kind of damage must be found. */
class OracleTest {
  private static final UUID CASE = UUID.randomUUID();
  private static EmbeddedPostgres postgres;

  private final Findings findings = new Findings();
  private final UUID model = UUID.randomUUID();
  private final UUID document = UUID.randomUUID();
  private Records records;
  private Oracle oracle;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void undisturbed() throws SQLException {
    execute("drop schema if exists faults cascade");
    execute("truncate legal_case cascade");
    records = new Records(postgres.getJdbcUrl("postgres", "postgres"));
    records.install();
    execute("insert into legal_case values ('" + CASE + "', 'Case', now())");
    live(model, "0-a.txt");
    Map<String, Row> rows = new HashMap<>();
    records.documents().forEach(row -> rows.put(Oracle.paper(row.filename()), row));
    oracle = new Oracle(records, findings, rows);
    live(document, "1-a.txt");
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws SQLException {
    judge();
    assertEquals(List.of(), findings.wrong());
  }

  @Test
  void findsWhatWasAcceptedAndIsGone() throws SQLException {
    oracle.judgeDocuments(List.of(UUID.randomUUID().toString()));
    found("Accepted and lost");
  }

  @Test
  void findsADocumentThatIsStuck() throws SQLException {
    change("status = 'processing', progress = 50");
    judge();
    found("Not ended");
  }

  @Test
  void findsAPassageThatIsMissing() throws SQLException {
    execute("delete from passage where ordinal = 1 and document_id = '" + document + "'");
    judge();
    found("Other passages");
  }

  @Test
  void findsAPassageWithoutAVector() throws SQLException {
    execute("update passage set embedding = null where document_id = '" + document + "'");
    judge();
    found("Not every passage");
  }

  @Test
  void findsTheVectorOfAnotherText() throws SQLException {
    execute("update passage set embedding = '{0,1}' where document_id = '" + document + "'");
    judge();
    found("A vector of another text");
    found("embedded twice");
  }

  @Test
  void findsASeqThatDidNotGrow() throws SQLException {
    change("status = 'processing', progress = 99");
    judge();
    found("seq did not grow");
    found("Changed after its end");
  }

  @Test
  void findsACancelThatWasOverwritten() throws SQLException {
    change("status = 'processing', step = 'cancelling', progress = 60, seq = seq + 1");
    change("status = 'completed', step = 'completed', progress = 100, seq = seq + 1");
    judge();
    found("A cancel was overwritten");
  }

  @Test
  void findsADocumentThatWasTakenFromALivingWorker() throws SQLException {
    change("status = 'processing', progress = 10, series = 1, attempt = 2, seq = seq + 1");
    change("attempt = 3, seq = seq + 1");
    judge();
    found("Taken from a worker");
  }

  @Test
  void findsThatTheThirdWorkerWasNotYetTried() throws SQLException {
    change("status = 'processing', progress = 10, series = 1, attempt = 2, seq = seq + 1");
    Instant kill = Instant.now();
    change("status = 'failed', error_code = 'worker_lost', seq = seq + 1");
    judge(new Disturbance(Fault.KILL, "node1", kill, kill));
    found("worker_lost, though it could have been tried again");
  }

  @Test
  void believesInALostWorkerThatWasKilled() throws SQLException {
    change("status = 'processing', progress = 10, series = 1, attempt = 2, seq = seq + 1");
    Instant kill = Instant.now();
    change("attempt = 3, seq = seq + 1");
    change("status = 'completed', step = 'completed', progress = 100, seq = seq + 1");
    judge(new Disturbance(Fault.KILL, "node1", kill, kill));
    assertEquals(List.of(), findings.wrong());
  }

  @Test
  void findsOrphansAndMissingOriginals(@TempDir Path storage) throws IOException, SQLException {
    Path half = Files.createDirectory(storage.resolve("incoming")).resolve("half");
    Files.createFile(half);
    Instant later = Files.getLastModifiedTime(half).toInstant().plusMillis(500);
    oracle.judgeFiles(storage, misfortunes(new Disturbance(Fault.KILL, "node1", later, later)));
    found("Originals are gone");
    assertEquals(1, findings.wrong().size(), "what a dead node leaves is for housekeeping");
    oracle.judgeFiles(storage, misfortunes());
    found("An orphan");
  }

  @Test
  void findsSubscribersThatAreMistaken() throws SQLException {
    List<Row> rows = records.documents();
    Beliefs beliefs = new Beliefs("somebody", findings);
    for (Row row : rows) {
      beliefs.take(event(row.id(), row.status(), row.seq()), "1");
    }
    assertEquals(List.of(), oracle.differences(beliefs, rows));
    assertEquals(List.of(), oracle.unendedOrUntrue(beliefs));

    Row row = rows.get(1);
    Beliefs behind = new Beliefs("behind", findings);
    behind.take(event(rows.get(0).id(), rows.get(0).status(), rows.get(0).seq()), "1");
    behind.take(event(row.id(), "processing", row.seq() - 1), "2");
    assertEquals(1, oracle.differences(behind, rows).size());
    assertEquals(1, oracle.unendedOrUntrue(behind).size());

    execute("delete from document where id = '" + row.id() + "'");
    execute(
        "insert into deleted_document (id, case_id, attempt, seq, deleted_at, changed)"
            + " values ('%s', '%s', 1, 9, now(), 0)".formatted(row.id(), CASE));
    assertEquals(2, oracle.differences(behind, rows).size());
  }

  private static JsonObject event(UUID id, String status, long seq) {
    return Json.createObjectBuilder()
        .add("document_id", id.toString())
        .add("attempt", 1)
        .add("seq", seq)
        .add("status", status)
        .add("progress", 50)
        .build();
  }

  private void judge(Disturbance... disturbances) throws SQLException {
    oracle.judgeDocuments(List.of(model.toString(), document.toString()));
    oracle.judgeHistory(misfortunes(disturbances));
  }

  private static Misfortunes misfortunes(Disturbance... disturbances) {
    return new Misfortunes(List.of(disturbances), (port, time) -> "node1");
  }

  private void found(String words) {
    assertTrue(
        findings.wrong().stream().anyMatch(wrong -> wrong.contains(words)),
        () -> words + " is not in " + findings.wrong());
  }

  private void live(UUID id, String filename) throws SQLException {
    execute(
        "insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
            + " status, step, progress, message, reported_at, attempt, last_attempt, series,"
            + " fence, seq, changed) values ('"
            + id
            + "', '"
            + CASE
            + "', '"
            + filename
            + "', 'text/plain', 1, '', now(), 'pending', 'queued', 0, '', now(), 0, 3, 0, 0, 1, 0)");
    execute(update(id, "status = 'processing', attempt = 1, fence = 1, seq = 1000001"));
    for (int ordinal = 0; ordinal < 2; ordinal++) {
      execute(
          "insert into passage values ('%s', %d, null, 0, 1, 'text %d', null)"
              .formatted(id, ordinal, ordinal));
    }
    execute("update passage set embedding = '{1,0}' where document_id = '" + id + "'");
    execute(update(id, "status = 'completed', step = 'completed', progress = 100, seq = seq + 1"));
  }

  private void change(String what) throws SQLException {
    execute(update(document, what));
  }

  private static String update(UUID id, String what) {
    return "update document set " + what + " where id = '" + id + "'";
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
