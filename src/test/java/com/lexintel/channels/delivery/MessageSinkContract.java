package com.lexintel.channels.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MessageSink} must do. The test of a door extends this class and plays the
 * client at the other end of the door's connection.
 */
public abstract class MessageSinkContract {
  private static final UUID DOCUMENT = new UUID(2, 1);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Message CONNECTED = Message.connected(false, 15_000);

  /** A sink and its client. */
  public interface Connection extends ClientReading {
    MessageSink sink();

    /** The {@code data} of the messages that have reached the client, in their order. */
    List<String> received();

    /** How often the door has ended the connection. */
    int ends();
  }

  /** A new connection whose client reads. */
  protected abstract Connection connect();

  /** Whether the sink is for one change only, and so counts its client as gone with the first. */
  protected boolean endsWithTheFirstChange() {
    return false;
  }

  /** Whether the client is told what is said of the stream itself. */
  protected boolean speaksOfItself() {
    return true;
  }

  @Test
  void aMessageThatIsTakenCompletesItsStageAndReachesTheClient() {
    Connection connection = connect();
    taken(connection.sink().send(CONNECTED));
    if (endsWithTheFirstChange()) {
      gone(() -> connection.sink().send(numbered(1)));
      return;
    }
    Message first = speaksOfItself() ? CONNECTED : numbered(1);
    if (first != CONNECTED) {
      taken(connection.sink().send(first));
    }
    await().atMost(SOON).until(() -> connection.received().contains(first.data()));
  }

  @Test
  void messagesArriveInTheirOrder() {
    if (endsWithTheFirstChange()) {
      return;
    }
    Connection connection = connect();
    List<String> sent = IntStream.range(0, 100).mapToObj(n -> numbered(n).data()).toList();
    for (int n = 0; n < 100; n++) {
      taken(connection.sink().send(numbered(n)));
    }
    await().atMost(SOON).until(() -> connection.received().size() >= 100);
    assertEquals(sent, connection.received());
  }

  @Test
  void aHeartbeatIsNoMessage() {
    Connection connection = connect();
    taken(connection.sink().heartbeat());
    assertEquals(List.of(), connection.received());
  }

  @Test
  void aFarewellIsTaken() {
    Connection connection = connect();
    taken(connection.sink().farewell());
  }

  @Test
  void aClientThatDoesNotReadHoldsNobodyUp() {
    Connection connection = connect();
    connection.stall();
    CompletableFuture<?> sent = atOnce(() -> connection.sink().send(CONNECTED));
    // A transport may take some messages before it notices.
    for (int n = 0; n < 1000 && sent.isDone() && !sent.isCompletedExceptionally(); n++) {
      Message next = numbered(n);
      sent = atOnce(() -> connection.sink().send(next));
    }
    connection.read();
    if (!endsWithTheFirstChange()) {
      taken(sent);
    }
  }

  @Test
  void aStalledConnectionCanBeEnded() {
    Connection connection = connect();
    connection.stall();
    atOnce(() -> connection.sink().send(CONNECTED));
    assertTimeoutPreemptively(AT_ONCE, () -> connection.sink().close());
    connection.read();
    await().atMost(SOON).until(() -> connection.ends() == 1);
  }

  @Test
  void aClientThatHasLeftIsAFailureOfTheStage() {
    Connection connection = connect();
    taken(connection.sink().send(CONNECTED));
    connection.leave();
    // A transport may notice only with the second message.
    await().atMost(SOON).until(() -> failed(atOnce(() -> connection.sink().send(numbered(1)))));
  }

  @Test
  void theConnectionIsEndedOnceHoweverOftenItIsClosed() {
    Connection connection = connect();
    connection.sink().close();
    connection.sink().close();
    await().atMost(SOON).until(() -> connection.ends() > 0);
    assertEquals(1, connection.ends());
  }

  @Test
  void afterTheEndNothingIsWrittenAndEveryCallFails() {
    Connection connection = connect();
    connection.sink().close();
    gone(() -> connection.sink().send(numbered(1)));
    gone(() -> connection.sink().heartbeat());
    gone(() -> connection.sink().farewell());
    assertEquals(List.of(), connection.received());
    assertTrue(connection.ends() <= 1);
  }

  private static Message numbered(int n) {
    return Message.of(
        String.valueOf(n), "{\"document_id\":\"%s\",\"seq\":%d}".formatted(DOCUMENT, n));
  }

  private static CompletableFuture<?> atOnce(Supplier<CompletionStage<?>> call) {
    return assertTimeoutPreemptively(AT_ONCE, () -> call.get().toCompletableFuture());
  }

  private static void taken(CompletionStage<?> stage) {
    assertNull(outcome(stage.toCompletableFuture()));
  }

  private static void gone(Supplier<CompletionStage<?>> call) {
    assertTrue(failed(atOnce(call)), "the stage should have failed");
  }

  private static boolean failed(CompletableFuture<?> sent) {
    return outcome(sent) != null;
  }

  /** What went wrong; null when nothing did. */
  private static Throwable outcome(CompletableFuture<?> sent) {
    try {
      sent.get(SOON.toSeconds(), TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException failure) {
      return failure.getCause();
    } catch (InterruptedException | TimeoutException undecided) {
      throw new AssertionError("The stage does not complete", undecided);
    }
  }
}
