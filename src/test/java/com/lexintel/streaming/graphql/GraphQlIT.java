package com.lexintel.streaming.graphql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.redis.Publisher;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class GraphQlIT {
  private static final byte[] TEXT =
      "The court denies the motion to dismiss. ".repeat(50).getBytes(StandardCharsets.UTF_8);
  private static final byte[] LONG =
      "A sentence of some length for the record. ".repeat(2_000).getBytes(StandardCharsets.UTF_8);
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
  private static final String FOLLOW_DOCUMENT =
      "subscription($id: ID!, $since: String) { documentProgress(documentId: $id, since: $since) {"
          + " documentId caseId status step progress seq cursor } }";
  private static final String FOLLOW_CASE =
      "subscription($id: ID!, $since: String) { caseProgress(caseId: $id, since: $since) {"
          + " documents { documentId caseId status message } summary { total completed } cursor } }";

  private final Api api = Api.ofTestServer();
  private final GraphQlClient graphQl = new GraphQlClient(api, Map.of());

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  /** As clients ask that use the connections of a pool. */
  @Test
  void streamsOneAfterTheOtherAreAllAnswered() throws Exception {
    String id = api.newDocument(api.newCase("G"), "motion.txt", TEXT);
    api.awaitEnd(id);
    String subscription = GraphQlClient.body(FOLLOW_DOCUMENT, "id", id);
    for (int stream = 0; stream < 100; stream++) {
      List<String> told = graphQl.stream(subscription);
      assertTrue(told.get(told.size() - 1).startsWith("complete"), told::toString);
    }
  }

  @Test
  void theWayOfADocument() throws Exception {
    JsonObject created =
        graphQl
            .data("mutation($name: String!) { createCase(name: $name) { id name } }", "name", "G")
            .getJsonObject("createCase");
    String legalCase = created.getString("id");
    assertEquals("G", created.getString("name"));
    String id = api.newDocument(legalCase, "motion.txt", TEXT);
    api.awaitEnd(id);

    JsonObject seen =
        graphQl.data(
            "query($case: ID!, $id: ID!) { case(id: $case) { name createdAt"
                + " summary { completed total } members { subject role }"
                + " documents(limit: 5) { id filename fileSize case { id } warnings { code } } }"
                + " document(id: $id) { status passageCount attempt indexedAt }"
                + " documentProgress(documentId: $id) { status progress seq cursor }"
                + " caseProgress(caseId: $case) { documents { documentId } cursor }"
                + " documents(caseId: $case, status: \"completed\") { total items { id } }"
                + " me { name admin } }",
            "case",
            legalCase,
            "id",
            id);
    JsonObject shown = seen.getJsonObject("case");
    assertEquals(1, shown.getJsonObject("summary").getInt("completed"));
    assertEquals("owner", shown.getJsonArray("members").getJsonObject(0).getString("role"));
    JsonObject listed = shown.getJsonArray("documents").getJsonObject(0);
    assertEquals(TEXT.length, listed.getInt("fileSize"));
    assertEquals(legalCase, listed.getJsonObject("case").getString("id"));
    assertEquals("completed", seen.getJsonObject("document").getString("status"));
    assertEquals(100, seen.getJsonObject("documentProgress").getInt("progress"));
    assertEquals(1, seen.getJsonObject("documents").getInt("total"));
    assertEquals("local", seen.getJsonObject("me").getString("name"));

    JsonObject found =
        graphQl
            .data(
                "query($case: ID!) { search(q: \"motion\", caseId: $case) {"
                    + " total items { documentId highlights ranks { words } } } }",
                "case",
                legalCase)
            .getJsonObject("search");
    assertEquals(id, found.getJsonArray("items").getJsonObject(0).getString("documentId"));

    assertEquals(
        "not_cancellable",
        graphQl.code("mutation($id: ID!) { cancelDocument(id: $id) { id } }", "id", id));
    assertEquals(
        id,
        graphQl
            .data("mutation($id: ID!) { deleteDocument(id: $id) }", "id", id)
            .getString("deleteDocument"));
    assertEquals(404, api.get("documents/" + id).statusCode());
    assertEquals(
        "document_not_found",
        graphQl.code("query($id: ID!) { document(id: $id) { id } }", "id", id));
    assertTrue(
        api.get("cases/" + legalCase + "/audit").body().contains("document_deleted"),
        "it is recorded");
  }

  @Test
  void aDocumentIsFollowedByWebSocketInOrderToItsEnd() throws Exception {
    String legalCase = api.newCase("Socket");
    String id = api.newDocument(legalCase, "long.txt", LONG);
    try (SocketClient client = connect()) {
      client.say(subscribe("1", FOLLOW_DOCUMENT, id, null));
      List<JsonObject> messages =
          client.until(message -> message.getString("type").equals("complete"));
      long last = -1;
      JsonObject event = null;
      for (JsonObject message : messages.subList(0, messages.size() - 1)) {
        assertEquals(Set.of("type", "id", "payload"), message.keySet());
        event = event(message, "documentProgress");
        assertEquals(id, event.getString("documentId"));
        assertEquals(legalCase, event.getString("caseId"));
        assertTrue(event.getJsonNumber("seq").longValue() > last, messages::toString);
        last = event.getJsonNumber("seq").longValue();
        assertEquals(String.valueOf(last), event.getString("cursor"));
      }
      assertEquals("completed", event.getString("status"));
      assertEquals(100, event.getInt("progress"));

      client.say(subscribe("2", FOLLOW_DOCUMENT, id, event.getString("cursor")));
      List<JsonObject> again =
          client.until(message -> message.getString("type").equals("complete"));
      assertEquals(1, again.size(), "nothing is told twice");
      client.say("{\"type\":\"ping\"}");
      assertEquals("pong", client.next().getString("type"));
    }
  }

  @Test
  void aCaseIsFollowedWithTheCursorOfAnotherDoor() throws Exception {
    String legalCase = api.newCase("Cursor");
    String id = api.newDocument(legalCase, "before.txt", TEXT);
    api.awaitEnd(id);
    String cursor;
    try (EventStream stream = EventStream.open(api, "progress/cases/" + legalCase + "/stream")) {
      cursor = stream.until(data -> data.containsKey("summary")).id();
    }
    String later = api.newDocument(legalCase, "later.txt", TEXT);
    api.awaitEnd(later);
    try (SocketClient client = connect();
        Publisher publisher = new Publisher()) {
      client.say(subscribe("1", FOLLOW_CASE, legalCase, cursor));
      JsonObject change = event(client.next(), "caseProgress");
      assertEquals(1, change.getJsonArray("documents").size());
      JsonObject document = change.getJsonArray("documents").getJsonObject(0);
      assertEquals(later, document.getString("documentId"));
      assertEquals(legalCase, document.getString("caseId"));
      assertEquals(2, change.getJsonObject("summary").getInt("completed"));
      JsonObject nothing =
          Api.json(
              api.get(
                  "progress/cases/" + legalCase + "/status?since=" + change.getString("cursor")),
              200);
      assertEquals(List.of(), nothing.getJsonArray("documents"));

      publisher.publish(id, "{\"message\":\"from elsewhere\"}");
      client.until(message -> message.toString().contains("from elsewhere"));
      client.say("{\"type\":\"complete\",\"id\":\"1\"}");
      client.say("{\"type\":\"ping\"}");
      client.until(message -> message.getString("type").equals("pong"));
      await().atMost(Duration.ofSeconds(45)).until(() -> SocketClient.streams(api) == 0);
    }
  }

  @Test
  void aDocumentIsFollowedByEventsToItsEnd() throws Exception {
    String id = api.newDocument(api.newCase("Stream"), "a.txt", TEXT);
    List<String> events = graphQl.stream(GraphQlClient.body(FOLLOW_DOCUMENT, "id", id));
    assertEquals("complete", events.get(events.size() - 1));
    String last = events.get(events.size() - 2);
    assertTrue(last.startsWith("next {\"data\":{\"documentProgress\":{"), last);
    assertTrue(last.contains("\"status\":\"completed\""), last);
  }

  @Test
  void whatIsWrongWithASubscriptionIsTold() throws Exception {
    List<String> events = graphQl.stream(GraphQlClient.body(FOLLOW_DOCUMENT, "id", NOBODY));
    assertEquals(2, events.size(), events::toString);
    assertTrue(events.get(0).contains("\"code\":\"document_not_found\""), events::toString);
    assertTrue(graphQl.stream("junk").get(0).contains("malformed_json"));
    try (SocketClient client = connect()) {
      client.say(subscribe("1", FOLLOW_CASE, NOBODY, null));
      JsonObject error = client.next();
      assertEquals("error", error.getString("type"));
      assertEquals("1", error.getString("id"));
      assertTrue(error.toString().contains("case_not_found"), error::toString);
      client.say(subscribe("1", "{ me { name } }", NOBODY, null));
      assertTrue(client.next().toString().contains("POST /graphql"));
      client.say(subscribe("1", "subscription { nothing }", NOBODY, null));
      assertTrue(client.next().toString().contains("bad_request"));
    }
  }

  @Test
  void clientsThatBreakTheProtocolAreSentAwayWithItsCodes() throws Exception {
    assertEquals(4400, closedAfter("junk"));
    assertEquals(4401, closedAfter(subscribe("1", FOLLOW_CASE, NOBODY, null)));
    String init = "{\"type\":\"connection_init\"}";
    assertEquals(4429, closedAfter(init, init));
    String legalCase = api.newCase("Twice");
    String same = subscribe("1", FOLLOW_CASE, legalCase, null);
    assertEquals(4409, closedAfter(init, same, same));
  }

  private int closedAfter(String... said) throws Exception {
    try (SocketClient client = new SocketClient(Map.of(), api, "graphql")) {
      for (String text : said) {
        client.say(text);
      }
      return client.closeCode();
    }
  }

  @Test
  void queriesAreBounded() throws Exception {
    assertEquals("bad_request", graphQl.code("{ " + "me { name } ".repeat(1_000) + "}"));
    String deep = "case { documents { ".repeat(7) + "id" + " } }".repeat(7);
    assertEquals("bad_request", graphQl.code("{ documents { items { " + deep + " } } }"));
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 300; i++) {
      many.append(" m").append(i).append(": me { name }");
    }
    assertEquals("bad_request", graphQl.code(many + " }"));
    assertEquals(
        "bad_request",
        graphQl.code("{ cases(limit: 1000) { items { documents(limit: 1000) { id } } } }"));
    HttpResponse<String> large =
        graphQl.post(GraphQlClient.body("{ me { name } }", "padding", "x".repeat(70_000)));
    assertEquals(413, large.statusCode());
  }

  @Test
  void otherSitesAreRefused() throws Exception {
    String body = GraphQlClient.body("{ me { name } }");
    assertEquals(403, graphQl.post(body, "Origin", "https://evil.example").statusCode());
    assertEquals(403, graphQl.post(body, "Sec-Fetch-Site", "cross-site").statusCode());
    assertEquals(415, graphQl.post(body, "Content-Type", "text/plain").statusCode());
    HttpResponse<String> good = graphQl.post(body, "Sec-Fetch-Site", "same-origin");
    assertEquals(200, good.statusCode());
    assertFalse(good.body().contains("errors"));
  }

  private SocketClient connect() throws Exception {
    SocketClient client = new SocketClient(Map.of(), api, "graphql");
    client.say("{\"type\":\"connection_init\"}");
    assertEquals("connection_ack", client.next().getString("type"));
    return client;
  }

  private static String subscribe(String id, String query, String followed, String since) {
    String body =
        since == null
            ? GraphQlClient.body(query, "id", followed)
            : GraphQlClient.body(query, "id", followed, "since", since);
    return Json.createObjectBuilder()
        .add("type", "subscribe")
        .add("id", id)
        .add("payload", Api.parse(body))
        .build()
        .toString();
  }

  private static JsonObject event(JsonObject message, String field) {
    assertEquals("next", message.getString("type"), message::toString);
    return message.getJsonObject("payload").getJsonObject("data").getJsonObject(field);
  }
}
