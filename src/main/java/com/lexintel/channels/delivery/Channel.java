package com.lexintel.channels.delivery;

import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What some subscribers follow, on this node. It holds a state, and gives each subscriber what
 * leads from where the subscriber is to the present state.
 *
 * @param <S> what it holds
 */
public final class Channel<S extends ChannelState> {
  private static final long NO_FLUSH = Long.MAX_VALUE;
  private static final long JUST_COME = 5_000;

  private final S state;
  private final DeliveryRate rate;
  private final Ticks ticks;
  private final Timer timer;
  private final Runnable left;
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private long flushDue = NO_FLUSH;
  private long lastFlush = Long.MIN_VALUE / 2;

  /**
   * @param left called once for each subscriber that leaves, without the channel's lock
   */
  public Channel(S state, DeliveryRate rate, Ticks ticks, Timer timer, Runnable left) {
    this.state = state;
    this.rate = rate;
    this.ticks = ticks;
    this.timer = timer;
    this.left = left;
  }

  /** Reads the state under the channel's lock. */
  public synchronized <T> T read(Function<S, T> reading) {
    return reading.apply(state);
  }

  /**
   * Changes the state and lets the subscribers know.
   *
   * @param change says whether it has changed anything
   * @return the same
   */
  public synchronized boolean change(Predicate<S> change) {
    boolean changed = change.test(state);
    if (changed || state.ended()) {
      requestFlush(state.urgent());
    }
    return changed;
  }

  /**
   * Adds a subscriber and begins to give it what it lacks.
   *
   * @param opening finds the subscriber's place in the state
   */
  public Subscription attach(MessageSink sink, Function<S, View> opening) {
    Subscriber subscriber;
    Sending first;
    synchronized (this) {
      View view = opening.apply(state);
      subscriber = new Subscriber(sink, view, ticks.now());
      subscribers.add(subscriber);
      Message connected = Message.connected(view.resumed(), rate.heartbeat());
      subscriber.give(new Part(() -> connected));
      subscriber.giveNews();
      first = next(subscriber);
    }
    send(subscriber, first);
    return () -> detach(subscriber);
  }

  private void detach(Subscriber subscriber) {
    synchronized (this) {
      if (!subscribers.remove(subscriber)) {
        return;
      }
    }
    subscriber.sink().close();
    left.run();
  }

  /** Sends all subscribers elsewhere, each at its own moment within that many milliseconds. */
  public synchronized void dismiss(long within) {
    for (Subscriber subscriber : subscribers) {
      timer.after(ThreadLocalRandom.current().nextLong(within + 1), () -> dismiss(subscriber));
    }
  }

  private void dismiss(Subscriber subscriber) {
    boolean idle;
    synchronized (this) {
      idle = subscribers.contains(subscriber) && !subscriber.busy();
      if (idle) {
        subscriber.beginControl(ticks.now());
      }
    }
    // A busy one gets the rest of its message elsewhere: it comes there with its cursor.
    CompletionStage<?> told =
        idle ? begin(subscriber.sink()::farewell) : CompletableFuture.completedFuture(null);
    told.whenComplete((done, failure) -> detach(subscriber));
  }

  private void requestFlush(boolean atOnce) {
    long now = ticks.now();
    long due = atOnce ? now : Math.max(now, lastFlush + rate.interval());
    if (due < flushDue && !subscribers.isEmpty()) {
      timer.after(due - now, this::flush);
      flushDue = due;
    }
  }

  private void flush() {
    List<Runnable> sendings = new ArrayList<>();
    synchronized (this) {
      flushDue = NO_FLUSH;
      long now = ticks.now();
      lastFlush = now;
      for (Subscriber subscriber : subscribers) {
        if (!subscriber.busy()) {
          if (subscriber.view().urgent() || !justServed(subscriber, now)) {
            subscriber.giveNews();
          }
          Sending sending = next(subscriber);
          sendings.add(() -> send(subscriber, sending));
        }
      }
    }
    sendings.forEach(Runnable::run);
  }

  // Half of the interval, and not all of it: who came just after a flush would miss every second.
  private boolean justServed(Subscriber subscriber, long now) {
    return subscriber.silentFor(now) < rate.interval() / 2;
  }

  /** What is to be sent to an idle subscriber now, without the lock; null for nothing. */
  private Sending next(Subscriber subscriber) {
    if (subscriber.hasParts()) {
      Part part = subscriber.begin(ticks.now());
      return () -> begin(() -> subscriber.sink().send(part.message()));
    }
    if (subscriber.view().behind()) {
      requestFlush(subscriber.view().urgent());
      return null;
    }
    return state.ended() ? () -> leave(subscriber) : null;
  }

  private CompletableFuture<?> leave(Subscriber subscriber) {
    detach(subscriber);
    return CompletableFuture.completedFuture(null);
  }

  /** Sends, and what follows as well, until a message is in flight or there is nothing more. */
  private void send(Subscriber subscriber, Sending first) {
    Sending next = first;
    while (next != null) {
      CompletableFuture<?> sent = next.begin();
      if (!sent.isDone()) {
        sent.whenComplete(
            (done, failure) -> send(subscriber, afterwards(subscriber, failure != null)));
        return;
      }
      next = afterwards(subscriber, sent.isCompletedExceptionally());
    }
  }

  private Sending afterwards(Subscriber subscriber, boolean gone) {
    if (gone) {
      detach(subscriber);
      return null;
    }
    synchronized (this) {
      subscriber.sent();
      return subscribers.contains(subscriber) ? next(subscriber) : null;
    }
  }

  // A sink must not throw, but one that does must not take the other subscribers' messages along.
  private static CompletableFuture<?> begin(Supplier<CompletionStage<?>> sending) {
    try {
      return sending.get().toCompletableFuture();
    } catch (RuntimeException | Error broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  /**
   * To be called about once a second: finds out which subscribers are gone or have stalled, and
   * forgets what no subscriber needs any more, of a state that is only read as well.
   */
  public void tick() {
    forget();
    tick(rate.heartbeat(), 0);
  }

  /** With the beat only: a state counts on the time from one to the next. */
  private synchronized void forget() {
    long givenToAll = Long.MAX_VALUE;
    for (Subscriber subscriber : subscribers) {
      givenToAll = Math.min(givenToAll, subscriber.view().version());
    }
    state.forget(givenToAll);
  }

  /**
   * Writes to every subscriber to which nothing is being written, so that those who left show. Who
   * has just come is there: in a storm of reconnects that would be most of them, every second.
   */
  public void callTheRoll() {
    tick(0, JUST_COME);
  }

  private void tick(long heartbeat, long leastStay) {
    List<Runnable> steps = new ArrayList<>();
    synchronized (this) {
      long now = ticks.now();
      for (Subscriber subscriber : subscribers) {
        long silence = subscriber.silentFor(now);
        if (subscriber.busy() && silence >= rate.stall()) {
          steps.add(() -> detach(subscriber));
        } else if (!subscriber.busy()
            && silence >= heartbeat
            && subscriber.presentFor(now) >= leastStay) {
          subscriber.beginControl(now);
          steps.add(() -> send(subscriber, () -> begin(subscriber.sink()::heartbeat)));
        }
      }
    }
    steps.forEach(Runnable::run);
  }

  /** Begins to send something. */
  private interface Sending {
    CompletableFuture<?> begin();
  }
}
