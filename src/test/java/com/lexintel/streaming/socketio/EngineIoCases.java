package com.lexintel.streaming.socketio;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/**
 * The cases that the test suites of both protocols have in common: handshakes, heartbeats, the end
 * of sessions, and upgrades.
 */
abstract class EngineIoCases {
  private static final Set<String> HANDSHAKE =
      Set.of("sid", "upgrades", "pingInterval", "pingTimeout", "maxPayload");

  private final Api api = Api.ofTestServer();
  private final String path;

  /**
   * @param path of the door, below those of {@link JudgeDoor}
   */
  EngineIoCases(String path) {
    this.path = path;
  }

  URI hasty() {
    return api.uri("/" + JudgeDoor.HASTY + path);
  }

  URI calm() {
    return api.uri("/" + JudgeDoor.CALM + path);
  }

  PacketSocket socket(URI door) {
    return new PacketSocket(door.resolve("?EIO=4&transport=websocket"));
  }

  private int status(String method, String query) {
    HttpResponse<String> answer =
        Polls.send(
            HttpRequest.newBuilder(calm().resolve(query)).method(method, BodyPublishers.noBody()));
    assertTrue(Api.parse(answer.body()).containsKey("code"), answer::body);
    return answer.statusCode();
  }

  private int refusedSocket(String query) {
    CompletionException refused =
        assertThrows(
            CompletionException.class, () -> new PacketSocket(calm().resolve(query)).close());
    return assertInstanceOf(WebSocketHandshakeException.class, refused.getCause())
        .getResponse()
        .statusCode();
  }

  private static void assertHandshake(String packet, String upgrades) {
    assertTrue(packet.startsWith("0"), packet);
    JsonObject handshake = Api.parse(packet.substring(1));
    assertEquals(HANDSHAKE, handshake.keySet());
    assertFalse(handshake.getString("sid").isEmpty());
    assertEquals(upgrades, handshake.getJsonArray("upgrades").toString());
    assertEquals(300, handshake.getInt("pingInterval"));
    assertEquals(200, handshake.getInt("pingTimeout"));
    assertEquals(1_000_000, handshake.getInt("maxPayload"));
  }

  @Test
  void aPollOpensASession() {
    HttpResponse<String> answer =
        Polls.send(HttpRequest.newBuilder(hasty().resolve("?EIO=4&transport=polling")));
    assertEquals(200, answer.statusCode());
    assertHandshake(answer.body(), "[\"websocket\"]");
  }

  @Test
  void aPollOfAnotherProtocolIsRefused() {
    assertEquals(400, status("GET", "?transport=polling"));
    assertEquals(400, status("GET", "?EIO=abc&transport=polling"));
  }

  @Test
  void aPollOfAnotherTransportIsRefused() {
    assertEquals(400, status("GET", "?EIO=4"));
    assertEquals(400, status("GET", "?EIO=4&transport=abc"));
  }

  @Test
  void onlyAGetOpensASession() {
    assertEquals(400, status("POST", "?EIO=4&transport=polling"));
    assertEquals(400, status("PUT", "?EIO=4&transport=polling"));
  }

  @Test
  void aWebSocketOpensASession() throws Exception {
    try (PacketSocket socket = socket(hasty())) {
      assertHandshake(socket.next(), "[]");
    }
  }

  @Test
  void aWebSocketOfAnotherProtocolIsRefused() {
    assertEquals(400, refusedSocket("?transport=websocket"));
    assertEquals(400, refusedSocket("?EIO=abc&transport=websocket"));
  }

  @Test
  void aWebSocketOfAnotherTransportIsRefused() {
    assertEquals(400, refusedSocket("?EIO=4"));
    assertEquals(400, refusedSocket("?EIO=4&transport=abc"));
  }

  @Test
  void pollsAreAnsweredWithPings() {
    Polls session = Polls.open(hasty());
    for (int n = 0; n < 3; n++) {
      assertEquals("2", session.poll().body());
      assertEquals(200, session.push("3").statusCode());
    }
  }

  @Test
  void aSessionWhosePingIsNotPolledForEnds() {
    Polls session = Polls.open(hasty());
    await().until(() -> session.push("4").statusCode() == 400);
    assertEquals(400, session.poll().statusCode());
  }

  @Test
  void aWebSocketGetsPings() throws Exception {
    try (PacketSocket socket = socket(hasty())) {
      socket.next();
      for (int n = 0; n < 3; n++) {
        assertEquals("2", socket.next());
        socket.say("3");
      }
    }
  }

  @Test
  void aWebSocketThatAnswersNoPingIsClosed() throws Exception {
    try (PacketSocket socket = socket(hasty())) {
      assertEquals(1001, socket.closeCode());
    }
  }

  /** Either request may arrive first. This is about the case when the poll does. */
  @Test
  void aClientThatLeavesEndsItsPoll() {
    await()
        .until(
            () -> {
              Polls session = Polls.open(calm());
              CompletableFuture<HttpResponse<String>> poll = session.pollLater();
              assertEquals(200, session.push("1").statusCode());
              HttpResponse<String> answer = poll.join();
              assertEquals(400, session.poll().statusCode());
              return answer.statusCode() == 200 && answer.body().equals("6");
            });
  }

  @Test
  void aClientThatLeavesEndsItsWebSocket() throws Exception {
    try (PacketSocket socket = socket(calm())) {
      socket.next();
      socket.say("1");
      assertEquals(1000, socket.closeCode());
    }
  }

  @Test
  void aSessionGoesOverToAWebSocket() throws Exception {
    Polls session = Polls.open(calm());
    try (PacketSocket socket = new PacketSocket(session.socket())) {
      socket.say("2probe");
      assertEquals("3probe", socket.next());
      assertEquals("6", session.poll().body());
      socket.say("5");
      assertGoesOn(socket);
    }
  }

  @Test
  void aSessionOnAWebSocketIsNotPolled() throws Exception {
    Polls session = Polls.open(calm());
    try (PacketSocket socket = upgraded(session)) {
      assertEquals(400, session.poll().statusCode());
      assertEquals(400, session.push("4hello").statusCode());
      assertGoesOn(socket);
    }
  }

  @Test
  void aSessionHasOneWebSocket() throws Exception {
    Polls session = Polls.open(calm());
    try (PacketSocket socket = upgraded(session);
        PacketSocket second = new PacketSocket(session.socket())) {
      assertEquals(1002, second.closeCode());
      assertGoesOn(socket);
    }
  }

  /** With all that is sent taken by the server. */
  private PacketSocket upgraded(Polls session) throws InterruptedException {
    PacketSocket socket = new PacketSocket(session.socket());
    socket.say("2probe");
    assertEquals("3probe", socket.next());
    socket.say("5");
    assertGoesOn(socket);
    return socket;
  }

  /** The session understands what comes over the WebSocket. */
  abstract void assertGoesOn(PacketSocket socket) throws InterruptedException;
}
