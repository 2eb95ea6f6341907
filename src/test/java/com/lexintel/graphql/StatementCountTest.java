package com.lexintel.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.cases.CaseSummaries;
import com.lexintel.cases.Cases;
import com.lexintel.cases.Members;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.documents.StoredTallies;
import com.lexintel.documents.resource.Duplicates;
import com.lexintel.documents.resource.VisibleDocuments;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.ingestion.caseaction.CaseActionViews;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A query costs as many statements for twenty cases as for one. */
class StatementCountTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();

  private static final String QUERY =
      "{ cases(limit: %d) { total items { name summary { total } members { subject } actions { kind"
          + " } newest: documents(limit: 3) { filename duplicateOf case { name } } failed:"
          + " documents(status: \"failed\") { id } } } }";

  private final AtomicInteger statements = new AtomicInteger();
  private final DataSource counted = counting(POSTGRES.database());
  private EntityManagerFactory factory;
  private GraphQlEngine engine;

  @BeforeEach
  void prepare() throws Exception {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate legal_case cascade");
      for (int i = 0; i < 21; i++) {
        UUID id = new UUID(1, i);
        statement.execute("insert into legal_case values ('" + id + "', 'Case " + i + "', now())");
        statement.execute("insert into case_member values ('" + id + "', 'user:olga', 'owner')");
        for (int n = 0; n < 5; n++) {
          statement.execute(document(id, n));
        }
      }
    }
    factory = new CountedUnit(counted).open();
    engine = engine(factory.createEntityManager());
  }

  private static String document(UUID caseId, int n) {
    return "insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
        + " status, step, progress, message, reported_at, attempt, last_attempt, series,"
        + " fence, seq)"
        + " values ('%s', '%s', '%d.txt', 'text/plain', 1, '%d', now(), 'completed', 'completed',"
            .formatted(UUID.randomUUID(), caseId, n, n)
        + " 100, '', now(), 1, 1, 0, 1, 1)";
  }

  private GraphQlEngine engine(EntityManager entities) throws Exception {
    Cases cases = with(new Cases(null, counted), entities);
    Members members = with(new Members(null), entities);
    VisibleDocuments lists = new VisibleDocuments(counted);
    Duplicates duplicates = new Duplicates(counted);
    CaseSummaries summaries = new CaseSummaries(new StoredTallies(counted), Clock.systemUTC());
    return new GraphQlEngine(
        List.of(
            new CaseFields(
                null,
                cases,
                members,
                summaries,
                null,
                new CaseActionViews(counted),
                Clock.systemUTC()),
            new DocumentFields(
                null,
                null,
                lists,
                new NewestDocuments(lists),
                duplicates,
                null,
                null,
                null,
                cases)),
        null,
        false);
  }

  /** As the server would inject it. */
  private static <T> T with(T bean, EntityManager entities) throws ReflectiveOperationException {
    Field field = bean.getClass().getDeclaredField("entities");
    field.setAccessible(true);
    field.set(bean, entities);
    return bean;
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void twentyCasesTakeAsManyStatementsAsOne() {
    int one = statementsFor(1);
    int twenty = statementsFor(20);
    assertEquals(one, twenty);
    assertTrue(twenty <= 10, () -> twenty + " statements");
  }

  private int statementsFor(int cases) {
    int before = statements.get();
    GraphQlAnswer answer =
        engine.run(
            new GraphQlRequest(QUERY.formatted(cases), null, Map.of()),
            new Call(new Client(Identity.LOCAL, null), null));
    JsonObject told = Api.parse(answer.json());
    assertFalse(told.containsKey("errors"), told::toString);
    List<JsonObject> items =
        told.getJsonObject("data")
            .getJsonObject("cases")
            .getJsonArray("items")
            .getValuesAs(JsonObject.class);
    assertEquals(cases, items.size());
    for (JsonObject each : items) {
      assertEquals(5, each.getJsonObject("summary").getInt("total"));
      assertEquals(1, each.getJsonArray("members").size());
      assertEquals(3, each.getJsonArray("newest").size());
      assertEquals(0, each.getJsonArray("failed").size());
    }
    return statements.get() - before;
  }

  private DataSource counting(DataSource dataSource) {
    return proxy(
        DataSource.class,
        dataSource,
        result -> result instanceof Connection connection ? counting(connection) : result);
  }

  private Connection counting(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        result -> {
          if (result instanceof Statement) {
            statements.incrementAndGet();
          }
          return result;
        });
  }

  private interface Wrapping {
    Object of(Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T target, Wrapping wrapping) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return wrapping.of(method.invoke(target, arguments));
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }
}
