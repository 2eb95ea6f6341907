package com.lexintel.channels;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Identity;
import com.lexintel.node.Timer;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscriber whose access may end. A gate stands between the channel and the door's sink. When
 * access ends the gate is shut at once, whatever the channel has still to send; then the sink gets
 * its last message, or a gate to a channel of what is left.
 */
final class GuardedSubscription implements Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedSubscription.class);
  // A sink that does not take its last message in this time is closed without it.
  private static final long PATIENCE = 1_000;

  private final MessageSink sink;
  private final Onward onward;
  private final Timer timer;
  private final Executor executor;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private volatile Identity caller;
  private volatile FollowedTopic followed;
  private Gate gate;
  private CompletableFuture<?> inFlight = CompletableFuture.completedFuture(null);

  /** Attaches a gate to the channel of what is left of a topic. */
  interface Onward {
    Subscription attach(Topic rest, MessageSink gate, List<ReceivedEvent> lost);
  }

  GuardedSubscription(
      Identity caller,
      FollowedTopic followed,
      MessageSink sink,
      Onward onward,
      Timer timer,
      Executor executor) {
    this.caller = caller;
    this.followed = followed;
    this.sink = sink;
    this.onward = onward;
    this.timer = timer;
    this.executor = executor;
    gone.thenRun(sink::close);
  }

  Identity caller() {
    return caller;
  }

  /** The same caller, with the groups of now. */
  void isOf(Identity now) {
    caller = now;
  }

  /** The cases that its topic is about. */
  Set<UUID> cases() {
    return followed.cases();
  }

  /** Runs it when the subscriber has gone, for whatever reason. */
  void whenGone(Runnable task) {
    gone.thenRun(task);
  }

  /**
   * @param attaching attaches the gate to the topic's channel; what it throws is thrown on
   */
  void begin(Function<MessageSink, Subscription> attaching) {
    Gate first = new Gate(false);
    synchronized (this) {
      gate = first;
    }
    first.attach(() -> attaching.apply(first));
  }

  @Override
  public void end() {
    Gate present;
    synchronized (this) {
      present = gate;
    }
    if (present != null) {
      present.detach();
    }
  }

  /** Ends it with a message that says why. */
  void revoke() {
    Leaving leaving = replaceGate(null);
    if (leaving == null) {
      return;
    }
    timer.after(PATIENCE, () -> gone.complete(null));
    leaving
        .inFlight()
        .thenCompose(taken -> sink.send(Message.accessRevoked()))
        .whenComplete((said, failure) -> gone.complete(null));
    leaving.gate().detach();
  }

  /**
   * Goes on without some cases, or ends when there is nothing else.
   *
   * @param lostWith what the subscriber must be told to be deleted
   */
  void lose(Set<UUID> cases, BiFunction<Topic, Set<UUID>, List<ReceivedEvent>> lostWith) {
    FollowedTopic all = followed;
    if (Collections.disjoint(all.cases(), cases)) {
      return;
    }
    FollowedTopic rest = all.without(cases);
    if (rest.topic().isEmpty()) {
      revoke();
    } else {
      narrow(rest, lostWith.apply(all.topic(), cases));
    }
  }

  private void narrow(FollowedTopic rest, List<ReceivedEvent> lost) {
    Gate onwards = new Gate(true);
    Leaving leaving = replaceGate(onwards);
    if (leaving == null) {
      return;
    }
    followed = rest;
    timer.after(PATIENCE, () -> endUnlessDone(leaving.inFlight()));
    leaving
        .inFlight()
        .thenRunAsync(
            () -> onwards.attach(() -> onward.attach(rest.topic(), onwards, lost)), executor)
        .exceptionally(this::endFor);
    leaving.gate().detach();
  }

  private void endUnlessDone(CompletableFuture<?> sending) {
    if (!sending.isDone()) {
      endFor(new IllegalStateException("The reader is too slow"));
    }
  }

  /** The client comes back, and is told then what it may still see. */
  private Void endFor(Throwable cause) {
    LOG.debug("A stream ends when it should go on with less", cause);
    replaceGate(null);
    gone.complete(null);
    return null;
  }

  /** Null when the subscriber has gone. */
  private synchronized Leaving replaceGate(Gate next) {
    Leaving leaving = gate == null ? null : new Leaving(gate, inFlight);
    if (leaving != null) {
      gate = next;
    }
    return leaving;
  }

  private synchronized CompletionStage<?> pass(Gate from, Supplier<CompletionStage<?>> sending) {
    if (gate != from) {
      return CompletableFuture.failedFuture(new IllegalStateException("The access has ended"));
    }
    inFlight = sending.get().toCompletableFuture();
    return inFlight;
  }

  private void closed(Gate from) {
    synchronized (this) {
      if (gate != from) {
        return;
      }
      gate = null;
    }
    gone.complete(null);
  }

  /** A gate that was shut, and what its sink has still to take. */
  private record Leaving(Gate gate, CompletableFuture<?> inFlight) {}

  private final class Gate implements MessageSink {
    private final boolean connected;
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

    /**
     * @param connected whether the client has been told already that it is connected
     */
    private Gate(boolean connected) {
      this.connected = connected;
    }

    private void attach(Supplier<Subscription> attaching) {
      subscription.complete(attaching.get());
    }

    private void detach() {
      subscription.thenAccept(Subscription::end);
    }

    @Override
    public CompletionStage<?> send(Message message) {
      return connected && message.control()
          ? CompletableFuture.completedFuture(null)
          : pass(this, () -> sink.send(message));
    }

    @Override
    public CompletionStage<?> heartbeat() {
      return pass(this, sink::heartbeat);
    }

    @Override
    public CompletionStage<?> farewell() {
      return pass(this, sink::farewell);
    }

    @Override
    public void close() {
      closed(this);
    }
  }
}
