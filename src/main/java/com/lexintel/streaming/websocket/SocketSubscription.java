package com.lexintel.streaming.websocket;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.streaming.ClientSubscription;
import com.lexintel.streaming.Delivery;
import com.lexintel.streaming.Ending;
import com.lexintel.streaming.socket.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What a client follows under one id: documents and cases together, or answers, of which each has
 * its own channel and so a life of its own. All of them begin or none does, and the end is told
 * once.
 */
final class SocketSubscription {
  private final List<Strand> strands;
  private final AtomicInteger followed;
  private final AtomicInteger incomplete;
  private final Runnable over;

  /**
   * @param wanted how each thing is told, and what attaches a sink to it
   * @param over called once, when nothing of it is followed any more
   */
  SocketSubscription(
      Socket socket, Map<Envelope, Function<MessageSink, Subscription>> wanted, Runnable over) {
    this.over = over;
    followed = new AtomicInteger(wanted.size());
    incomplete = new AtomicInteger(wanted.size());
    strands =
        wanted.entrySet().stream()
            .map(each -> new Strand(new SocketDelivery(socket, each.getKey()), each.getValue()))
            .toList();
  }

  /** Begins. What cannot be followed is thrown on, and then nothing is followed or told. */
  void begin() {
    try {
      strands.forEach(Strand::begin);
    } catch (RuntimeException unavailable) {
      leave();
      throw unavailable;
    }
    strands.forEach(Strand::release);
  }

  /** The client wants no more, or has gone. */
  void leave() {
    strands.forEach(Strand::leave);
  }

  /** How many things it follows now. */
  int followed() {
    return followed.get();
  }

  private void ended() {
    if (followed.decrementAndGet() == 0) {
      over.run();
    }
  }

  private final class Strand implements Delivery {
    private final Delivery delivery;
    private final Function<MessageSink, Subscription> following;
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final ClientSubscription life = new ClientSubscription(this, ended -> ended());

    private Strand(Delivery delivery, Function<MessageSink, Subscription> following) {
      this.delivery = delivery;
      this.following = following;
    }

    private void begin() {
      life.follow(following);
    }

    private void release() {
      released.complete(null);
    }

    private void leave() {
      life.leave();
    }

    /** Waits until all are followed: who is refused has heard nothing of the others. */
    @Override
    public CompletionStage<?> send(Message message) {
      return released.thenCompose(all -> delivery.send(message));
    }

    @Override
    public CompletionStage<?> heartbeat() {
      return delivery.heartbeat();
    }

    @Override
    public CompletionStage<?> farewell() {
      return delivery.farewell();
    }

    @Override
    public boolean gone() {
      return delivery.gone();
    }

    @Override
    public void end(Ending ending) {
      released.completeExceptionally(new IllegalStateException("It is not followed after all"));
      boolean more = ending == Ending.COMPLETE && incomplete.decrementAndGet() > 0;
      delivery.end(more ? Ending.LEFT : ending);
    }
  }
}
