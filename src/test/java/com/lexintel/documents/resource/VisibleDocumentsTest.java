package com.lexintel.documents.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.lexintel.api.ListPage;
import com.lexintel.api.Slice;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.documents.DocumentView;
import com.lexintel.documents.WarningView;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lists of documents, on a real PostgreSQL. */
class VisibleDocumentsTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();
  private static final Instant TEN = Instant.parse("2026-11-23T10:00:00.123Z");
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(1, 2);

  private final VisibleDocuments lists = new VisibleDocuments(POSTGRES.database());

  @BeforeEach
  void twoCases() throws SQLException {
    execute("truncate legal_case cascade");
    for (UUID id : List.of(FIRST, SECOND)) {
      execute("insert into legal_case values ('" + id + "', 'Case', now())");
    }
    member(FIRST, "user:olga", "owner");
    member(SECOND, "user:olga", "owner");
  }

  @Test
  void everyFieldIsOfItsRow() throws SQLException {
    insert(1, FIRST, "same", 0, "failed");
    insert(2, FIRST, "same", 1, "failed");
    execute(
        "update document set page_count = 3, passage_count = 7, extracted_at = created_at,"
            + " indexed_at = created_at, error_code = 'corrupt_document', error_message = 'Broken',"
            + " attempt = 2, parent_id = '%s', root_id = '%s', place = '000012',"
                .formatted(id(1), id(1))
            + " warnings = '[{\"code\":\"page_unreadable\",\"detail\":\"Dark\",\"page\":2}]'"
            + " where id = '%s'".formatted(id(2)));

    DocumentView expected =
        new DocumentView(
            id(2),
            FIRST,
            id(1),
            12,
            "2.pdf",
            "application/pdf",
            102,
            "same" + " ".repeat(60),
            id(1),
            "failed",
            3,
            7,
            TEN.plusSeconds(1),
            TEN.plusSeconds(1),
            TEN.plusSeconds(1),
            "corrupt_document",
            "Broken",
            2,
            List.of(new WarningView("page_unreadable", "Dark", 2)));
    assertEquals(expected, page(Identity.LOCAL, FIRST, null, 0, 1).items().get(0));
    DocumentView first = page(Identity.LOCAL, FIRST, null, 1, 1).items().get(0);
    assertNull(first.duplicateOf());
    assertNull(first.parentId());
    assertNull(first.number());
    assertNull(first.pageCount());
  }

  @Test
  void aFileComesRightAfterTheOneItWasFoundIn() throws SQLException {
    for (int n = 1; n <= 4; n++) {
      insert(n, FIRST, "hash" + n, 0, "pending");
    }
    member(4, 2, "000001");
    member(1, 2, "000002");

    assertEquals(List.of(2, 4, 1, 3), numbers(page(Identity.LOCAL, null, null, 0, 50)));
  }

  @Test
  void theTotalIsOfTheWholeListWhereverThePageLies() throws SQLException {
    for (int n = 1; n <= 5; n++) {
      insert(n, n < 5 ? FIRST : SECOND, "hash" + n, n, n == 2 ? "failed" : "pending");
    }

    assertEquals("[4, 3] of 4", told(page(Identity.LOCAL, FIRST, null, 0, 2)));
    assertEquals("[2, 1] of 4", told(page(Identity.LOCAL, FIRST, null, 2, 2)));
    assertEquals("[1] of 4", told(page(Identity.LOCAL, FIRST, null, 3, 2)));
    assertEquals("[] of 4", told(page(Identity.LOCAL, FIRST, null, 4, 2)));
    assertEquals("[] of 4", told(page(Identity.LOCAL, FIRST, null, 9, 2)));
    assertEquals("[2] of 1", told(page(Identity.LOCAL, FIRST, Status.FAILED, 0, 1)));
    assertEquals("[] of 0", told(page(Identity.LOCAL, SECOND, Status.FAILED, 0, 1)));
    assertEquals("[5, 4, 3, 2, 1] of 5", told(page(Identity.LOCAL, null, null, 0, 50)));
  }

  @Test
  void noMoreThanTenThousandBehindAPageAreCounted() throws SQLException {
    insert(1, FIRST, "hash", 0, "pending");
    execute(
        """
        insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,
                              status, step, progress, message, reported_at, attempt, last_attempt,
                              series, fence, seq)
        select gen_random_uuid(), case_id, filename, media_type, file_size, sha256, created_at,
               status, step, progress, message, reported_at, attempt, last_attempt, series, fence,
               seq
          from document cross join generate_series(2, 10010)
        """);

    assertEquals(10_002, page(Identity.LOCAL, FIRST, null, 0, 2).total());
    assertEquals(10_009, page(Identity.LOCAL, FIRST, null, 7, 2).total());
    assertEquals(10_010, page(Identity.LOCAL, FIRST, null, 8, 2).total());
    assertEquals(10_010, page(Identity.LOCAL, FIRST, null, 500, 2).total());
    assertEquals(10_010, page(Identity.LOCAL, FIRST, null, Integer.MAX_VALUE, 2).total());
  }

  @Test
  void aCallerSeesOnlyTheDocumentsOfTheirCases() throws SQLException {
    insert(1, FIRST, "hash1", 1, "pending");
    insert(2, SECOND, "hash2", 2, "pending");
    member(FIRST, "group:readers", "reader");
    member(SECOND, "user:rita", "editor");
    member(SECOND, "group:staff", "walled");

    assertEquals("[2, 1] of 2", told(allOf(caller("olga", false), null, null)));
    assertEquals("[2, 1] of 2", told(allOf(caller("rita", false, "readers"), null, null)));
    assertEquals("[1] of 1", told(allOf(caller("rudi", false, "readers"), null, null)));
    assertEquals("[] of 0", told(allOf(caller("rita", false, "staff"), SECOND, Status.PENDING)));
    assertEquals("[] of 0", told(allOf(caller("sam", false), null, null)));
    assertEquals("[2, 1] of 2", told(allOf(caller("ada", true), null, null)));
    assertEquals("[1] of 1", told(allOf(caller("adam", true, "staff"), null, null)));
  }

  @Test
  void theNewestOfEachCase() throws SQLException {
    for (int n = 1; n <= 6; n++) {
      insert(n, n % 2 == 0 ? FIRST : SECOND, "hash", n, n == 6 ? "failed" : "pending");
    }

    List<UUID> both = List.of(FIRST, SECOND);
    assertEquals(List.of(6, 5, 4, 3), numbers(lists.newest(both, null, 2)));
    assertEquals(List.of(5, 4, 3, 2), numbers(lists.newest(both, Status.PENDING, 2)));
    assertEquals(List.of(), lists.newest(List.of(), null, 2));
  }

  private ListPage<DocumentView> page(
      Identity caller, UUID caseId, Status status, int offset, int limit) throws SQLException {
    return lists.page(caller, caseId, status, new Slice<>(null, offset, limit));
  }

  /** Page by page, so that the total is counted too. */
  private ListPage<DocumentView> allOf(Identity caller, UUID caseId, Status status)
      throws SQLException {
    List<DocumentView> items = new ArrayList<>();
    ListPage<DocumentView> page = page(caller, caseId, status, 0, 1);
    Long total = page.total();
    for (int next = 1; !page.items().isEmpty(); next++) {
      items.addAll(page.items());
      page = page(caller, caseId, status, next, 1);
      assertEquals(total, page.total());
    }
    return new ListPage<>(items, 0, 1, total, null);
  }

  private static String told(ListPage<DocumentView> page) {
    return numbers(page) + " of " + page.total();
  }

  private static List<Integer> numbers(ListPage<DocumentView> page) {
    return numbers(page.items());
  }

  private static List<Integer> numbers(List<DocumentView> documents) {
    return documents.stream().map(view -> (int) view.id().getLeastSignificantBits()).toList();
  }

  private static Identity caller(String name, boolean admin, String... groups) {
    return new Identity(name, name, Set.of(groups), admin, true, "oidc", null, null);
  }

  private static UUID id(int n) {
    return new UUID(2, n);
  }

  private static void member(UUID caseId, String subject, String role) throws SQLException {
    execute("insert into case_member values ('%s', '%s', '%s')".formatted(caseId, subject, role));
  }

  private static void member(int n, int container, String place) throws SQLException {
    execute(
        "update document set parent_id = '%s', root_id = '%s', place = '%s' where id = '%s'"
            .formatted(id(container), id(container), place, id(n)));
  }

  private static void insert(int n, UUID caseId, String hash, int second, String status)
      throws SQLException {
    execute(
        """
        insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,
                              status, step, progress, message, reported_at, attempt, last_attempt,
                              series, fence, seq)
        values ('%s', '%s', '%d.pdf', 'application/pdf', %d, '%s', '%s', '%s', 'queued', 0, '',
                now(), 0, 3, 0, 1, 1)
        """
            .formatted(id(n), caseId, n, 100 + n, hash, TEN.plusSeconds(second), status));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
