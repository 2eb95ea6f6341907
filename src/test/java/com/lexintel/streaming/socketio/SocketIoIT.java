package com.lexintel.streaming.socketio;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.redis.Publisher;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class SocketIoIT {
  private static final byte[] TEXT =
      "The court denies the motion to dismiss. ".repeat(50).getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();
  private final URI door = api.uri("/socket.io/");

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void aDocumentIsWatchedByPollsToItsEnd() {
    String id = api.newDocument(api.newCase("Polled"), "a.txt", TEXT);
    Polls client = joined();
    client.say("21[\"watch_document\",{\"document_id\":\"" + id + "\"}]");
    assertTrue(client.next().startsWith("31[{\"ok\":true,"));
    String last = "";
    String message = client.next();
    while (message.startsWith("2[\"progress\",")) {
      last = message;
      message = client.next();
    }
    assertEquals("2[\"complete\",{\"document_id\":\"" + id + "\"}]", message);
    JsonObject event = Api.parse(last.substring("2[\"progress\",".length(), last.length() - 1));
    assertEquals("completed", event.getString("status"));
    JsonObject polled = Api.json(api.get("documents/" + id + "/status"), 200);
    assertEquals(polled.getJsonNumber("seq"), event.getJsonNumber("seq"));
    client.leave();
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
    Polls client = joined();
    client.say(watchCase(legalCase, cursor));
    assertTrue(client.next().contains("\"resumed\":true"));
    JsonObject news = caseProgress(client);
    assertEquals(1, news.getJsonArray("documents").size());
    assertTrue(news.toString().contains(later));
    JsonObject nothing =
        Api.json(
            api.get("progress/cases/" + legalCase + "/status?since=" + news.getString("cursor")),
            200);
    assertEquals(0, nothing.getJsonArray("documents").size());
    client.leave();
  }

  @Test
  void whatIsPublishedReachesAWebSocketAndAPoll() throws Exception {
    String legalCase = api.newCase("Published");
    String id = api.newDocument(legalCase, "a.txt", TEXT);
    api.awaitEnd(id);
    Polls polling = joined();
    polling.say(watchCase(legalCase, ""));
    caseProgress(polling);
    try (PacketSocket socket = new PacketSocket(door.resolve("?EIO=4&transport=websocket"));
        Publisher publisher = new Publisher()) {
      socket.next();
      socket.say("40");
      socket.next();
      socket.say("4" + watchCase(legalCase, ""));
      socket.next();
      socket.next();
      publisher.publish(id, "{\"message\":\"from elsewhere\"}");
      assertTrue(polling.next("2[\"case_progress\"").contains("from elsewhere"));
      String packet = socket.next();
      assertTrue(packet.contains("from elsewhere"), packet);
    }
    // Whoever goes leaves nothing; the other stays.
    assertEquals(200, polling.push("1").statusCode());
    assertEquals(400, polling.poll().statusCode());
  }

  @Test
  void whoIsNotOfThisSiteIsRefused() {
    String query = "?EIO=4&transport=polling";
    assertEquals(403, status(query, "POST", "Origin", "https://evil.example"));
    assertEquals(403, status(query, "POST", "Sec-Fetch-Site", "cross-site"));
    assertEquals(403, status(query, "GET", "X-Forwarded-For", "203.0.113.7"));
    assertEquals(200, status(query, "GET", "Sec-Fetch-Site", "same-origin"));
    HttpResponse<String> simple = answer(query, "GET", "Origin", "https://evil.example");
    assertTrue(simple.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    assertEquals("no-store", simple.headers().firstValue("Cache-Control").orElse(""));
  }

  private int status(String query, String method, String header, String value) {
    return answer(query, method, header, value).statusCode();
  }

  private HttpResponse<String> answer(String query, String method, String header, String value) {
    return Polls.send(
        HttpRequest.newBuilder(door.resolve(query))
            .method(method, BodyPublishers.noBody())
            .header(header, value));
  }

  @Test
  void refusalsAreThoseOfTheProtocol() {
    Map<String, String> refusals =
        Map.of(
            "?EIO=4&transport=abc", "{\"code\":0,\"message\":\"Transport unknown\"}",
            "?EIO=4&transport=polling&sid=x", "{\"code\":1,\"message\":\"Session ID unknown\"}",
            "?EIO=4&transport=websocket", "{\"code\":3,\"message\":\"Bad request\"}",
            "?EIO=3&transport=polling",
                "{\"code\":5,\"message\":\"Unsupported protocol version\"}");
    refusals.forEach(
        (query, refusal) ->
            assertEquals(refusal, answer(query, "GET", "X-Test", "1").body(), query));
  }

  @Test
  void whatIsTooLargeEndsTheSession() throws Exception {
    Polls client = joined();
    HttpResponse<String> answer = client.push("4" + "x".repeat(70_000));
    assertEquals("body_too_large", Api.json(answer, 413).getString("code"));
    assertEquals(400, client.poll().statusCode());
    try (PacketSocket socket = new PacketSocket(door.resolve("?EIO=4&transport=websocket"))) {
      socket.next();
      socket.say("4" + "x".repeat(70_000));
      assertEquals(1009, socket.closeCode());
    }
  }

  @Test
  void clientsThatVanishLeaveNothing() throws Exception {
    String legalCase = api.newCase("Vanishing");
    for (int n = 0; n < 10; n++) {
      try (PacketSocket socket = new PacketSocket(door.resolve("?EIO=4&transport=websocket"))) {
        socket.next();
        socket.say("40");
        socket.next();
        socket.say("4" + watchCase(legalCase, ""));
        socket.next();
      }
    }
    // Those that were polling are found out by their pings.
    await().atMost(Duration.ofSeconds(90)).until(() -> streams() == 0);
  }

  private long streams() {
    return api.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("lexintel_progress_streams"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private Polls joined() {
    Polls client = Polls.open(api, Map.of());
    client.say("0");
    assertTrue(client.next().startsWith("0{\"sid\":"));
    return client;
  }

  private static String watchCase(String legalCase, String cursor) {
    return "21[\"watch_case\",{\"case_id\":\"%s\",\"cursor\":\"%s\"}]".formatted(legalCase, cursor);
  }

  private static JsonObject caseProgress(Polls client) {
    String beginning = "2[\"case_progress\",";
    String message = client.next(beginning);
    return Api.parse(message.substring(beginning.length(), message.length() - 1));
  }
}
