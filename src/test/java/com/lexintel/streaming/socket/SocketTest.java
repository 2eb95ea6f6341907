package com.lexintel.streaming.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.lexintel.channels.FakeTime;
import com.lexintel.channels.UncountedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SocketTest {
  private final FakeTime time = new FakeTime();
  private final FakeSession client = new FakeSession();
  private final Socket socket =
      new Socket(client.session(), UncountedConnection.local(), Runnable::run, time);

  @Test
  void framesArriveInTheirOrderHoweverManyWait() {
    client.stall();
    List<String> sent = new ArrayList<>();
    for (int n = 0; n < 20_000; n++) {
      sent.add(String.valueOf(n));
      socket.send(String.valueOf(n));
    }
    client.read();

    assertEquals(sent, client.texts());
    assertEquals(0, client.refusals());
  }

  @Test
  void whatAFrameCausesIsWrittenWithoutGoingDeeper() {
    client.stall();
    socket.send("first").thenRun(() -> sendAfterwards(20_000));
    client.read();

    assertEquals(20_001, client.texts().size());
  }

  private void sendAfterwards(int more) {
    if (more > 0) {
      socket.send("next").thenRun(() -> sendAfterwards(more - 1));
    }
  }

  @Test
  void aLostConnectionFailsWhatWaits() {
    client.stall();
    socket.send("in flight");
    CompletableFuture<?> waiting = socket.send("waiting").toCompletableFuture();
    client.leave();
    CompletableFuture<?> last = socket.send("last").toCompletableFuture();
    client.read();

    assertTrue(waiting.isCompletedExceptionally());
    assertTrue(last.isCompletedExceptionally());
    assertEquals(List.of("in flight"), client.texts());
  }

  @Test
  void whoAsksWithoutReadingTheAnswersIsLetGo() {
    client.stall();
    for (int n = 0; n < 1_000; n++) {
      socket.reply("pong");
    }

    assertEquals(List.of(1008), client.closes());
  }

  @Test
  void aMessageThatIsTooLargeIsNotRead() {
    socket.listen(text -> fail("was read"));
    client.says("x".repeat(Socket.LARGEST_MESSAGE + 1));
    assertEquals(List.of(1009), client.closes());
  }

  @Test
  void aConnectionThatNobodyUsesIsClosed() {
    socket.listen(text -> {});
    time.pass(50_000);
    client.says("ping");
    time.pass(50_000);
    socket.look();
    assertEquals(List.of(), client.closes());

    time.pass(10_000);
    socket.look();
    assertEquals(List.of(1000), client.closes());
  }

  @Test
  void aConnectionThatFollowsSomethingIsNeverIdle() {
    socket.subscribed();
    time.pass(600_000);
    socket.look();
    assertEquals(List.of(), client.closes());
  }

  @Test
  void whileTheNodeStopsAConnectionGoesWithItsLastSubscription() {
    socket.subscribed();
    socket.subscribed();
    socket.stop();
    socket.unsubscribed();
    assertEquals(List.of(), client.closes());
    socket.unsubscribed();
    assertEquals(List.of(1012), client.closes());
  }

  @Test
  void aClientThatAnswersNoPingIsGone() {
    socket.listen(text -> {});
    socket.subscribed();
    socket.ping();
    time.pass(40_000);
    client.answersPing();
    socket.ping();
    time.pass(40_000);
    socket.ping();
    socket.look();
    assertEquals(List.of(), client.closes());

    time.pass(5_000);
    socket.look();
    assertEquals(List.of(1001), client.closes());
  }

  @Test
  void onePingServesAllSubscriptions() {
    for (int subscription = 0; subscription < 100; subscription++) {
      socket.ping();
    }
    assertEquals(1, client.pings());
    time.pass(15_000);
    socket.ping();
    assertEquals(2, client.pings());
  }
}
