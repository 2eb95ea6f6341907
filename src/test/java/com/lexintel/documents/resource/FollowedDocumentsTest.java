package com.lexintel.documents.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.api.Cursor;
import com.lexintel.api.ListPage;
import com.lexintel.api.Slice;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.documents.DocumentView;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Status;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists of documents followed from page to page by cursors, on a real PostgreSQL. */
class FollowedDocumentsTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(1, 2);
  private static final Identity OLGA =
      new Identity("olga", "olga", Set.of(), false, true, "oidc", null, null);
  private static final int PAGE = 50;

  private final VisibleDocuments lists = new VisibleDocuments(POSTGRES.database());

  @BeforeEach
  void twoCases() throws SQLException {
    execute("truncate legal_case cascade");
    execute("insert into legal_case values ('%s', 'A', now()), ('%s', 'B', now())", FIRST, SECOND);
    execute("insert into case_member values ('%s', 'user:olga', 'reader')", FIRST);
  }

  @Test
  void eachIsGivenOnceThoughOthersUpload() throws SQLException {
    // Some of the same microsecond, some a microsecond apart, and families among them.
    documents(1, 60, "interval '1 microsecond' * (n / 4)", "'pending'");
    execute(
        "update document set root_id = r.id, parent_id = r.id, place = lpad(file_size::text, 6, '0')"
            + " from (select id, created_at as t from document"
            + "        where mod(file_size, 4) = 0) r"
            + " where created_at = r.t and mod(file_size, 4) in (1, 2)");
    List<UUID> expected = ids(page(Identity.LOCAL, null, null, null, 1000).items());
    assertEquals(60, expected.size());

    List<UUID> given = new ArrayList<>();
    String after = null;
    int more = 60;
    do {
      ListPage<DocumentView> page = page(Identity.LOCAL, null, null, after, 7);
      given.addAll(ids(page.items()));
      documents(more + 1, more + 5, "interval '1 hour'", "'pending'");
      more += 5;
      after = page.next();
    } while (after != null);
    assertEquals(expected, given);
  }

  @Test
  void aDocumentThatIsGoneStillSaysWhereToGoOn() throws SQLException {
    documents(1, 5, "interval '1 s' * n", "'pending'");
    ListPage<DocumentView> first = page(Identity.LOCAL, null, null, null, 2);
    execute("delete from document where id = '%s'", first.items().get(1).id());
    assertEquals(List.of(3L, 2L), sizes(page(Identity.LOCAL, null, null, first.next(), 2)));
  }

  @Test
  void filtersAndRightsHoldBehindACursor() throws SQLException {
    documents(
        1, 12, "interval '1 s' * n", "case when mod(n, 3) = 0 then 'failed' else 'pending' end");

    assertEquals(List.of(12L, 9L, 6L, 3L), followed(Identity.LOCAL, null, Status.FAILED));
    assertEquals(List.of(12L, 10L, 8L, 6L, 4L, 2L), followed(Identity.LOCAL, SECOND, null));
    assertEquals(List.of(12L, 6L), followed(Identity.LOCAL, SECOND, Status.FAILED));
    assertEquals(List.of(11L, 9L, 7L, 5L, 3L, 1L), followed(OLGA, null, null));
    assertEquals(List.of(9L, 3L), followed(OLGA, FIRST, Status.FAILED));
    assertEquals(List.of(), followed(OLGA, SECOND, null));
  }

  @Test
  void nothingIsCountedBehindACursor() throws SQLException {
    documents(1, 3, "interval '1 s' * n", "'pending'");
    ListPage<DocumentView> first = page(Identity.LOCAL, null, null, null, 2);
    assertEquals(3, first.total());
    ListPage<DocumentView> last = page(Identity.LOCAL, null, null, first.next(), 2);
    assertNull(last.offset());
    assertNull(last.total());
    assertNull(last.next());
  }

  /** Of 20,000 documents, of which one container has 10,000, as many rows are read as are shown. */
  @Test
  void aPageCostsOnePageHoweverFarBehindItLies() throws SQLException {
    documents(
        1,
        20_000,
        "interval '1 s' * case when n between 5000 and 15000 then 5000 else n end",
        "case when mod(n, 21) = 0 then 'failed' else 'pending' end");
    execute(
        "update document set case_id = '%s', root_id = '%s', place = lpad(file_size::text, 6, '0')"
            + " where file_size between 5001 and 15000",
        FIRST, new UUID(2, 5000));
    execute("analyze");
    List<Cursor> places =
        List.of(place(17_000), place(14_000), place(6_000), place(5_000), place(3_000));
    for (Cursor place : places) {
      assertOnePageIsRead(ListedDocuments.of(Identity.LOCAL, null, null), place);
      assertOnePageIsRead(ListedDocuments.of(Identity.LOCAL, FIRST, null), place);
      assertOnePageIsRead(ListedDocuments.of(Identity.LOCAL, null, Status.FAILED), place);
      assertOnePageIsRead(ListedDocuments.of(Identity.LOCAL, FIRST, Status.FAILED), place);
      assertOnePageIsRead(ListedDocuments.of(OLGA, null, null), place);
    }
  }

  private static void assertOnePageIsRead(ListedDocuments wanted, Cursor place)
      throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      int found = wanted.read(connection, new Slice<>(place, 0, PAGE)).size();
      assertEquals(PAGE + 1, found);
      try (ResultSet row =
          statement.executeQuery(
              "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables"
                  + " where relname = 'document'")) {
        row.next();
        long read = row.getLong(1);
        // A few times as many, for what a filter skips and the first copy of each.
        assertTrue(read < 8 * PAGE, () -> read + " rows for " + wanted + " behind " + place);
      }
    }
  }

  private static Cursor place(int n) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select created_at, coalesce(root_id, id), place from document where id = '%s'"
                    .formatted(new UUID(2, n)))) {
      row.next();
      return new Cursor(
          row.getTimestamp(1).toInstant(), row.getObject(2, UUID.class), row.getString(3));
    }
  }

  private List<Long> followed(Identity caller, UUID caseId, Status status) throws SQLException {
    List<Long> sizes = new ArrayList<>();
    String after = null;
    do {
      ListPage<DocumentView> page = page(caller, caseId, status, after, 1);
      sizes.addAll(sizes(page));
      after = page.next();
    } while (after != null);
    return sizes;
  }

  private ListPage<DocumentView> page(
      Identity caller, UUID caseId, Status status, String after, int limit) throws SQLException {
    return lists.page(caller, caseId, status, Slice.of(after, null, limit, Cursor::parse));
  }

  private static List<UUID> ids(List<DocumentView> documents) {
    return documents.stream().map(DocumentView::id).toList();
  }

  private static List<Long> sizes(ListPage<DocumentView> page) {
    return page.items().stream().map(DocumentView::fileSize).toList();
  }

  /** Documents whose size is their number; those with an even one are of the second case. */
  private static void documents(int from, int to, String age, String status) throws SQLException {
    execute(
        """
        insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,
                              status, step, progress, message, reported_at, attempt, last_attempt,
                              series, fence, seq)
        select ('00000000-0000-0002-0000-' || lpad(to_hex(n), 12, '0'))::uuid,
               ('00000000-0000-0001-0000-00000000000' || (case when mod(n, 2) = 0 then 2 else 1 end))::uuid,
               n || '.pdf', 'application/pdf', n, md5(n::text),
               timestamptz '2026-11-23T10:00:00.123456Z' + %s, %s, 'queued', 0, '', now(), 0, 3, 0, 1, 1
          from generate_series(%d, %d) n
        """,
        age, status, from, to);
  }

  private static void execute(String sql, Object... values) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(values));
    }
  }
}
