package com.lexintel.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.database.MigratedPostgres;
import com.lexintel.documents.original.Original;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the rows say of containers, on a real PostgreSQL. */
class FamiliesTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();
  private static final UUID CASE = new UUID(1, 1);
  private static final UUID ZIP = new UUID(2, 1);

  private final Families families = new Families(POSTGRES.database());

  @BeforeEach
  void anArchiveThatWaitsForItsFiles() throws SQLException {
    execute("delete from document");
    execute("delete from legal_case");
    execute("insert into legal_case values ('%s', 'Case', now())".formatted(CASE));
    insert(ZIP, null, "", "processing", 20);
    execute("update document set awaits_members = true");
  }

  @Test
  void membersComeInTheOrderOfTheContainer() throws SQLException {
    insert(member(2), ZIP, "000002", "pending", 0);
    insert(member(1), ZIP, "000001", "pending", 0);
    insert(member(3), member(1), "000001.000001", "pending", 0);

    assertEquals(List.of(member(1), member(2)), families.members(ZIP));
    assertEquals(Set.of("000001", "000002"), families.places(ZIP));
    assertEquals(List.of(member(3)), families.members(member(1)));
  }

  @Test
  void noPlaceIsGivenTwice() throws SQLException {
    insert(member(1), ZIP, "000001", "pending", 0);

    assertThrows(SQLException.class, () -> insert(member(2), ZIP, "000001", "pending", 0));
  }

  @Test
  void theContainersProgressCountsItsMembersAndNeverFalls() throws SQLException {
    insert(member(1), ZIP, "000001", "failed", 10);
    insert(member(2), ZIP, "000002", "processing", 40);
    insert(member(3), ZIP, "000003", "pending", 0);

    families.tell();
    assertEquals("60 Its files: 1 of 3 done 8", told());
    families.tell();
    assertEquals("60 Its files: 1 of 3 done 8", told(), "nothing new is no event");
    execute(
        "update document set progress = 0, status = 'pending' where parent_id = '%s'"
            .formatted(ZIP));
    families.tell();
    assertEquals("60 Its files: 0 of 3 done 9", told());
  }

  @Test
  void aContainerIsDealtWithWhenAllItsMembersHaveEnded() throws SQLException {
    insert(member(1), ZIP, "000001", "failed", 10);
    insert(member(2), ZIP, "000002", "processing", 40);
    assertEquals(List.of(), families.dealtWith());
    assertEquals(new MemberCount(2, 1, 1), families.count(ZIP));

    execute("update document set status = 'cancelled' where id = '%s'".formatted(member(2)));
    assertEquals(List.of(ZIP), families.dealtWith());
    execute("update document set awaits_members = false");
    assertEquals(List.of(), families.dealtWith());
  }

  @Test
  void whatLiesInTheContainerItselfDoesNotCountAgainstIt() throws SQLException {
    Document zip = document();
    insert(zip.id(), null, "", "processing", 0);
    Document inner = Family.member(zip, 1, "inner.zip", file(), Instant.now());
    insert(inner.id(), zip.id(), "000001", "processing", 0);
    insert(member(2), zip.id(), "000002", "processing", 0);
    insert(member(3), inner.id(), "000001.000001", "processing", 0);
    execute(
        "update document set root_id = '%s' where id <> '%1$s' and id <> '%s'"
            .formatted(zip.id(), ZIP));

    assertEquals(new Families.Used(0, 0), families.usedBeside(zip));
    assertEquals(new Families.Used(2, 14), families.usedBeside(inner));
  }

  private static Document document() {
    return new Document(UUID.randomUUID(), CASE, file(), Instant.now());
  }

  private static Original file() {
    return new Original("a.zip", "application/zip", 7, "0");
  }

  private static UUID member(int number) {
    return new UUID(3, number);
  }

  private static String told() throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select progress || ' ' || message || ' ' || seq from document where id = '%s'"
                    .formatted(ZIP))) {
      row.next();
      return row.getString(1);
    }
  }

  private static void insert(UUID id, UUID parent, String place, String status, int progress)
      throws SQLException {
    execute(
        "insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
            + " status, step, progress, message, reported_at, attempt, last_attempt, series, fence,"
            + " seq, parent_id, place) values ('%s', '%s', 'a.pdf', 'application/pdf', 7, 'x',"
                .formatted(id, CASE)
            + " now(), '%s', 'extraction', %d, 'Reading', now(), 1, 1, 0, 1, 7, %s, '%s')"
                .formatted(status, progress, parent == null ? "null" : "'" + parent + "'", place));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
