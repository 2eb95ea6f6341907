package com.lexintel.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.lexintel.api.Cursor;
import com.lexintel.api.ListPage;
import com.lexintel.api.Slice;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.graphql.CountedUnit;
import com.lexintel.identity.Identity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of cases followed from page to page by cursors, on a real PostgreSQL. */
class FollowedCasesTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();
  private static final Identity OLGA =
      new Identity("olga", "olga", Set.of(), false, true, "oidc", null, null);

  private static EntityManagerFactory factory;
  private Cases cases;

  @BeforeAll
  static void open() {
    factory = new CountedUnit(POSTGRES.database()).open();
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  @BeforeEach
  void prepare() throws Exception {
    execute("truncate legal_case cascade");
    cases = new Cases(null, POSTGRES.database());
    Field entities = Cases.class.getDeclaredField("entities");
    entities.setAccessible(true);
    EntityManager manager = factory.createEntityManager();
    entities.set(cases, manager);
  }

  @Test
  void eachIsGivenOnceThoughOthersAreMade() throws SQLException {
    // Four of each microsecond.
    cases(1, 20, "interval '1 microsecond' * (n / 4)");
    List<String> expected = names(page(Identity.LOCAL, null, 1000));
    assertEquals("20 16 17 18 19 12 13 14 15 8 9 10 11 4 5 6 7 1 2 3", String.join(" ", expected));

    List<String> given = new ArrayList<>();
    String after = null;
    int made = 20;
    do {
      ListPage<Case> page = page(Identity.LOCAL, after, 3);
      given.addAll(names(page));
      cases(++made, made, "interval '1 hour'");
      after = page.next();
    } while (after != null);
    assertEquals(expected, given);
  }

  @Test
  void rightsHoldBehindACursor() throws SQLException {
    cases(1, 9, "interval '1 second' * n");
    execute(
        "insert into case_member select id, 'user:olga', 'reader' from legal_case"
            + " where mod(name::int, 2) = 0");
    ListPage<Case> first = page(OLGA, null, 3);
    assertEquals(List.of("8", "6", "4"), names(first));
    assertEquals(4, first.total());
    ListPage<Case> last = page(OLGA, first.next(), 3);
    assertEquals(List.of("2"), names(last));
    assertNull(last.next());
    assertNull(last.total());
  }

  @Test
  void noMoreThanTenThousandBehindAPageAreCounted() throws SQLException {
    cases(1, 10_010, "interval '1 second' * n");
    execute("insert into case_member select id, 'user:olga', 'reader' from legal_case");
    for (Identity caller : List.of(Identity.LOCAL, OLGA)) {
      assertEquals(10_002, page(caller, null, 2).total());
      assertEquals(10_010, page(caller, null, 11).total());
    }
    execute("delete from case_member where case_id in (select id from legal_case limit 6000)");
    assertEquals(4_010, page(OLGA, null, 2).total());
  }

  private ListPage<Case> page(Identity caller, String after, int limit) throws SQLException {
    return cases.page(caller, Slice.of(after, null, limit, Cursor::parse));
  }

  private static List<String> names(ListPage<Case> page) {
    return page.items().stream().map(Case::name).toList();
  }

  private static void cases(int from, int to, String age) throws SQLException {
    execute(
        """
        insert into legal_case (id, name, created_at)
        select ('00000000-0000-0001-0000-' || lpad(to_hex(n), 12, '0'))::uuid, n::text,
               timestamptz '2026-11-23T10:00:00.123456Z' + %s
          from generate_series(%d, %d) n
        """
            .formatted(age, from, to));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
