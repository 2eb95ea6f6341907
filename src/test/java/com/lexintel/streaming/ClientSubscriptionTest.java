package com.lexintel.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.delivery.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ClientSubscriptionTest {
  private static final Message MESSAGE = Message.of("1", "{}");

  private final Client client = new Client();
  private final List<ClientSubscription> ended = new ArrayList<>();
  private final ClientSubscription subscription = new ClientSubscription(client, ended::add);

  @Test
  void whoHasBeenToldEverythingIsComplete() {
    subscription.send(MESSAGE);
    subscription.close();
    assertEnded(Ending.COMPLETE);
  }

  @Test
  void whoDoesNotTakeAMessageOrAHeartbeatDoesNotRead() {
    client.stalled = true;
    subscription.heartbeat();
    subscription.close();
    assertEnded(Ending.UNREAD);
    client.endings.clear();

    ClientSubscription another = new ClientSubscription(client, over -> {});
    another.send(MESSAGE);
    another.close();
    assertEquals(List.of(Ending.UNREAD), client.endings);
  }

  @Test
  void whatWasTakenLateIsTaken() {
    client.stalled = true;
    subscription.send(MESSAGE);
    client.flight.complete(null);
    subscription.close();
    assertEnded(Ending.COMPLETE);
  }

  @Test
  void aStopIsAStopWhateverIsInFlight() {
    client.stalled = true;
    subscription.farewell();
    subscription.close();
    assertEnded(Ending.STOPPING);
  }

  @Test
  void whoseAccessHasEndedIsNotSentElsewhere() {
    client.stalled = true;
    subscription.farewell();
    subscription.send(Message.accessRevoked());
    subscription.close();
    assertEnded(Ending.ACCESS_REVOKED);
  }

  @Test
  void whoLeavesEndsWhatItFollowed() {
    List<String> channel = new ArrayList<>();
    subscription.follow(sink -> () -> channel.add("ended"));
    assertEquals(List.of(), channel);
    subscription.leave();
    subscription.close();
    assertEquals(List.of("ended"), channel);
    assertEnded(Ending.LEFT);
  }

  @Test
  void whoLeavesWhileItBeginsIsNotKept() {
    List<String> channel = new ArrayList<>();
    subscription.follow(
        sink -> {
          subscription.leave();
          return () -> channel.add("ended");
        });
    assertEquals(List.of("ended"), channel);
    assertEnded(Ending.LEFT);
  }

  @Test
  void aConnectionThatEndsWhileItBeginsIsNotKept() {
    List<String> channel = new ArrayList<>();
    client.gone = true;
    subscription.follow(sink -> () -> channel.add("ended"));
    assertEquals(List.of("ended"), channel);
    assertEnded(Ending.LEFT);
  }

  @Test
  void whatCannotBeFollowedLeavesNothing() {
    IllegalStateException away = new IllegalStateException("The database is away");
    assertEquals(
        away,
        assertThrows(
            IllegalStateException.class,
            () ->
                subscription.follow(
                    sink -> {
                      throw away;
                    })));
    assertEnded(Ending.LEFT);
  }

  @Test
  void whatHasEndedWhileItBeganHasEnded() {
    List<String> channel = new ArrayList<>();
    subscription.follow(
        sink -> {
          sink.close();
          return () -> channel.add("ended");
        });
    assertEquals(List.of("ended"), channel);
    assertEnded(Ending.COMPLETE);
  }

  @Test
  void nothingIsToldToAConnectionThatHasEnded() {
    client.gone = true;
    assertTrue(subscription.send(MESSAGE).toCompletableFuture().isCompletedExceptionally());
    assertEquals(0, client.told);
    client.gone = false;
    assertFalse(subscription.send(MESSAGE).toCompletableFuture().isCompletedExceptionally());
    assertEquals(1, client.told);
  }

  private void assertEnded(Ending ending) {
    assertEquals(List.of(ending), client.endings);
    assertEquals(List.of(subscription), ended);
    assertTrue(subscription.send(MESSAGE).toCompletableFuture().isCompletedExceptionally());
  }

  private static final class Client implements Delivery {
    private final List<Ending> endings = new ArrayList<>();
    private CompletableFuture<Void> flight;
    private boolean stalled;
    private boolean gone;
    private int told;

    @Override
    public CompletionStage<?> send(Message message) {
      told++;
      flight = stalled ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
      return flight;
    }

    @Override
    public CompletionStage<?> heartbeat() {
      return send(MESSAGE);
    }

    @Override
    public CompletionStage<?> farewell() {
      return send(MESSAGE);
    }

    @Override
    public boolean gone() {
      return gone;
    }

    @Override
    public void end(Ending ending) {
      endings.add(ending);
    }
  }
}
