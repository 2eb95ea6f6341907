package com.lexintel.streaming.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.redis.Publisher;
import jakarta.json.JsonObject;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
      client.say(subscribe("1", "document_ids", id, null));
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
      client.say(subscribe("case", "case_ids", legalCase, null));
      client.say(subscribe("document", "document_ids", id, null));
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
      client.say(subscribe("1", "case_ids", legalCase, cursor));
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
      client.say(subscribe("1", "case_ids", legalCase, null));
      client.until(message -> message.getString("type").equals("progress"));
      publisher.publish(id, "{\"message\":\"from elsewhere\"}");
      client.until(message -> message.toString().contains("from elsewhere"));

      client.say("{\"type\":\"unsubscribe\",\"id\":\"1\"}").say("{\"type\":\"ping\"}");
      client.until(message -> message.getString("type").equals("pong"));
      // What clients of earlier tests left open is found out by its heartbeat.
      await().atMost(Duration.ofSeconds(45)).until(() -> streams() == 0);
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
      client.say(subscribe("1", "document_ids", NOBODY, null));
      JsonObject unknown = client.next();
      assertEquals("document_not_found", unknown.getString("code"));
      assertEquals("1", unknown.getString("id"));
      client.say(subscribe("2", "case_ids", NOBODY, null));
      assertEquals("case_not_found", client.next().getString("code"));
      client.say("ping");
      assertEquals("pong", client.nextText());
      client.say("x".repeat(100_000));
      assertEquals(1009, client.closeCode());
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
  void clientsThatVanishLeaveNothing() throws Exception {
    String legalCase = api.newCase("Vanishing");
    api.awaitEnd(api.newDocument(legalCase, "a.txt", TEXT));
    for (int n = 0; n < 20; n++) {
      try (SocketClient client = new SocketClient(api, "ws", null)) {
        client.say(subscribe("1", "case_ids", legalCase, null));
        client.until(message -> message.getString("type").equals("progress"));
      }
    }
    await().until(() -> streams() == 0);
  }

  private int refusal(String path, String origin) {
    CompletionException failure =
        assertThrows(CompletionException.class, () -> new SocketClient(api, path, origin).close());
    return assertInstanceOf(WebSocketHandshakeException.class, failure.getCause())
        .getResponse()
        .statusCode();
  }

  private int streams() {
    return api.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("lexintel_progress_streams"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
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

  private static String subscribe(String id, String field, String followed, String cursor) {
    String last = cursor == null ? "" : ",\"cursor\":\"" + cursor + "\"";
    return "{\"type\":\"subscribe\",\"id\":\"%s\",\"%s\":[\"%s\"]%s}"
        .formatted(id, field, followed, last);
  }
}
