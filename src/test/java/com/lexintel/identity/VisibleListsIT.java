package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.streaming.graphql.GraphQlClient;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists have what their caller sees, as a whole and page by page. */
@DeploysItsOwn("identity")
@ExtendWith(ArquillianExtension.class)
class VisibleListsIT {
  private final Cast cast = Cast.of(Api.ofTestServer());

  @Deployment(testable = false)
  static WebArchive application() {
    return Provider.application();
  }

  @Test
  void listsAndCountsHaveOnlyWhatOneSees() {
    String caseId = cast.caseWithMembers();
    String document = cast.owner().newDocument(caseId);
    for (Caller inside : cast.inside()) {
      assertTrue(inside.get("cases?limit=1000").body().contains(caseId));
      assertTrue(inside.get("documents?limit=1000").body().contains(document));
      assertTrue(inside.get("search?q=motion&limit=1000").body().contains(document));
    }
    for (Caller outside : cast.outside()) {
      assertTrue(!outside.get("cases?limit=1000").body().contains(caseId));
      assertTrue(!outside.get("documents?limit=1000").body().contains(document));
      assertTrue(!outside.get("search?q=motion&limit=1000").body().contains(document));
    }
    Caller newcomer = cast.extra("new-" + caseId);
    assertEquals(0, Api.json(newcomer.get("cases"), 200).getInt("total"));
    assertEquals(0, Api.json(newcomer.get("documents"), 200).getInt("total"));
    assertEquals(0, Api.json(newcomer.get("search?q=motion"), 200).getInt("total"));
  }

  @Test
  void aCursorGivesWhatTheListGivesAndNoMore() {
    String caseId = cast.caseWithMembers();
    for (int i = 0; i < 3; i++) {
      cast.owner().newDocument(caseId, "The motion is granted, " + i);
    }
    String ofCase = "documents?case_id=" + caseId;
    for (String list :
        new String[] {
          ofCase, ofCase + "&status=completed", "cases?", "cases/" + caseId + "/audit?"
        }) {
      JsonObject all = Api.json(cast.owner().get(list + "&limit=1000"), 200);
      assertEquals(JsonValue.NULL, all.get("next"), list);
      assertEquals(all.getJsonArray("items"), followed(cast.owner(), list + "&limit=2"), list);
    }
    String next = Api.json(cast.owner().get(ofCase + "&limit=1"), 200).getString("next");
    JsonObject behind = Api.json(cast.owner().get(ofCase + "&limit=1&after=" + next), 200);
    assertEquals(JsonValue.NULL, behind.get("offset"));
    assertEquals(JsonValue.NULL, behind.get("total"));
    for (Caller outside : cast.outside()) {
      Api.assertCode(outside.get(ofCase + "&after=" + next), 404, "case_not_found");
      assertTrue(!outside.get("documents?limit=1000&after=" + next).body().contains(caseId));
    }
    for (String list : new String[] {"documents?", "cases?", "cases/" + caseId + "/audit?"}) {
      Api.assertCode(cast.owner().get(list + "after=nonsense"), 400, "invalid_page");
      Api.assertCode(cast.owner().get(list + "after="), 400, "invalid_page");
      Api.assertCode(cast.owner().get(list + "offset=0&after=" + next), 400, "invalid_page");
    }
  }

  @Test
  void aGraphIsFollowedByTheSameCursors() {
    String caseId = cast.caseWithMembers();
    for (int i = 0; i < 2; i++) {
      cast.owner().newDocument(caseId, "The motion is denied, " + i);
    }
    String ofCase = "documents?limit=1&case_id=" + caseId;
    String next = Api.json(cast.owner().get(ofCase), 200).getString("next");
    JsonObject last = Api.json(cast.owner().get(ofCase + "&after=" + next), 200);
    String graph =
        "{ documents(limit: 1, caseId: \"%s\", %s) { items { id } total next } }"
            .formatted(caseId, "%s");
    String behind = graph.formatted("after: \"" + next + "\"");
    assertEquals(
        "{\"data\":{\"documents\":{\"items\":[{\"id\":\"%s\"}],\"total\":null,\"next\":null}}}"
            .formatted(last.getJsonArray("items").getJsonObject(0).getString("id")),
        cast.owner().graphQl(behind).body());
    String first = cast.owner().graphQl(graph.formatted("")).body();
    assertTrue(first.contains("\"total\":2,\"next\":\"" + next + "\""), first);
    assertEquals(
        "invalid_page", code(cast.owner().graphQl(graph.formatted("after: \"nonsense\""))));
    assertEquals(
        "invalid_page",
        code(cast.owner().graphQl(graph.formatted("offset: 1, after: \"" + next + "\""))));
  }

  /** A list, page by page. */
  private static List<JsonValue> followed(Caller caller, String list) {
    List<JsonValue> items = new ArrayList<>();
    JsonObject page = Api.json(caller.get(list), 200);
    while (!page.isNull("next")) {
      items.addAll(page.getJsonArray("items"));
      page = Api.json(caller.get(list + "&after=" + page.getString("next")), 200);
    }
    items.addAll(page.getJsonArray("items"));
    return items;
  }

  private static String code(HttpResponse<String> graph) {
    return GraphQlClient.code(Api.json(graph, 200));
  }
}
