package com.lexintel.streaming.socketio.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.FakeTime;
import com.lexintel.channels.UncountedConnection;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.streaming.socket.FakeSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class EngineSessionTest {
  private static final EngineSettings SETTINGS =
      new EngineSettings("/engine.io/", 25_000, 20_000, 1_000);
  private static final Client ANNA = client("anna");

  private final FakeTime time = new FakeTime();
  private final List<String> heard = new ArrayList<>();
  private final Engine engine =
      new Engine(SETTINGS, UncountedConnection::of, this::listener, time, Runnable::run);
  private final List<String> answers = new ArrayList<>();
  private int ended;

  private Receiver listener(EngineSession session) {
    return new Receiver() {
      @Override
      public void text(String message) {
        heard.add(message);
      }

      @Override
      public void binary(byte[] message) {
        heard.add("bytes " + message.length);
      }

      @Override
      public void ended() {
        ended++;
      }
    };
  }

  private static Client client(String name) {
    return new Client(new Identity(name, name, Set.of(), false, true, "oidc", null, null), null);
  }

  private CompletionStage<?> answer(String body) {
    answers.add(body);
    return CompletableFuture.completedFuture(null);
  }

  private EngineSession polled() throws EngineRefusal {
    EngineSession session = engine.open(ANNA, null);
    session.poll(this::answer);
    answers.clear();
    return session;
  }

  @Test
  void theFirstAnswerOpensTheSession() throws EngineRefusal {
    EngineSession session = engine.open(ANNA, null);
    session.poll(this::answer);
    assertEquals(
        List.of(
            "0{\"sid\":\"%s\",\"upgrades\":[\"websocket\"],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000}"
                .formatted(session.id())),
        answers);
    assertTrue(session.id().length() >= 24);
  }

  @Test
  void aPollWaitsUntilSomethingIsSent() throws EngineRefusal {
    EngineSession session = polled();
    session.poll(this::answer);
    assertEquals(List.of(), answers);
    assertTrue(done(session.send(List.of(Packet.message("one")))));
    assertFalse(done(session.send(List.of(Packet.message("two"), Packet.message(new byte[] {1})))));
    assertFalse(done(session.send(List.of(Packet.message("three")))));
    session.poll(this::answer);
    assertEquals(List.of("4one", "4two\u001ebAQ==\u001e4three"), answers);
  }

  @Test
  void largeMessagesComeInSeveralAnswers() throws EngineRefusal {
    EngineSession session = polled();
    for (int n = 0; n < 4; n++) {
      session.send(List.of(Packet.message(n + "x".repeat(600_000))));
    }
    session.poll(this::answer);
    session.poll(this::answer);
    assertEquals(2, answers.size());
    assertTrue(answers.get(0).startsWith("40x") && answers.get(1).startsWith("42x"));
  }

  @Test
  void aSecondPollEndsTheSession() throws EngineRefusal {
    EngineSession session = polled();
    session.poll(this::answer);
    assertThrows(EngineRefusal.class, () -> session.poll(this::answer));
    assertEquals(List.of("1"), answers);
    assertUnknown(session);
  }

  @Test
  void aPollThatCannotBeWrittenEndsTheSession() throws EngineRefusal {
    EngineSession session = polled();
    session.poll(body -> CompletableFuture.failedFuture(new IllegalStateException("Broken pipe")));
    CompletableFuture<?> sent = session.send(List.of(Packet.message("x"))).toCompletableFuture();
    assertTrue(sent.isCompletedExceptionally());
    assertUnknown(session);
  }

  @Test
  void whatTheClientSendsIsHeardInItsOrder() throws EngineRefusal {
    EngineSession session = polled();
    session.push("4a\u001ebAQID\u001e4b");
    assertEquals(List.of("a", "bytes 3", "b"), heard);
  }

  @Test
  void whatIsNoPacketEndsTheSession() throws EngineRefusal {
    EngineSession session = polled();
    assertThrows(EngineRefusal.class, () -> session.push("abc"));
    assertUnknown(session);
    EngineSession other = polled();
    // Pings are the server's.
    assertThrows(EngineRefusal.class, () -> other.push("2"));
    assertUnknown(other);
  }

  @Test
  void aClientThatLeavesIsAnsweredAndForgotten() throws EngineRefusal {
    EngineSession session = polled();
    session.poll(this::answer);
    session.push("1");
    assertEquals(List.of("6"), answers);
    assertUnknown(session);
    session.push("4too late");
    assertEquals(List.of(), heard);
    assertEquals(1, ended);
  }

  @Test
  void aPingThatIsAnsweredIsFollowedByAnother() throws EngineRefusal {
    EngineSession session = polled();
    for (int n = 0; n < 3; n++) {
      session.poll(this::answer);
      time.pass(24_999);
      assertEquals(n, answers.size());
      time.pass(1);
      assertEquals("2", answers.get(n));
      time.pass(19_000);
      session.push("3");
    }
    // One that answers more than it was asked has no more pings for it.
    session.push("3\u001e3\u001e3");
    session.poll(this::answer);
    time.pass(25_000);
    session.poll(this::answer);
    assertEquals(4, answers.size());
    session.push("3");
    assertEquals(0, ended);
  }

  @Test
  void aPingThatIsNotAnsweredEndsTheSession() throws EngineRefusal {
    EngineSession session = polled();
    time.pass(44_999);
    assertEquals(0, ended);
    time.pass(1);
    assertUnknown(session);
    assertEquals(1, ended);
  }

  @Test
  void aSessionIsOnlyForWhoOpenedIt() throws EngineRefusal {
    EngineSession session = polled();
    assertEquals(session, engine.of(ANNA, session.id()));
    assertThrows(EngineRefusal.class, () -> engine.of(client("bob"), session.id()));
    assertThrows(EngineRefusal.class, () -> engine.of(ANNA, "x"));
  }

  @Test
  void aWebSocketOpensASessionOfItsOwn() {
    FakeSession server = new FakeSession();
    EngineSession session = engine.open(ANNA, new SocketTransport(server.session(), Runnable::run));
    assertTrue(server.texts().get(0).contains("\"upgrades\":[]"), server.texts()::toString);
    session.send(List.of(Packet.message("a"), Packet.message(new byte[] {7})));
    assertEquals(List.of("4a", "bytes [7]"), server.texts().subList(1, 3));
    session.end(SessionEnd.ACCESS_REVOKED);
    assertEquals(List.of(4403), server.closes());
  }

  @Test
  void aSessionChangesFromPollsToAWebSocket() throws Exception {
    EngineSession session = polled();
    session.poll(this::answer);
    FakeSession server = new FakeSession();
    SocketTransport socket = new SocketTransport(server.session(), Runnable::run);
    session.offer(socket);
    session.received(socket, Packet.parse("2probe"));
    assertEquals(List.of("3probe"), server.texts());
    assertEquals(List.of("6"), answers);
    session.poll(this::answer);
    assertEquals(List.of("6", "6"), answers);

    session.send(List.of(Packet.message("meanwhile")));
    session.received(socket, Packet.parse("5"));
    assertTrue(session.route().onSocket());
    session.received(socket, Packet.parse("4hello"));
    assertEquals(List.of("hello"), heard);
    assertEquals(List.of("3probe", "4meanwhile"), server.texts());
    time.pass(15_000);
    assertEquals(List.of(), server.closes());

    FakeSession second = new FakeSession();
    session.offer(new SocketTransport(second.session(), Runnable::run));
    assertEquals(1, second.closes().size());
    session.lost(socket, SessionEnd.CLIENT_LEFT);
    assertUnknown(session);
  }

  @Test
  void aWebSocketThatIsNotGoneOverToIsClosedAndHarmsNothing() throws Exception {
    EngineSession session = polled();
    FakeSession server = new FakeSession();
    SocketTransport socket = new SocketTransport(server.session(), Runnable::run);
    session.offer(socket);
    session.received(socket, Packet.parse("2probe"));
    time.pass(10_000);
    assertEquals(1, server.closes().size());
    session.received(socket, Packet.parse("5"));
    assertFalse(session.route().onSocket());

    FakeSession hasty = new FakeSession();
    SocketTransport unprobed = new SocketTransport(hasty.session(), Runnable::run);
    session.offer(unprobed);
    session.received(unprobed, Packet.parse("5"));
    assertEquals(1, hasty.closes().size());

    session.poll(this::answer);
    session.send(List.of(Packet.message("x")));
    assertEquals(List.of("4x"), answers);
  }

  @Test
  void whoReadsNoAnswersIsLetGo() throws EngineRefusal {
    EngineSession session = polled();
    for (int n = 0; n < 201; n++) {
      session.reply(List.of(Packet.message("x")));
    }
    assertUnknown(session);
  }

  @Test
  void aLastWordIsToldBeforeTheEnd() throws EngineRefusal {
    EngineSession session = polled();
    session.endAfter(List.of(Packet.message("bye")), SessionEnd.ACCESS_REVOKED);
    session.poll(this::answer);
    assertEquals(List.of("4bye"), answers);
    assertUnknown(session);

    EngineSession deaf = polled();
    deaf.endAfter(List.of(Packet.message("bye")), SessionEnd.ACCESS_REVOKED);
    time.pass(2_000);
    assertUnknown(deaf);
  }

  @Test
  void afterTheEndEveryStageFails() throws EngineRefusal {
    EngineSession session = polled();
    CompletableFuture<?> waiting = session.send(List.of(Packet.message("a"))).toCompletableFuture();
    session.end(SessionEnd.SERVER_STOPS);
    assertTrue(waiting.isCompletedExceptionally());
    assertTrue(
        session
            .send(List.of(Packet.message("b")))
            .toCompletableFuture()
            .isCompletedExceptionally());
    session.poll(this::answer);
    assertEquals(List.of("1"), answers);
  }

  private void assertUnknown(EngineSession session) {
    assertThrows(EngineRefusal.class, () -> engine.of(ANNA, session.id()));
  }

  private static boolean done(CompletionStage<?> stage) {
    return stage.toCompletableFuture().isDone();
  }
}
