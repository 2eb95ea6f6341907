package com.lexintel.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.cases.CaseSummaries;
import com.lexintel.channels.Changes;
import com.lexintel.channels.Events;
import com.lexintel.channels.FakeTime;
import com.lexintel.channels.RecordingSink;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.Snapshot;
import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.RunningSummary;
import com.lexintel.channels.state.Summary;
import com.lexintel.channels.state.Topic;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The statements, and the promise that no commit is missed, on a real PostgreSQL. */
class StoredProgressTest {
  private static final UUID CASE = Events.CASE;
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();

  private final FakeTime time = new FakeTime();
  private final StoredProgress stored = new StoredProgress(database(), time);

  private static DataSource database() {
    return POSTGRES.database();
  }

  @BeforeEach
  void empty() throws SQLException {
    execute("delete from deleted_document");
    execute("delete from document");
    execute("delete from legal_case");
    execute("insert into legal_case values ('" + CASE + "', 'Case', now())");
  }

  @Test
  void databaseThatIsAwayIsAProblemForLater() {
    PGSimpleDataSource away = new PGSimpleDataSource();
    away.setPortNumbers(new int[] {1});
    StoredProgress unreadable = new StoredProgress(away, time);
    Problem problem =
        assertThrows(Problem.class, () -> unreadable.changedSince(new Snapshot(1, 1, Set.of())));
    assertEquals(ProblemCode.DATABASE_UNAVAILABLE, problem.code());
    assertInstanceOf(SQLException.class, problem.getCause());
  }

  @Test
  void readsWhatARowSays() throws SQLException {
    UUID id = Events.document(1);
    execute(insert(id, 7));
    execute(
        "update document set status = 'failed', error_code = 'corrupt_document',"
            + " error_message = 'Broken', eta_seconds = 4 where id = '"
            + id
            + "'");
    Changes state = stored.stateOf(Topic.document(id));
    ReceivedEvent event = state.events().get(0);
    assertEquals(Status.FAILED, event.status());
    assertEquals(7, event.seq());
    assertEquals(CASE, event.caseId());
    assertEquals("Broken", event.json().getJsonObject("error").getString("message"));
    assertEquals(4, event.json().getInt("eta_seconds"));
    assertTrue(state.snapshot().oldestOpen() > event.changed());
    assertEquals(List.of(), stored.changedSince(state.snapshot()).events());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "processing", "completed", "failed", "cancelled"})
  void theSummaryOfACaseIsThatOfItsDocuments(String status) throws SQLException {
    Instant now = Instant.now();
    assertEquals(summaryOfEvents(now), summary(now), "no documents");
    for (int i = 1; i <= 6; i++) {
      execute(insert(Events.document(i), 1));
      boolean completed = status.equals("completed") && i != 3;
      execute(
          ("update document set progress = %d, eta_seconds = %s, status = '%s',"
                  + " error_code = 'corrupt_document', error_message = 'Broken' where id = '%s'")
              .formatted(
                  completed ? 100 : i * 16,
                  i < 4 ? i * 30 : "null",
                  i == 3 ? "processing" : status,
                  Events.document(i)));
      assertEquals(summaryOfEvents(now), summary(now), i + " documents");
    }
  }

  private static Summary summary(Instant now) throws SQLException {
    return new CaseSummaries(new StoredTallies(database()), Clock.fixed(now, ZoneOffset.UTC))
        .of(CASE);
  }

  private Summary summaryOfEvents(Instant now) {
    RunningSummary summary = new RunningSummary();
    stored.stateOf(Topic.legalCase(CASE)).events().forEach(event -> summary.replace(null, event));
    return summary.at(now);
  }

  @Test
  void knowsWhatExists() throws SQLException {
    UUID id = Events.document(1);
    UUID deleted = Events.document(2);
    execute(insert(id, 1));
    execute(delete(deleted, 3));
    UUID never = Events.document(9);
    assertEquals(Optional.empty(), stored.unknown(Topic.mix(List.of(id), List.of(CASE)), false));
    assertEquals(Optional.of(never), stored.unknown(Topic.document(never), true));
    assertEquals(Optional.of(deleted), stored.unknown(Topic.document(deleted), false));
    assertEquals(Optional.empty(), stored.unknown(Topic.document(deleted), true));
    assertEquals(Optional.of(id), stored.unknown(Topic.legalCase(id), false));
    assertEquals(1, stored.stateOf(Topic.legalCase(CASE)).events().size());
    assertTrue(stored.stateOf(Topic.document(deleted)).events().get(0).deleted());
  }

  @Test
  void whatCommitsLateIsReadThen() throws SQLException {
    UUID early = Events.document(1);
    UUID late = Events.document(2);
    Snapshot start = stored.stateOf(Topic.legalCase(CASE)).snapshot();
    try (Connection open = database().getConnection();
        Statement statement = open.createStatement()) {
      open.setAutoCommit(false);
      statement.execute(insert(late, 1));
      execute(insert(early, 1));
      Changes first = stored.changedSince(start);
      assertEquals(List.of(early), ids(first));

      Changes again = stored.changedSince(first.snapshot());
      assertEquals(List.of(), ids(again), "a transaction that stays open makes nothing new");

      open.commit();
      Changes second = stored.changedSince(again.snapshot());
      assertEquals(List.of(late), ids(second), "begun before, committed after the reading");
      Changes third = stored.changedSince(second.snapshot());
      assertEquals(List.of(), ids(third));
    }
  }

  @Test
  void aCaseIsFollowedAndResumedOnTheRealThing() throws SQLException {
    SimulatedNode node = new SimulatedNode(time, stored);
    execute(insert(Events.document(1), 1));
    execute(insert(Events.document(2), 1));
    Topic topic = Topic.legalCase(CASE);
    RecordingSink reader = node.follow(topic, null);
    execute("update document set seq = 2 where id = '" + Events.document(1) + "'");
    execute(insert(Events.document(3), 1));
    execute("delete from document where id = '" + Events.document(2) + "'");
    execute(delete(Events.document(2), 2));
    String cursor = reader.cursor();
    time.pass(1500);
    assertEquals(List.of(1, 2), reader.seqs(Events.document(1)));
    assertEquals(List.of(1, 2), reader.seqs(Events.document(2)));
    assertEquals(2, reader.summary().getInt("total"));

    RecordingSink resumed = new SimulatedNode(time, stored).follow(topic, cursor);
    assertTrue(resumed.resumed());
    assertEquals(3, resumed.events().size());
    RecordingSink idle = new SimulatedNode(time, stored).follow(topic, resumed.cursor());
    assertEquals(0, idle.messages().size());
    assertFalse(idle.closed());
  }

  private static List<UUID> ids(Changes changes) {
    return changes.events().stream().map(ReceivedEvent::documentId).toList();
  }

  private static String insert(UUID id, long seq) {
    return "insert into document (id, case_id, filename, media_type, file_size, sha256,"
        + " created_at, status, step, progress, message, reported_at, attempt, last_attempt,"
        + " series, fence, seq) values ('%s', '%s', 'a.pdf', 'application/pdf', 1, 'x', now(),"
            .formatted(id, CASE)
        + " 'processing', 'extraction', 3, 'Reading', now(), 1, 1, 0, 1, "
        + seq
        + ")";
  }

  private static String delete(UUID id, long seq) {
    return "insert into deleted_document values ('%s', '%s', 1, %d, now())"
        .formatted(id, CASE, seq);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
