package com.lexintel.ingestion.caseaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.audit.Actor;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Visit;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.database.OneTransaction;
import com.lexintel.documents.CasePortions;
import com.lexintel.documents.Portion;
import com.lexintel.passages.PassageStore;
import com.lexintel.queue.IngestionQueue;
import com.lexintel.queue.IngestionQueue.Queued;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Thousands of documents, on a real PostgreSQL: what it takes, and what is left by who breaks off.
 */
class CaseStepsTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();

  private static final int MANY = 3_000;
  private static final int PORTIONS = MANY / 500;
  private static final Actor OLGA = new Actor("olga", "oidc", null, null, null);

  private final UUID caseId = UUID.randomUUID();
  private final Node here = new Node();
  private final Node there = new Node();

  /** What a server would wire, with transactions that are counted. */
  private static final class Node {
    private final OneTransaction transaction = new OneTransaction(POSTGRES.database());
    private final CaseActions actions = new CaseActions(transaction.dataSource());
    private final AtomicInteger queued = new AtomicInteger();
    private final CaseSteps steps = steps();

    private CaseSteps steps() {
      Visit visit = new Visit();
      visit.by(OLGA);
      return new CaseSteps(
          actions,
          new CasePortions(transaction.dataSource()),
          null,
          new PassageStore(transaction.dataSource()),
          new IngestionQueue(counted(), Clock.systemUTC(), transaction.dataSource()),
          new AuditTrail(transaction.dataSource(), visit, Clock.systemUTC()),
          Clock.systemUTC());
    }

    @SuppressWarnings("unchecked")
    private Event<Queued> counted() {
      return (Event<Queued>)
          Proxy.newProxyInstance(
              Event.class.getClassLoader(),
              new Class<?>[] {Event.class},
              (self, method, arguments) -> queued.incrementAndGet());
    }

    /** One portion; where the action stands then, or nothing after the last. */
    private Optional<CaseAction> step(CaseAction action) throws SQLException {
      Optional<Portion> portion = transaction.run(() -> steps.portion(action));
      return portion.filter(each -> !each.isLast()).map(each -> action.goneTo(each.end()));
    }

    private void run(CaseAction action) throws SQLException {
      for (Optional<CaseAction> next = step(action); next.isPresent(); next = step(next.get())) {}
      actions.done(action);
    }
  }

  @BeforeEach
  void theyWaitInTheQueue() throws SQLException {
    execute("delete from case_action");
    execute("delete from scheduled_tasks");
    execute("delete from document");
    execute("insert into legal_case values ('" + caseId + "', 'A case', now())");
    execute(
        "insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
            + " status, step, progress, message, reported_at, attempt, last_attempt, series, fence,"
            + " seq) select gen_random_uuid(), '"
            + caseId
            + "', n || '.pdf', 'application/pdf', 7, 'x', now() - n * interval '1 s', 'pending',"
            + " 'queued', 0, '', now(), 0, 3, 0, 0, 2 from generate_series(1, "
            + MANY
            + ") n");
    execute(
        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " select 'ingest-document', id || ':0', now(), filename = '7.pdf', 1 from document");
    execute(
        "insert into document_text (document_id, text, page_starts) select id, '', '{}' from"
            + " document");
  }

  @Test
  void aPortionIsOneTransactionOfAFewStatements() throws SQLException {
    here.run(asked(Kind.CANCEL));

    assertEquals(MANY, number("select count(*) from document where status = 'cancelled'"));
    assertEquals(PORTIONS, number("select count(distinct changed) from document"));
    assertEquals(PORTIONS + 1, here.transaction.commits());
    assertTrue(here.transaction.statements() <= 10 * (PORTIONS + 1));
    assertEquals(0, number("select count(*) from document_text"));
    assertEquals(1, number("select count(*) from scheduled_tasks"), "a worker has picked it");

    here.run(asked(Kind.RETRY));

    assertEquals(MANY, number("select count(*) from document where status = 'pending'"));
    assertEquals(PORTIONS, number("select count(distinct changed) from document"));
    assertEquals(2 * (PORTIONS + 1), here.transaction.commits());
    assertEquals(PORTIONS, here.queued.get());
    assertEquals(
        MANY,
        number(
            "select count(*) from scheduled_tasks t join document d"
                + " on t.task_instance = d.id || ':1' and t.document_id = d.id and not t.picked"));
    assertEquals(
        1, number("select count(*) from legal_case where waiting and id = '%s'".formatted(caseId)));
    assertEquals(2 * MANY, number("select sum(reached) from case_action"));
  }

  @Test
  void whoDiesWithinAPortionHasDoneNothingOfItAndAnotherGoesOnBehindTheOneBefore()
      throws SQLException {
    for (Kind kind : Kind.values()) {
      CaseAction begun = here.step(asked(kind)).flatMap(this::step).orElseThrow();
      here.transaction.breakAt(sql -> sql.contains("insert into audit_entry"));
      assertThrows(RuntimeException.class, () -> here.step(begun));
      here.transaction.breakAt(sql -> false);
      assertEquals(1_000, number("select reached from case_action where ended_at is null"));
      // What a retry has passed and fails again meanwhile is not tried twice.
      execute(
          "update document set status = 'failed' where filename = '"
              + MANY
              + ".pdf' and status = 'pending' and series = 1");

      execute("update case_action set leased_until = now() where ended_at is null");
      CaseAction goesOn = there.actions.take().orElseThrow();
      assertEquals(begun, goesOn);
      assertEquals(Optional.empty(), here.step(begun), "another node has it");
      there.run(goesOn);
    }

    assertEquals(MANY, number("select count(*) from document where fence = 2 and series = 1"));
    assertEquals(1, number("select count(*) from document where status = 'failed'"));
    assertEquals(
        MANY,
        number(
            "select count(distinct document_id) from audit_entry where actor = 'olga'"
                + " and action = 'document_cancelled' and case_id = '%s'".formatted(caseId)));
    assertEquals(
        2 * MANY,
        number("select count(*) from audit_entry where case_id = '%s'".formatted(caseId)));
    assertEquals(2 * MANY, number("select sum(reached) from case_action"));
  }

  private Optional<CaseAction> step(CaseAction action) {
    try {
      return here.step(action);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private CaseAction asked(Kind kind) throws SQLException {
    here.actions.add(CaseAction.asked(caseId, kind, OLGA, Instant.now(), MANY));
    return here.actions.take().orElseThrow();
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
