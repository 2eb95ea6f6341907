package com.lexintel.ingestion.caseaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.audit.Actor;
import com.lexintel.database.MigratedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CaseActionsTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private static final Actor OLGA =
      new Actor("olga", "token", UUID.randomUUID(), "192.0.2.7", "198.51.100.1");

  private final CaseActions here = new CaseActions(POSTGRES.database());
  private final CaseActions there = new CaseActions(POSTGRES.database());
  private final UUID caseId = UUID.randomUUID();

  @BeforeEach
  void oneCase() throws SQLException {
    execute("delete from case_action");
    execute("insert into legal_case values ('" + caseId + "', 'A case', now())");
  }

  @Test
  void theyAreTakenInTheirOrderAndByOneNode() throws SQLException {
    here.add(CaseAction.asked(caseId, Kind.CANCEL, OLGA, NOW));
    here.add(CaseAction.asked(caseId, Kind.RETRY, OLGA, NOW));

    CaseAction first = there.take().orElseThrow();
    CaseAction second = here.take().orElseThrow();

    assertEquals(new CaseAction(first.id(), caseId, Kind.CANCEL, OLGA, NOW, new UUID(0, 0)), first);
    assertEquals(Kind.RETRY, second.kind());
    assertEquals(Optional.empty(), there.take());
  }

  @Test
  void anotherNodeGoesOnWhereOneDied() throws SQLException {
    UUID document = UUID.randomUUID();
    here.add(CaseAction.asked(caseId, Kind.CANCEL, OLGA, NOW));
    CaseAction taken = here.take().orElseThrow();
    assertTrue(here.reached(taken, document));

    execute("update case_action set leased_until = now() - interval '1 s'");
    CaseAction goesOn = there.take().orElseThrow();

    assertEquals(document, goesOn.doneTo());
    assertFalse(here.reached(taken, UUID.randomUUID()));
    here.done(taken);
    assertTrue(there.reached(goesOn, document), "only who has it may end it");
    there.done(goesOn);
    execute("update case_action set leased_until = now() - interval '1 s'");
    assertEquals(Optional.empty(), here.take());
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
