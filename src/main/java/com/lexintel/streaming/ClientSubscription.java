package com.lexintel.streaming;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One thing that a client follows over a connection that it may share with others: from its
 * beginning to its end, which comes once, from the channel or from the client. Doors differ in
 * their {@link Delivery}.
 */
public final class ClientSubscription implements MessageSink {
  private final Delivery delivery;
  private final Consumer<ClientSubscription> ended;
  private Subscription followed;
  private boolean closed;
  private boolean inFlight;
  private boolean revoked;
  private boolean stopping;

  /**
   * @param ended called once, when it is over
   */
  public ClientSubscription(Delivery delivery, Consumer<ClientSubscription> ended) {
    this.delivery = delivery;
    this.ended = ended;
  }

  /**
   * Begins.
   *
   * @param following attaches this sink to what is followed; what it throws is thrown on
   */
  public void follow(Function<MessageSink, Subscription> following) {
    boolean over;
    try {
      Subscription begun = following.apply(this);
      synchronized (this) {
        followed = begun;
        over = closed;
      }
    } catch (RuntimeException unavailable) {
      leave();
      throw unavailable;
    }
    // The client may have left meanwhile, when there was no subscription to end.
    if (over || delivery.gone()) {
      leave();
    }
  }

  /** The client wants no more, or has gone. */
  public void leave() {
    Subscription begun;
    synchronized (this) {
      begun = followed;
    }
    end(Ending.LEFT);
    if (begun != null) {
      begun.end();
    }
  }

  @Override
  public CompletionStage<?> send(Message message) {
    if (message.endsAccess()) {
      synchronized (this) {
        revoked = true;
      }
    }
    return tell(() -> delivery.send(message));
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return tell(delivery::heartbeat);
  }

  @Override
  public CompletionStage<?> farewell() {
    synchronized (this) {
      stopping = true;
    }
    return tell(delivery::farewell);
  }

  private CompletionStage<?> tell(Supplier<CompletionStage<?>> telling) {
    synchronized (this) {
      if (closed || delivery.gone()) {
        return CompletableFuture.failedFuture(new IllegalStateException("The client has left"));
      }
      inFlight = true;
    }
    return telling.get().whenComplete((told, failure) -> landed());
  }

  private synchronized void landed() {
    inFlight = false;
  }

  /** The channel lets it go. With a message in flight, the client is too slow. */
  @Override
  public void close() {
    end(ending());
  }

  private synchronized Ending ending() {
    if (revoked) {
      return Ending.ACCESS_REVOKED;
    }
    if (stopping) {
      return Ending.STOPPING;
    }
    return inFlight ? Ending.UNREAD : Ending.COMPLETE;
  }

  private void end(Ending ending) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    ended.accept(this);
    delivery.end(ending);
  }
}
