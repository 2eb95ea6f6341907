package com.lexintel.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import graphql.introspection.IntrospectionQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private final GraphQlEngine open = engine(true);
  private final GraphQlEngine closed = engine(false);

  private static GraphQlEngine engine(boolean introspection) {
    FieldSource nothing =
        wiring -> {
          wiring.query("me", (call, arguments) -> call.caller());
          wiring.query("cases", (call, arguments) -> Map.of());
          wiring.query("documents", (call, arguments) -> Map.of());
        };
    return new GraphQlEngine(List.of(nothing), null, introspection);
  }

  /** What a tool asks for is deeper than any other query may be. */
  @Test
  void theSchemaIsToldWhereThatIsAllowed() {
    assertEquals("", errors(open, IntrospectionQuery.INTROSPECTION_QUERY));
    assertTrue(
        errors(closed, IntrospectionQuery.INTROSPECTION_QUERY).contains("ntrospection"),
        "it is not told");
    assertEquals("", errors(closed, "{ __typename me { name } }"));
  }

  @Test
  void twelveFieldsDeepAndNoDeeper() {
    assertEquals("", depthErrors(closed, 11));
    assertTrue(depthErrors(closed, 13).contains("depth"));
    assertTrue(depthErrors(open, 13).contains("depth"));
  }

  /** A page of documents with cases of cases in it, of that depth. */
  private static String depthErrors(GraphQlEngine engine, int depth) {
    int nested = (depth - 3) / 2;
    String query =
        "{ documents(limit: 1) { items { "
            + "case { documents(limit: 1) { ".repeat(nested)
            + "id"
            + " } }".repeat(nested)
            + " } } }";
    return errors(engine, query)
        .lines()
        .filter(error -> !error.contains("null"))
        .findFirst()
        .orElse("");
  }

  @Test
  void fiveHundredFields() {
    assertEquals("", errors(closed, many(200, "name")));
    assertTrue(errors(closed, many(300, "name")).contains("fields"));
  }

  private static String many(int times, String field) {
    StringBuilder query = new StringBuilder("{");
    for (int i = 0; i < times; i++) {
      query.append(" a").append(i).append(": me { ").append(field).append(" }");
    }
    return query + " }";
  }

  @Test
  void twoThousandTokens() {
    assertTrue(errors(closed, many(400, "name")).contains("token"));
  }

  @Test
  void fiftyThousandValues() {
    String query = "{ cases(limit: %d) { items { documents(limit: 100) { id filename } } } }";
    assertTrue(errors(closed, query.formatted(300)).contains("complexity"));
    assertTrue(!errors(closed, query.formatted(200)).contains("complexity"));
  }

  private static String errors(GraphQlEngine engine, String query) {
    GraphQlAnswer answer =
        engine.run(
            new GraphQlRequest(query, null, Map.of()),
            new Call(new Client(Identity.LOCAL, null), null));
    StringBuilder messages = new StringBuilder();
    for (Map<String, Object> error : answer.errors()) {
      assertEquals("bad_request", ((Map<?, ?>) error.get("extensions")).get("code"));
      messages.append(error.get("message")).append('\n');
    }
    return messages.toString();
  }
}
