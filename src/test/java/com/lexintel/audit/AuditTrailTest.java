package com.lexintel.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.database.MigratedPostgres;
import com.lexintel.settings.Settings;
import com.lexintel.settings.TestSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The record in a real database. */
class AuditTrailTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T10:15:30.123Z"), ZoneOffset.UTC);
  @RegisterExtension private static final MigratedPostgres DATABASE = new MigratedPostgres();

  private final Visit visit = new Visit();
  private final AuditTrail trail = new AuditTrail(DATABASE.database(), visit, CLOCK);
  private final AuditRecords records = new AuditRecords(DATABASE.database());
  private final UUID caseId = UUID.randomUUID();

  @Test
  void tellsWhoDidWhatFromWhere() {
    UUID token = UUID.randomUUID();
    UUID document = UUID.randomUUID();
    visit.by(new Actor("anna", "token", token, "10.0.0.7", "x".repeat(300)));
    trail.add(Deed.onDocument(Action.DOCUMENT_DELETED, caseId, document, "brief.pdf"));
    AuditEntry entry = only(records.page(caseId, Set.of("user:anna"), Long.MAX_VALUE, 0, 10));
    assertEquals(
        new AuditEntry(
            entry.id(),
            CLOCK.instant(),
            "anna",
            "token",
            token,
            "10.0.0.7",
            "x".repeat(200),
            "document_deleted",
            caseId,
            document,
            "brief.pdf",
            null,
            null,
            "done"),
        entry);
    assertEquals(1, records.count(caseId, Long.MAX_VALUE));
  }

  @Test
  void fileNamesStayBehindTheWall() throws SQLException {
    execute("insert into legal_case (id, name, created_at) values ('" + caseId + "', 'C', now())");
    execute("insert into case_member values ('" + caseId + "', 'group:staff', 'walled')");
    trail.add(Deed.onDocument(Action.DOCUMENT_UPLOADED, caseId, UUID.randomUUID(), "brief.pdf"));
    Set<String> walled = Set.of("user:ada", "group:staff");
    assertNull(only(records.page(caseId, walled, Long.MAX_VALUE, 0, 1)).filename());
    assertEquals(
        "brief.pdf",
        only(records.page(null, Set.of("user:olga"), Long.MAX_VALUE, 0, 1)).filename());
  }

  @Test
  void pagesAndLinesAreNewestFirst() throws IOException, SQLException {
    execute(
        "insert into audit_entry (at, action, case_id, subject, outcome)"
            + " select now(), 'member_put', '"
            + caseId
            + "', i, 'done' from generate_series(0, 1202) i order by i");
    List<AuditEntry> page = records.page(caseId, Set.of(), Long.MAX_VALUE, 1, 2);
    assertEquals(List.of("1201", "1200"), page.stream().map(AuditEntry::subject).toList());
    List<String> all = lines(0, Long.MAX_VALUE);
    assertEquals(1_203, Set.copyOf(all).size());
    assertEquals(all.subList(2, 602), lines(2, 600));
    assertEquals("1202", all.get(0));
    assertEquals(1_203, records.count(caseId, 1_204));
    assertEquals(1_202, records.count(caseId, 1_202));
    assertEquals(5, records.count(null, 5));
  }

  @Test
  void nothingIsEverChanged() {
    trail.add(Deed.refused(caseId, null, "forbidden"));
    for (String change :
        List.of(
            "update audit_entry set actor = 'somebody'",
            "delete from audit_entry",
            "truncate audit_entry")) {
      assertThrows(SQLException.class, () -> execute(change), change);
    }
    AuditEntry entry = only(records.page(caseId, Set.of(), Long.MAX_VALUE, 0, 10));
    assertEquals("system", entry.actor());
    assertEquals("forbidden", entry.outcome());
  }

  @Test
  void recordsAreKeptForEverUnlessATimeIsSet() throws SQLException {
    old(3);
    retention("").prune();
    assertEquals(3, records.count(caseId, Long.MAX_VALUE));
  }

  @Test
  void whatIsOlderGoesAndThatIsRecorded() throws SQLException {
    retention("1d").prune();
    old(12_000);
    trail.add(Deed.onCase(Action.CASE_CREATED, caseId));
    retention("400d").prune();
    assertEquals(12_001, records.count(caseId, Long.MAX_VALUE));
    retention("365d").prune();
    assertEquals(
        "case_created", only(records.page(caseId, Set.of(), Long.MAX_VALUE, 0, 10)).action());
    AuditEntry told = records.page(null, Set.of(), Long.MAX_VALUE, 0, 1).get(0);
    assertEquals("audit_pruned 12000 records", told.action() + " " + told.detail());
    retention("365d").prune();
    assertEquals(told.id(), records.page(null, Set.of(), Long.MAX_VALUE, 0, 1).get(0).id());
    assertThrows(SQLException.class, () -> execute("delete from audit_entry"), "still final");
  }

  @Test
  void aTimeThatIsTooShortStopsTheStart() {
    assertThrows(IllegalArgumentException.class, () -> retention("12h"));
  }

  private AuditRetention retention(String keep) {
    Settings settings = TestSettings.with(Map.of("lexintel.audit.keep", keep));
    return new AuditRetention(DATABASE.database(), trail, settings, CLOCK);
  }

  /** Records of a year and a week ago. */
  private void old(int number) throws SQLException {
    execute(
        "insert into audit_entry (at, action, case_id, outcome) select timestamptz '"
            + CLOCK.instant()
            + "' - interval '372 days', 'searched', '"
            + caseId
            + "', 'done' from generate_series(1, "
            + number
            + ")");
  }

  @Test
  void refusalsWithoutAnIdentityAreCounted() {
    RefusalBudget budget = new RefusalBudget(CLOCK);
    int taken = 0;
    for (int i = 0; i < 1_000; i++) {
      taken += budget.take() ? 1 : 0;
    }
    assertEquals(100, taken);
  }

  private List<String> lines(long offset, long limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AuditLines(records, AuditEntry::subject, caseId, Set.of(), Long.MAX_VALUE, offset, limit)
        .write(out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static AuditEntry only(List<AuditEntry> entries) {
    assertEquals(1, entries.size());
    return entries.get(0);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DATABASE.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
