package com.lexintel.streaming.socketio;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.DeploysItsOwn;
import com.lexintel.SmallNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The 25 cases of the test suite of Engine.IO's protocol 4, written anew. */
@DeploysItsOwn("small node")
@ExtendWith(ArquillianExtension.class)
class EngineIoProtocolIT extends EngineIoCases {
  EngineIoProtocolIT() {
    super("engine.io/");
  }

  @Deployment(testable = false)
  static WebArchive application() {
    return SmallNode.application();
  }

  @Override
  void assertGoesOn(PacketSocket socket) throws InterruptedException {
    socket.say("4hello");
    assertEquals("4hello", socket.next());
  }

  @Test
  void aTextIsSentByARequestAndPolled() {
    assertEchoed("4hello");
  }

  @Test
  void severalTextsAreSentByARequestAndPolled() {
    assertEchoed("4test1\u001e4test2\u001e4test3");
  }

  @Test
  void aTextAndBytesAreSentByARequestAndPolled() {
    assertEchoed("4hello\u001ebAQIDBA==");
  }

  private void assertEchoed(String body) {
    Polls session = Polls.open(calm());
    HttpResponse<String> pushed = session.push(body);
    assertEquals(200, pushed.statusCode());
    assertEquals("ok", pushed.body());
    HttpResponse<String> polled = session.poll();
    assertEquals(200, polled.statusCode());
    assertEquals(body, polled.body());
  }

  @Test
  void aRequestWithoutPacketsEndsTheSession() {
    Polls session = Polls.open(calm());
    assertEquals(400, session.push("abc").statusCode());
    assertEquals(400, session.poll().statusCode());
  }

  @Test
  void twoPollsEndTheSession() {
    Polls session = Polls.open(calm());
    CompletableFuture<HttpResponse<String>> first = session.pollLater();
    CompletableFuture<HttpResponse<String>> second = session.pollLater();
    // Whichever comes first.
    List<String> answers =
        Stream.of(first.join(), second.join())
            .map(answer -> answer.statusCode() + (answer.statusCode() == 200 ? answer.body() : ""))
            .sorted()
            .toList();
    assertEquals(List.of("2001", "400"), answers);
    assertEquals(400, session.poll().statusCode());
  }

  /** No server tells of a request that is given up, so the next one finds it still waiting. */
  @Test
  void aPollThatIsGivenUpEndsTheSession() {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              Polls session = Polls.open(calm());
              CompletableFuture<HttpResponse<String>> poll = session.pollLater();
              // The server has got on since the poll was sent.
              assertEquals(200, session.push("3").statusCode());
              poll.cancel(true);
              return session.poll().statusCode() == 400;
            });
  }

  @Test
  void aTextIsSentByAWebSocket() throws Exception {
    try (PacketSocket socket = socket(calm())) {
      socket.next();
      assertGoesOn(socket);
    }
  }

  @Test
  void bytesAreSentByAWebSocket() throws Exception {
    try (PacketSocket socket = socket(calm())) {
      socket.next();
      socket.say((byte) 1, (byte) 2, (byte) 3, (byte) 4);
      assertEquals("bytes [1, 2, 3, 4]", socket.next());
    }
  }

  @Test
  void aFrameThatIsNoPacketEndsTheSession() throws Exception {
    try (PacketSocket socket = socket(calm())) {
      socket.next();
      socket.say("abc");
      assertEquals(1002, socket.closeCode());
    }
  }
}
