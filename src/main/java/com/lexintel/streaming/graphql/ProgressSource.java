package com.lexintel.streaming.graphql;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.graphql.Outlet;
import com.lexintel.streaming.ClientSubscription;
import com.lexintel.streaming.Delivery;
import com.lexintel.streaming.Ending;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * What a subscription is fed by: to the channel a sink, to the library a publisher for one
 * subscriber. The channel sends one message at a time, and the subscriber asks for the next when it
 * has sent the one before: so a request for more is the answer that the channel waits for.
 */
final class ProgressSource implements Publisher<Object>, Delivery {
  private final Outlet outlet;
  private final Executor executor;
  private final Function<MessageSink, Subscription> following;
  private final Function<Message, Object> value;
  private final ClientSubscription subscription = new ClientSubscription(this, ended -> {});
  private Subscriber<? super Object> subscriber;
  private CompletableFuture<Void> inFlight;

  /**
   * @param executor makes events of messages, which takes too long for the channel's thread
   * @param following begins to follow what is asked for
   * @param value a message as the schema has it
   */
  ProgressSource(
      Outlet outlet,
      Executor executor,
      Function<MessageSink, Subscription> following,
      Function<Message, Object> value) {
    this.outlet = outlet;
    this.executor = executor;
    this.following = following;
    this.value = value;
  }

  @Override
  public void subscribe(Subscriber<? super Object> only) {
    subscriber = only;
    only.onSubscribe(new Demand());
    try {
      subscription.follow(following);
    } catch (RuntimeException unavailable) {
      only.onError(unavailable);
    }
  }

  /** What is said of the stream itself has no place in the schema. */
  @Override
  public CompletionStage<?> send(Message message) {
    if (message.control()) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> taken = new CompletableFuture<>();
    synchronized (this) {
      inFlight = taken;
    }
    executor.execute(() -> subscriber.onNext(value.apply(message)));
    return taken;
  }

  private synchronized CompletableFuture<Void> land() {
    CompletableFuture<Void> landed =
        inFlight == null ? CompletableFuture.completedFuture(null) : inFlight;
    inFlight = null;
    return landed;
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return outlet.heartbeat();
  }

  @Override
  public CompletionStage<?> farewell() {
    return outlet.farewell();
  }

  /** The subscriber always says when it wants no more. */
  @Override
  public boolean gone() {
    return false;
  }

  @Override
  public void end(Ending ending) {
    land().completeExceptionally(new IllegalStateException("The client has left"));
    switch (ending) {
      case LEFT -> {}
      case ACCESS_REVOKED -> subscriber.onError(new AccessRevoked());
      case STOPPING, UNREAD -> outlet.interrupt();
      case COMPLETE -> subscriber.onComplete();
    }
  }

  /** What the subscriber says: that it wants more, so that it has sent what it had, or no more. */
  private final class Demand implements org.reactivestreams.Subscription {
    @Override
    public void request(long more) {
      land().complete(null);
    }

    @Override
    public void cancel() {
      subscription.leave();
    }
  }
}
