package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.EventStream;
import com.lexintel.chat.openai.ObedientModel;
import com.lexintel.streaming.graphql.GraphQlClient;
import com.lexintel.streaming.socketio.Polls;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Access that ends has its effect on what is open, within five seconds. */
@DeploysItsOwn("identity")
@ExtendWith(ArquillianExtension.class)
class AccessEndsIT {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Api api = Api.ofTestServer();
  private final Caller owner = new Caller(api, Provider.token("olga"));
  private final Caller reader = new Caller(api, Provider.token("rita"));

  @Deployment(testable = false)
  static WebArchive application() {
    return Provider.application();
  }

  @Test
  void aTokenThatIsEndedClosesItsStreams() throws Exception {
    String caseId = owner.newCase("Ended token");
    JsonObject token =
        Api.json(
            owner.call(
                "POST", "tokens", "{\"name\":\"tail\",\"expires_in_days\":1,\"scope\":\"read\"}"),
            201);
    Caller script = new Caller(api, token.getString("token"));
    try (EventStream ofToken = script.stream("progress/cases/" + caseId + "/stream");
        EventStream ofOwner = owner.stream("progress/cases/" + caseId + "/stream")) {
      ofToken.until(message -> message.containsKey("summary"));
      ofOwner.until(message -> message.containsKey("summary"));
      CompletableFuture<List<EventStream.Message>> rest = read(ofToken);
      assertEquals(204, owner.call("DELETE", "tokens/" + token.getString("id"), null).statusCode());
      assertClosed(rest);
      String document = owner.newDocument(caseId);
      ofOwner.until(message -> message.toString().contains(document));
    }
    assertEquals(401, script.open("progress/cases/" + caseId + "/stream"));
  }

  @Test
  void aMemberThatIsRemovedHearsNoMore() throws Exception {
    String caseId = owner.newCase("Removed member");
    owner.put(caseId, "user:rita", "reader");
    String document = owner.newDocument(caseId);
    HttpResponse<String> before = reader.get("progress/cases/" + caseId + "/status");
    String tag = before.headers().firstValue("ETag").orElseThrow();
    try (EventStream stream = reader.stream("progress/cases/" + caseId + "/stream")) {
      stream.until(message -> message.toString().contains(document));
      CompletableFuture<List<EventStream.Message>> rest = read(stream);
      CompletableFuture<HttpResponse<String>> poll =
          reader.poll("progress/cases/" + caseId + "/status", tag);
      assertEquals(
          204, owner.call("DELETE", "cases/" + caseId + "/members/user:rita", null).statusCode());
      assertClosed(rest);
      HttpResponse<String> answer = poll.get(SOON.toSeconds(), TimeUnit.SECONDS);
      assertEquals("case_not_found", Api.json(answer, 404).getString("code"));
    }
    assertEquals(404, reader.open("progress/cases/" + caseId + "/stream"));
  }

  @Test
  void aMemberThatIsRemovedReadsNoFurtherInAnAnswer() throws Exception {
    String caseId = owner.newCase("Removed from an answer");
    owner.put(caseId, "user:rita", "reader");
    owner.newDocument(caseId);
    String answer =
        owner.ask(owner.newChat(caseId), "Was the motion granted " + ObedientModel.ENDLESS + "?");
    String path = "answers/" + answer + "/stream";
    try (EventStream ofReader = reader.stream(path);
        EventStream ofOwner = owner.stream(path)) {
      ofReader.until(message -> message.getString("text", "").contains("granted"));
      CompletableFuture<List<EventStream.Message>> rest = read(ofReader);
      assertEquals(
          204, owner.call("DELETE", "cases/" + caseId + "/members/user:rita", null).statusCode());
      assertClosed(rest);
      assertEquals(404, reader.open(path));
      // It is written on for who may read it, until it is stopped.
      ofOwner.until(message -> message.getString("text", "").contains("granted"));
      assertEquals(202, owner.call("POST", "answers/" + answer + "/stop", null).statusCode());
      ofOwner.until(message -> message.getString("status", "").equals("stopped"));
    }
  }

  @Test
  void aWallTakesItsCaseOutOfAStreamOfSeveral() throws Exception {
    String walled = owner.newCase("Walled");
    String open = owner.newCase("Open");
    for (String caseId : List.of(walled, open)) {
      owner.put(caseId, "user:rita", "editor");
    }
    String hidden = owner.newDocument(walled);
    String shown = owner.newDocument(open);
    String path = "progress/stream?case_id=" + walled + "&case_id=" + open;
    try (EventStream stream = reader.stream(path)) {
      stream.until(message -> message.toString().contains(shown));
      long begin = System.nanoTime();
      owner.put(walled, "user:rita", "walled");
      stream.until(message -> deleted(message, hidden));
      assertTrue(System.nanoTime() - begin < SOON.toNanos());
      String secret = owner.newDocument(walled);
      String later = owner.newDocument(open);
      EventStream.Message last =
          stream.until(
              message -> {
                assertFalse(message.toString().contains(secret));
                return message.toString().contains(later);
              });
      assertEquals(2, last.data().getJsonObject("summary").getInt("total"));
      owner.put(open, "user:rita", "walled");
      assertClosed(read(stream));
    }
  }

  @Test
  void anIdentityThatExpiresClosesItsStreams() throws Exception {
    String caseId = owner.newCase("Expiring");
    Caller brief = new Caller(api, Provider.token("olga", "lexintel", 6));
    try (EventStream stream = brief.stream("progress/cases/" + caseId + "/stream")) {
      assertClosed(read(stream), SOON.plusSeconds(6));
    }
  }

  @Test
  void aSocketIsForItsCallerAsLongAsThatMaySee() throws Exception {
    String caseId = owner.newCase("By socket");
    String foreign = owner.newCase("Foreign");
    owner.put(caseId, "user:rita", "reader");
    String document = owner.newDocument(caseId);
    for (Caller nobody : List.of(new Caller(api, "rubbish"), new Caller(api, "lxt_rubbish"))) {
      CompletionException refused =
          assertThrows(CompletionException.class, () -> nobody.socket("ws"));
      assertEquals(
          401, ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
    }
    String ofStranger = "ws/documents/" + document + "/progress";
    Caller stranger = new Caller(api, Provider.token("sam"));
    CompletionException unknown =
        assertThrows(CompletionException.class, () -> stranger.socket(ofStranger));
    assertEquals(
        404, ((WebSocketHandshakeException) unknown.getCause()).getResponse().statusCode());
    try (SocketClient socket = reader.socket("ws")) {
      socket.say(SocketClient.subscribe("0", "case_ids", foreign, null));
      socket.until(message -> message.getString("code", "").equals("case_not_found"));
      socket.say(SocketClient.subscribe("1", "case_ids", caseId, null));
      socket.until(message -> message.toString().contains(document));
      long begin = System.nanoTime();
      owner.put(caseId, "user:rita", "walled");
      socket.until(
          message ->
              message.getString("type").equals("closed")
                  && message.getString("id").equals("1")
                  && message.getString("reason").equals("access_revoked"));
      assertTrue(System.nanoTime() - begin < SOON.toNanos());
      assertEquals(4403, socket.closeCode());
    }
  }

  @Test
  void aSessionOfSocketIoIsForItsCallerAsLongAsThatMaySee() {
    String caseId = owner.newCase("By Socket.IO");
    owner.put(caseId, "user:rita", "reader");
    Polls session = Polls.open(api, reader.headers());
    session.say("0").say("21[\"watch_case\",{\"case_id\":\"" + caseId + "\"}]");
    session.next("2[\"case_progress\"");
    long begin = System.nanoTime();
    owner.put(caseId, "user:rita", "walled");
    assertEquals(
        "2[\"closed\",{\"case_id\":\"%s\",\"status\":\"closed\",\"reason\":\"access_revoked\"}]"
            .formatted(caseId),
        session.next("2[\"closed\""));
    assertTrue(System.nanoTime() - begin < SOON.toNanos());
    assertEquals("1", session.next());
    assertEquals(400, session.statusFor(reader.headers()));
  }

  @Test
  void aGraphQlSubscriptionEndsWithItsAccess() throws Exception {
    String caseId = owner.newCase("By GraphQL");
    owner.put(caseId, "user:rita", "reader");
    String query =
        "subscription { caseProgress(caseId: \"%s\") { summary { total } } }".formatted(caseId);
    GraphQlClient byEvents = new GraphQlClient(api, reader.headers());
    CompletableFuture<List<String>> events =
        CompletableFuture.supplyAsync(() -> byEvents.streamed(GraphQlClient.body(query)));
    try (SocketClient socket = reader.socket("graphql")) {
      socket.say("{\"type\":\"connection_init\"}");
      socket.say(
          "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":" + GraphQlClient.body(query) + "}");
      socket.until(message -> message.getString("type").equals("next"));
      long begin = System.nanoTime();
      owner.put(caseId, "user:rita", "walled");
      List<JsonObject> messages =
          socket.until(message -> message.getString("type").equals("error"));
      assertTrue(messages.toString().contains("access_revoked"), messages::toString);
      List<String> last = events.get(SOON.toSeconds(), TimeUnit.SECONDS);
      assertTrue(System.nanoTime() - begin < SOON.toNanos());
      assertEquals("complete", last.get(last.size() - 1));
      assertTrue(last.get(last.size() - 2).contains("access_revoked"), last::toString);
    }
  }

  private static boolean deleted(JsonObject message, String document) {
    return message.containsKey("documents")
        && message.getJsonArray("documents").stream()
            .map(event -> event.asJsonObject())
            .anyMatch(
                event ->
                    event.getString("document_id").equals(document)
                        && event.getString("status").equals("deleted"));
  }

  private static CompletableFuture<List<EventStream.Message>> read(EventStream stream) {
    return CompletableFuture.supplyAsync(stream::toEnd);
  }

  private static void assertClosed(CompletableFuture<List<EventStream.Message>> rest)
      throws Exception {
    assertClosed(rest, SOON);
  }

  private static void assertClosed(
      CompletableFuture<List<EventStream.Message>> rest, Duration within) throws Exception {
    List<EventStream.Message> messages = rest.get(within.toMillis(), TimeUnit.MILLISECONDS);
    EventStream.Message last = messages.get(messages.size() - 1);
    assertEquals("closed", last.data().getString("status"));
    assertEquals("access_revoked", last.data().getString("reason"));
    assertNull(last.id());
  }
}
