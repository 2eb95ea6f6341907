package com.lexintel.streaming.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.redis.Publisher;
import com.lexintel.streaming.graphql.GraphQlClient;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class WebSocketIT {
  private static final byte[] TEXT =
      "The court denies the motion to dismiss. ".repeat(50).getBytes(StandardCharsets.UTF_8);
  private static final byte[] LONG =
      "A sentence of some length for the record. ".repeat(2_000).getBytes(StandardCharsets.UTF_8);
  private static final String MESSAGES =
      "subscription($id: ID!) { caseProgress(caseId: $id) { documents { message } } }";
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void aDocumentIsFollowedInOrderToItsEnd() throws Exception {
    String id = api.newDocument(api.newCase("Socket"), "long.txt", LONG);
    try (SocketClient client = new SocketClient(api, "ws", null)) {
      assertEquals("lexintel.progress.v1", client.protocol());
      assertEquals("connected", client.next().getString("type"));
      client.say(SocketClient.subscribe("1", "document_ids", id, null));
      List<JsonObject> messages =
          client.until(message -> message.getString("type").equals("complete"));

      assertEquals("connected", messages.get(0).getString("type"));
      long last = -1;
      for (JsonObject message : messages.subList(1, messages.size() - 1)) {
        assertEquals("1", message.getString("id"));
        JsonObject event = message.getJsonObject("data");
        assertEquals(id, event.getString("document_id"));
        assertTrue(event.getJsonNumber("seq").longValue() > last, messages::toString);
        last = event.getJsonNumber("seq").longValue();
        assertEquals(String.valueOf(last), message.getString("cursor"));
      }
      JsonObject end = messages.get(messages.size() - 2).getJsonObject("data");
      assertEquals("completed", end.getString("status"));
      client.say("ping");
      assertEquals("pong", client.nextText());
    }
  }

  @Test
  void aLateJoinerGetsTheStateAndTheEnd() throws Exception {
    String legalCase = api.newCase("Late");
    String id = api.newDocument(legalCase, "a.txt", TEXT);
    api.awaitEnd(id);
    try (SocketClient client = new SocketClient(api, "ws", null)) {
      client.say(SocketClient.subscribe("case", "case_ids", legalCase, null));
      client.say(SocketClient.subscribe("document", "document_ids", id, null));
      List<JsonObject> messages =
          client.until(message -> message.getString("type").equals("complete"));
      JsonObject state = progress(messages, "case").getJsonObject("data");
      assertEquals(1, state.getJsonObject("summary").getInt("completed"));
      JsonObject event = progress(messages, "document").getJsonObject("data");
      assertEquals("completed", event.getString("status"));
      assertEquals("document", messages.get(messages.size() - 1).getString("id"));
    }
  }

  @Test
  void aCursorOfAnotherDoorIsTaken() throws Exception {
    String legalCase = api.newCase("Cursor");
    api.awaitEnd(api.newDocument(legalCase, "before.txt", TEXT));
    String cursor;
    try (EventStream stream = EventStream.open(api, "progress/cases/" + legalCase + "/stream")) {
      cursor = stream.until(data -> data.containsKey("summary")).id();
    }
    String later = api.newDocument(legalCase, "later.txt", TEXT);
    api.awaitEnd(later);
    try (SocketClient client = new SocketClient(api, "ws", null)) {
      client.say(SocketClient.subscribe("1", "case_ids", legalCase, cursor));
      List<JsonObject> messages =
          client.until(message -> message.getString("type").equals("progress"));
      assertTrue(messages.get(1).getBoolean("resumed"), messages::toString);
      JsonObject data = progress(messages, "1").getJsonObject("data");
      List<JsonObject> documents = data.getJsonArray("documents").getValuesAs(JsonObject.class);
      assertEquals(1, documents.size());
      assertEquals(later, documents.get(0).getString("document_id"));

      String here = progress(messages, "1").getString("cursor");
      JsonObject nothing =
          Api.json(api.get("progress/cases/" + legalCase + "/status?since=" + here), 200);
      assertEquals(List.of(), nothing.getJsonArray("documents"));
    }
  }

  @Test
  void whatIsPublishedReachesTheSocket() throws Exception {
    String legalCase = api.newCase("Published");
    String id = api.newDocument(legalCase, "a.txt", TEXT);
    api.awaitEnd(id);
    try (SocketClient client = new SocketClient(api, "ws", null);
        Publisher publisher = new Publisher()) {
      client.say(SocketClient.subscribe("1", "case_ids", legalCase, null));
      client.until(message -> message.getString("type").equals("progress"));
      publisher.publish(id, "{\"message\":\"from elsewhere\"}");
      client.until(message -> message.toString().contains("from elsewhere"));

      client.say("{\"type\":\"unsubscribe\",\"id\":\"1\"}").say("{\"type\":\"ping\"}");
      client.until(message -> message.getString("type").equals("pong"));
      // What clients of earlier tests left open is found out by its heartbeat.
      await().atMost(Duration.ofSeconds(45)).until(() -> SocketClient.streams(api) == 0);
    }
  }

  @Test
  void junkIsAnsweredAndHarmsNothing() throws Exception {
    try (SocketClient client = new SocketClient(api, "ws", null)) {
      client.next();
      client.say("junk");
      assertEquals("malformed_json", client.next().getString("code"));
      client.say("{\"type\":\"dance\"}");
      assertEquals("bad_request", client.next().getString("code"));
      client.say(SocketClient.subscribe("1", "document_ids", NOBODY, null));
      JsonObject unknown = client.next();
      assertEquals("document_not_found", unknown.getString("code"));
      assertEquals("1", unknown.getString("id"));
      client.say(SocketClient.subscribe("2", "case_ids", NOBODY, null));
      assertEquals("case_not_found", client.next().getString("code"));
      client.say("ping");
      assertEquals("pong", client.nextText());
      client.say("x".repeat(100_000));
      assertEquals(1009, client.closeCode());
    }
  }

  /** Servers keep a frame until it is whole: one that is far too large must not be waited for. */
  @Test
  void aHugeFrameEndsTheConnectionBeforeItIsWhole() throws Exception {
    try (RawSocketClient client = new RawSocketClient(api.uri("/"), "/ws", Map.of())) {
      client.announceText(1 << 30);
      byte[] part = new byte[1 << 16];
      assertTimeoutPreemptively(
          Duration.ofMinutes(1),
          () ->
              assertThrows(
                  IOException.class,
                  () -> {
                    for (int sent = 0; sent < 1 << 30; sent += part.length) {
                      client.write(part);
                    }
                  }));
    }
  }

  @Test
  void theOldPlansSocketTellsEachEventAndEnds() throws Exception {
    String id = api.newDocument(api.newCase("Old"), "long.txt", LONG);
    try (SocketClient client = new SocketClient(api, old(id), null)) {
      assertEquals("connected", client.next().getString("status"));
      client.say("ping");
      boolean answered = false;
      JsonObject event = null;
      while (event == null || !event.getString("status").equals("completed")) {
        String text = client.nextText();
        answered |= text.equals("pong");
        event = text.equals("pong") ? event : Api.parse(text);
      }
      assertTrue(answered);
      assertEquals(id, event.getString("document_id"));
      assertEquals(100, event.getInt("progress"));
      assertEquals(1000, client.closeCode());

      try (SocketClient back =
          new SocketClient(api, old(id) + "?last_event_id=" + event.getJsonNumber("seq"), null)) {
        assertTrue(back.next().getBoolean("resumed"));
        assertEquals(1000, back.closeCode());
      }
    }
  }

  @Test
  void connectionsAreRefusedBeforeTheUpgrade() {
    assertEquals(404, refusal(old(NOBODY), null));
    assertEquals(404, refusal(old("no-id"), null));
    assertEquals(403, refusal("ws", "https://evil.example"));
    assertEquals(403, refusal("ws", "null"));
    try (SocketClient own = new SocketClient(api, "ws", "http://" + api.uri("/").getAuthority())) {
      assertEquals("lexintel.progress.v1", own.protocol());
    }
  }

  @Test
  void anotherHostNameAndAProxyWithoutALoginAreRefused() throws Exception {
    for (String path :
        List.of("/ws", "/" + old(api.newDocument(api.newCase("Host"), "a.txt", TEXT)))) {
      assertEquals(421, status(path, "Host", "evil.example:" + api.uri("/").getPort()));
      assertEquals(403, status(path, "X-Forwarded-For", "203.0.113.7"));
      assertEquals(101, status(path, "Sec-Fetch-Site", "same-origin"));
    }
  }

  private int status(String path, String header, String value) throws IOException {
    try (RawSocketClient client = new RawSocketClient(api.uri("/"), path, Map.of(header, value))) {
      return client.status();
    }
  }

  /** At each door that has sockets: they are written to in the same way. */
  @Test
  void whoStopsReadingDelaysNobodyAndEndsUpWithTheLatestState() throws Exception {
    String bulk = api.newCase("Bulk");
    List<String> bulky = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      bulky.add(api.newDocument(bulk, i + ".txt", TEXT));
    }
    bulky.forEach(api::awaitEnd);
    try (Publisher publisher = new Publisher();
        SocketClient reading = new SocketClient(api, "ws", null);
        RawSocketClient stalled = new RawSocketClient(api.uri("/"), "/ws", Map.of());
        RawSocketClient byGraphQl =
            new RawSocketClient(
                api.uri("/"),
                "/graphql",
                Map.of("Sec-WebSocket-Protocol", "graphql-transport-ws"));
        RawSocketClient bySocketIo =
            new RawSocketClient(api.uri("/"), "/socket.io/?EIO=4&transport=websocket", Map.of())) {
      stalled.say(SocketClient.subscribe("1", "case_ids", bulk, null));
      byGraphQl.say("{\"type\":\"connection_init\"}");
      byGraphQl.say(
          "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":%s}"
              .formatted(GraphQlClient.body(MESSAGES, "id", bulk)));
      bySocketIo.say("40");
      bySocketIo.say("42[\"watch_case\",{\"case_id\":\"" + bulk + "\"}]");
      assertTrue(stalled.readUntil("progress"));
      assertTrue(byGraphQl.readUntil("next"));
      assertTrue(bySocketIo.readUntil("case_progress"));
      reading.say(SocketClient.subscribe("1", "case_ids", bulk, null));
      reading.until(message -> message.getString("type").equals("progress"));
      // A connection's two buffers hold 4 to 6 MB at most.
      String padding = "x".repeat(15_000);
      for (int round = 0; round < 30; round++) {
        String mark = "round " + round + " ";
        for (String id : bulky) {
          publisher.publish(id, "{\"message\":\"" + mark + padding + "\"}");
        }
        reading.until(message -> message.toString().contains(mark));
      }
      String last = "the last word";
      publisher.publish(bulky.get(0), "{\"message\":\"" + last + "\"}");
      reading.until(message -> message.toString().contains(last));
      for (RawSocketClient each : List.of(stalled, byGraphQl, bySocketIo)) {
        // It was let go if all this took more than a minute.
        if (!each.readUntil(last)) {
          try (SocketClient again = new SocketClient(api, "ws", null)) {
            again.say(SocketClient.subscribe("1", "case_ids", bulk, null));
            again.until(message -> message.toString().contains(last));
          }
        }
      }
    }
  }

  @Test
  void clientsThatVanishLeaveNothing() throws Exception {
    String legalCase = api.newCase("Vanishing");
    api.awaitEnd(api.newDocument(legalCase, "a.txt", TEXT));
    for (int n = 0; n < 20; n++) {
      try (SocketClient client = new SocketClient(api, "ws", null)) {
        client.say(SocketClient.subscribe("1", "case_ids", legalCase, null));
        client.until(message -> message.getString("type").equals("progress"));
      }
    }
    await().until(() -> SocketClient.streams(api) == 0);
  }

  private int refusal(String path, String origin) {
    CompletionException failure =
        assertThrows(CompletionException.class, () -> new SocketClient(api, path, origin).close());
    return assertInstanceOf(WebSocketHandshakeException.class, failure.getCause())
        .getResponse()
        .statusCode();
  }

  private static JsonObject progress(List<JsonObject> messages, String id) {
    return messages.stream()
        .filter(message -> message.getString("type").equals("progress"))
        .filter(message -> message.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String old(String id) {
    return "ws/documents/" + id + "/progress";
  }
}
