package com.lexintel.identity;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.EventStream;
import com.lexintel.RawRequest;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one caller can take from the others, and what is refused before anybody is asked. */
@DeploysItsOwn("identity")
@ExtendWith(ArquillianExtension.class)
class AccessLimitsIT {
  private static final int ON_A_SOCKET = 100;
  private static final int PER_USER = 200;
  private static final int PER_ADDRESS = 500;

  private final Api api = Api.ofTestServer();
  private final URI server = api.uri("/");

  @Deployment(testable = false)
  static WebArchive application() {
    return Provider.application();
  }

  @Test
  void oneUserCannotTakeAllStreams() throws Exception {
    Caller greta = caller("greta");
    String caseId = greta.newCase("Greedy");
    String path = "progress/cases/" + caseId;
    List<SocketClient> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < PER_USER / ON_A_SOCKET; i++) {
        sockets.add(subscribed(greta, caseId, ON_A_SOCKET, Map.of()));
      }
      HttpResponse<String> stream = greta.get(path + "/stream");
      assertEquals("too_many_streams", Api.json(stream, 503).getString("code"));
      assertTrue(stream.headers().firstValue("Retry-After").isPresent());
      HttpResponse<String> state = greta.get(path + "/status");
      assertEquals(200, state.statusCode(), "what does not wait takes nothing");
      String tag = state.headers().firstValue("ETag").orElseThrow();
      assertEquals(503, greta.poll(path + "/status", tag).get().statusCode());
      assertEquals(503, handshake(greta.headers()));

      Caller modest = caller("modest");
      String other = modest.newCase("Modest");
      assertEquals(200, modest.open("progress/cases/" + other + "/stream"));
    } finally {
      sockets.forEach(SocketClient::close);
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> greta.open(path + "/stream") == 200);
  }

  @Test
  void oneAddressCannotTakeAllStreams() throws Exception {
    Map<String, String> there = Map.of("X-Forwarded-For", "203.0.113.7");
    List<SocketClient> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < PER_ADDRESS / ON_A_SOCKET; i++) {
        Caller each = caller("many" + i);
        sockets.add(subscribed(each, each.newCase("Many"), ON_A_SOCKET, there));
      }
      Caller another = caller("another");
      String path = "progress/cases/" + another.newCase("Another") + "/stream";
      RawRequest request =
          RawRequest.of("GET", "/api/" + path).with("Authorization", "Bearer " + another.token());
      RawRequest.Answer refused = request.with("X-Forwarded-For", "203.0.113.7").send(server);
      assertEquals(503, refused.status(), refused::text);
      assertTrue(refused.text().contains("too_many_streams"), refused::text);
      assertTrue(refused.text().contains("Retry-After: "), refused::text);
      try (EventStream stream =
          EventStream.open(
              api,
              path,
              "Authorization",
              "Bearer " + another.token(),
              "X-Forwarded-For",
              "203.0.113.8")) {
        stream.until(message -> message.containsKey("summary"));
      }
    } finally {
      sockets.forEach(SocketClient::close);
    }
  }

  /** Nobody is asked who calls by a request that came under another name. */
  @ParameterizedTest
  @CsvSource({
    "/ws, Host, evil.example, 421",
    "/ws/documents/00000000-0000-4000-8000-000000000000/progress, Host, evil.example, 421",
    "/ws, Origin, https://evil.example, 403",
    "/api/me, Host, evil.example, 421",
    "/documents, Host, evil.example, 421",
    "/ws, X-Any, any, 401"
  })
  void theNameOfTheHostComesFirst(String path, String header, String value, int status)
      throws IOException {
    RawRequest.Answer answer =
        RawRequest.of("GET", path)
            .with("Upgrade", "websocket")
            .with("Sec-WebSocket-Version", "13")
            .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
            .with(header, value)
            .send(server);
    assertEquals(status, answer.status(), answer::text);
  }

  /** A connection that follows a case many times. */
  private static SocketClient subscribed(
      Caller caller, String caseId, int times, Map<String, String> headers) throws Exception {
    SocketClient socket = caller.socket("ws", headers);
    for (int i = 0; i < times; i++) {
      socket.say(SocketClient.subscribe("s" + i, "case_ids", caseId, null));
    }
    int following = 0;
    while (following < times) {
      JsonObject message = socket.next();
      assertTrue(!message.getString("type").equals("error"), message::toString);
      following += message.getString("type").equals("progress") ? 1 : 0;
    }
    return socket;
  }

  private int handshake(Map<String, String> headers) {
    try {
      new SocketClient(headers, api, "ws").close();
      return 101;
    } catch (CompletionException refused) {
      return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
    }
  }

  private Caller caller(String name) {
    return new Caller(api, Provider.token(name));
  }
}
