package com.lexintel.streaming.graphql;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.graphql.Outlet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * What a subscription is fed by: to the channel a sink, to the library a publisher for one
 * subscriber. The channel sends one message at a time, and the subscriber asks for the next when it
 * has sent the one before: so a request for more is the answer that the channel waits for.
 */
final class ProgressSource implements Publisher<Object>, MessageSink {
  private final Outlet outlet;
  private final Executor executor;
  private final Function<MessageSink, Subscription> following;
  private final Function<Message, Object> value;
  private Subscriber<? super Object> subscriber;
  private Subscription followed;
  private CompletableFuture<Void> inFlight;
  private boolean closed;
  private boolean stopping;
  private boolean revoked;

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
      Subscription begun = following.apply(this);
      boolean left;
      synchronized (this) {
        followed = begun;
        left = closed;
      }
      if (left) {
        begun.end();
      }
    } catch (RuntimeException unavailable) {
      if (finish().first()) {
        only.onError(unavailable);
      }
    }
  }

  @Override
  public CompletionStage<?> send(Message message) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    synchronized (this) {
      if (closed) {
        return left();
      }
      if (message.control()) {
        revoked |= message.endsAccess();
        return CompletableFuture.completedFuture(null);
      }
      inFlight = taken;
    }
    executor.execute(() -> subscriber.onNext(value.apply(message)));
    return taken;
  }

  private void taken() {
    CompletableFuture<Void> taken;
    synchronized (this) {
      taken = inFlight;
      inFlight = null;
    }
    if (taken != null) {
      taken.complete(null);
    }
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return unlessClosed(outlet::heartbeat);
  }

  @Override
  public CompletionStage<?> farewell() {
    synchronized (this) {
      stopping = true;
    }
    return unlessClosed(outlet::farewell);
  }

  private CompletionStage<?> unlessClosed(Supplier<CompletionStage<?>> saying) {
    synchronized (this) {
      if (closed) {
        return left();
      }
    }
    return saying.get();
  }

  /**
   * The channel lets it go. With a message in flight its client is too slow, or the node stops: it
   * may come back. Otherwise it has been told everything.
   */
  @Override
  public void close() {
    Ending ending = finish();
    if (!ending.first()) {
      return;
    }
    if (revoked) {
      subscriber.onError(new AccessRevoked());
    } else if (ending.busy() || stopping) {
      outlet.interrupt();
    } else {
      subscriber.onComplete();
    }
  }

  private void leave() {
    Subscription begun;
    synchronized (this) {
      begun = followed;
    }
    finish();
    if (begun != null) {
      begun.end();
    }
  }

  /**
   * An end.
   *
   * @param first whether it had not ended before
   * @param busy whether a message was in flight
   */
  private record Ending(boolean first, boolean busy) {}

  private Ending finish() {
    CompletableFuture<Void> lost;
    synchronized (this) {
      if (closed) {
        return new Ending(false, false);
      }
      closed = true;
      lost = inFlight;
      inFlight = null;
    }
    if (lost != null) {
      lost.completeExceptionally(new IllegalStateException("The client has left"));
    }
    return new Ending(true, lost != null);
  }

  private static CompletionStage<?> left() {
    return CompletableFuture.failedFuture(new IllegalStateException("The client has left"));
  }

  /** What the subscriber says: that it wants more, so that it has sent what it had, or no more. */
  private final class Demand implements org.reactivestreams.Subscription {
    @Override
    public void request(long more) {
      taken();
    }

    @Override
    public void cancel() {
      leave();
    }
  }
}
