package com.lexintel.streaming.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.SmallNode;
import com.lexintel.streaming.websocket.SocketClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node that takes three streams: see {@link SmallNode}. */
@DeploysItsOwn("small node")
@ExtendWith(ArquillianExtension.class)
class SocketIoLimitsIT {
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
  void sessionsCountAsStreamsWhetherTheyWatchOrNot() {
    String legalCase = api.newCase("Full");
    String watch = "21[\"watch_case\",{\"case_id\":\"" + legalCase + "\"}]";
    List<Polls> sessions = Stream.generate(this::session).limit(3).toList();
    HttpResponse<String> refused = open();
    assertEquals("too_many_streams", Api.json(refused, 503).getString("code"));
    assertTrue(refused.headers().firstValue("Retry-After").isPresent());

    sessions.get(2).leave();
    Polls first = sessions.get(0).say("0").say(watch);
    assertTrue(first.next("31[").contains("\"ok\":true"));
    Polls last = session();
    assertEquals(503, open().statusCode());
    // A session that watches is counted once, by the channels.
    first.say(watch.replace("watch_case", "unwatch_case"));
    assertEquals("31[{\"ok\":true}]", first.next("31["));
    assertEquals(503, open().statusCode());
    first.leave();
    session().leave();
    sessions.get(1).leave();
    last.leave();
  }

  /** A connection takes the same room at every door. */
  @Test
  void connectionsOfAllDoorsAreCountedTogether() throws Exception {
    String stream = "progress/cases/" + api.newCase("Together") + "/stream";
    Polls session = session();
    try (SocketClient plain = new SocketClient(api, "ws", null);
        SocketClient graphQl = new SocketClient(Map.of(), api, "graphql")) {
      assertEquals("connected", plain.next().getString("type"));
      // A client can see its handshake answered before the node has counted it.
      graphQl.say("{\"type\":\"ping\"}");
      assertEquals("pong", graphQl.next().getString("type"));
      assertEquals(503, open().statusCode());
      assertEquals(503, api.get(stream).statusCode());
      CompletionException refused =
          assertThrows(CompletionException.class, () -> new SocketClient(api, "ws", null).close());
      assertEquals(
          503, ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
      session.leave();
      session = session();
      assertEquals(503, open().statusCode());
      graphQl.say("{\"type\":\"connection_init\"}");
      assertEquals("connection_ack", graphQl.next().getString("type"));
    }
    session.leave();
    SmallNode.awaitRoom(api);
  }

  private Polls session() {
    return Polls.open(api, Map.of());
  }

  private HttpResponse<String> open() {
    return Polls.send(HttpRequest.newBuilder(api.uri("/socket.io/?EIO=4&transport=polling")));
  }
}
