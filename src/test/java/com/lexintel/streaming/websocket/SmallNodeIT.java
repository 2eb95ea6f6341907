package com.lexintel.streaming.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.EventStream;
import com.lexintel.SmallNode;
import com.lexintel.redis.Publisher;
import com.lexintel.scan.StubScanner;
import com.lexintel.streaming.graphql.GraphQlClient;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many limits are within reach, and uploads are scanned: see {@link SmallNode}. */
@DeploysItsOwn("small node")
@ExtendWith(ArquillianExtension.class)
class SmallNodeIT {
  private static final byte[] TEXT = "The motion is denied.".getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return SmallNode.application();
  }

  @BeforeEach
  void awaitRoom() {
    SmallNode.awaitRoom(api);
  }

  @Test
  void heartbeatsKeepAConnectionOpenUntilSomethingHappens() throws Exception {
    String legalCase = api.newCase("Idle");
    try (SocketClient client = new SocketClient(api, "ws", null)) {
      client.say(SocketClient.subscribe("1", "case_ids", legalCase, null));
      await().until(() -> client.pings() >= 3);
      String id = api.newDocument(legalCase, "order.txt", TEXT);
      client.until(message -> message.toString().contains(id));
    }
  }

  @Test
  void aNodeThatHasEnoughSaysSoAndTakesOthersLater() throws Exception {
    String legalCase = api.newCase("Full");
    String path = "progress/cases/" + legalCase + "/stream";
    try (EventStream stream = EventStream.open(api, path);
        SocketClient silent = new SocketClient(api, "ws", null);
        SocketClient following = new SocketClient(api, "ws", null)) {
      stream.until(data -> data.containsKey("summary"));
      silent.next();
      follow(following, legalCase, "1");
      assertRefused("/ws");
      assertRefused("/graphql");

      follow(following, legalCase, "2");
      assertEquals(503, api.get(path).statusCode());
      assertSubscriptionRefused();
      silent.say(SocketClient.subscribe("1", "case_ids", legalCase, null));
      JsonObject refusal = silent.next();
      assertEquals("error", refusal.getString("type"));
      assertEquals("too_many_streams", refusal.getString("code"));

      following.say("{\"type\":\"unsubscribe\",\"id\":\"2\"}");
      await().until(() -> SocketClient.streams(api) == 2);
      follow(silent, legalCase, "1");
    }
    awaitRoom();
    try (SocketClient another = new SocketClient(api, "ws", null)) {
      follow(another, legalCase, "1");
    }
  }

  private static void follow(SocketClient client, String legalCase, String id)
      throws InterruptedException {
    client.say(SocketClient.subscribe(id, "case_ids", legalCase, null));
    client.until(message -> message.getString("type").equals("progress"));
  }

  private void assertSubscriptionRefused() throws Exception {
    String subscription =
        GraphQlClient.body("subscription { caseProgress(caseId: \"any\") { cursor } }");
    HttpResponse<Stream<String>> events = new GraphQlClient(api, Map.of()).open(subscription);
    assertEquals(503, events.statusCode());
    assertTrue(events.headers().firstValue("Retry-After").isPresent());
  }

  private void assertRefused(String path) throws IOException {
    try (RawSocketClient another = new RawSocketClient(api.uri("/"), path, Map.of())) {
      String head = another.head().toLowerCase(Locale.ROOT);
      assertEquals(503, another.status(), head);
      assertTrue(head.contains("retry-after: "), head);
      assertTrue(another.readUntil("too_many_streams"));
    }
  }

  @Test
  void whatIsInfectedNeverBecomesADocument() throws IOException {
    String legalCase = api.newCase("Scanned");
    byte[] infected = StubScanner.EICAR.getBytes(StandardCharsets.UTF_8);
    String code = Api.json(api.upload(legalCase, "invoice.txt", infected), 422).getString("code");
    assertEquals("infected_file", code);
    ByteArrayOutputStream several = new ByteArrayOutputStream();
    several.writeBytes(Api.file("invoice.txt", infected));
    several.writeBytes(Api.file("order.txt", TEXT));
    several.writeBytes(Api.end());
    JsonObject answer =
        Api.json(
            api.post(
                "documents/upload?case_id=" + legalCase,
                BodyPublishers.ofByteArray(several.toByteArray())),
            201);
    assertEquals(1, answer.getJsonArray("documents").size());
    JsonObject rejected = answer.getJsonArray("rejected").getJsonObject(0);
    assertEquals("infected_file", rejected.getString("code"));

    SmallNode.withoutScanner(
        () -> {
          HttpResponse<String> delayed = api.upload(legalCase, "order.txt", TEXT);
          assertEquals("scanner_unavailable", Api.json(delayed, 503).getString("code"));
          assertTrue(delayed.headers().firstValue("Retry-After").isPresent());
        });
    assertEquals(201, api.upload(legalCase, "order.txt", TEXT).statusCode());
    assertEquals(2, Api.json(api.get("documents?case_id=" + legalCase), 200).getInt("total"));
  }

  @Test
  void aWorkerInAnotherLanguageIsHeardByTheClientsOfTheOldPlan() throws Exception {
    String id = api.newDocument(api.newCase("Python"), "a.txt", TEXT);
    String event =
        """
        {"document_id":"%s","status":"processing","step":"extraction","progress":42,
         "message":"Reading page 3 of 7","timestamp":"2026-11-23T10:15:30Z"}
        """
            .formatted(id);
    try (EventStream stream = EventStream.open(api, "/progress/documents/" + id + "/stream");
        SocketClient socket = new SocketClient(api, "ws/documents/" + id + "/progress", null);
        Publisher worker = new Publisher()) {
      stream.until(data -> data.getString("status").equals("pending"));
      socket.until(data -> data.getString("status").equals("pending"));
      worker.publish(id, event);

      JsonObject streamed =
          stream.until(data -> data.getString("status").equals("processing")).data();
      List<JsonObject> pushed = socket.until(data -> data.getString("status").equals("processing"));
      JsonObject polled = Api.json(api.get("/documents/" + id + "/status"), 200);
      for (JsonObject heard : List.of(streamed, pushed.get(pushed.size() - 1), polled)) {
        assertEquals("extraction", heard.getString("step"));
        assertEquals(42, heard.getInt("progress"));
        assertEquals("Reading page 3 of 7", heard.getString("message"));
      }
    }
  }
}
