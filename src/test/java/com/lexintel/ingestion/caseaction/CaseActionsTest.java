package com.lexintel.ingestion.caseaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.api.Cursor;
import com.lexintel.audit.Actor;
import com.lexintel.database.MigratedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
  private final CaseActionViews views = new CaseActionViews(POSTGRES.database());
  private final UUID caseId = UUID.randomUUID();

  @BeforeEach
  void oneCase() throws SQLException {
    execute("delete from case_action");
    execute("insert into legal_case values ('" + caseId + "', 'A case', now())");
  }

  @Test
  void theyAreTakenInTheirOrderAndByOneNode() throws SQLException {
    here.add(CaseAction.asked(caseId, Kind.CANCEL, OLGA, NOW, 3));
    here.add(CaseAction.asked(caseId, Kind.RETRY, OLGA, NOW, 2));

    CaseAction first = there.take().orElseThrow();
    CaseAction second = here.take().orElseThrow();

    Cursor newest = new Cursor(NOW, new UUID(0, 0));
    assertEquals(new CaseAction(first.id(), caseId, Kind.CANCEL, OLGA, NOW, 3, newest), first);
    assertEquals(Kind.RETRY, second.kind());
    assertEquals(new Cursor(Instant.EPOCH, new UUID(0, 0)), second.at());
    assertEquals(Optional.empty(), there.take());
  }

  @Test
  void anotherNodeGoesOnWhereOneDied() throws SQLException {
    Cursor place = new Cursor(NOW.minusMillis(1), UUID.randomUUID(), "000001.000002");
    here.add(CaseAction.asked(caseId, Kind.CANCEL, OLGA, NOW, 3));
    CaseAction taken = here.take().orElseThrow();
    assertTrue(here.hold(taken));
    here.reached(taken, place, 2);

    execute("update case_action set leased_until = now() - interval '1 s'");
    CaseAction goesOn = there.take().orElseThrow();

    assertEquals(taken.goneTo(place), goesOn);
    assertFalse(here.hold(taken));
    here.done(taken);
    assertNull(told().endedAt(), "only who has it may end it");
    assertTrue(there.hold(goesOn));
    there.done(goesOn);
    assertEquals(Optional.empty(), here.take());
  }

  @Test
  void howFarItIsCanBeReadUntilADayAfterItsEnd() throws SQLException {
    here.add(CaseAction.asked(caseId, Kind.RETRY, OLGA, NOW, 3));
    CaseAction first = here.take().orElseThrow();
    assertEquals(new CaseActionView("retry", 3, 0, NOW, null), told());
    here.reached(first, first.at(), 2);
    assertEquals(new CaseActionView("retry", 3, 2, NOW, null), told());
    here.done(first);
    assertNotNull(told().endedAt());

    here.add(CaseAction.asked(caseId, Kind.CANCEL, OLGA, NOW, 2));
    assertEquals(List.of("cancel", "retry"), kinds(caseId));
    assertEquals(List.of(), kinds(UUID.randomUUID()));
    execute("update case_action set ended_at = ended_at - interval '25 hours'");
    here.add(CaseAction.asked(caseId, Kind.CANCEL, OLGA, NOW, 2));
    assertEquals(List.of("cancel", "cancel"), kinds(caseId));
  }

  private CaseActionView told() throws SQLException {
    return views.of(List.of(caseId)).get(caseId).get(0);
  }

  private List<String> kinds(UUID id) throws SQLException {
    return views.of(List.of(id)).get(id).stream().map(CaseActionView::kind).toList();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
