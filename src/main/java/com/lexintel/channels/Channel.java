package com.lexintel.channels;

import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The readers of one topic on this node. All reports of its documents are merged into one state;
 * what a reader gets is what leads from the version it has to the present one.
 */
public final class Channel {
  private static final long NO_FLUSH = Long.MAX_VALUE;
  // The wire is ahead of the rows by what is published in about a second. What is further ahead
  // is not from a worker.
  private static final long AHEAD = 10_000;

  private final Topic topic;
  private final ChannelState state;
  private final DeliveryRate pace;
  private final Ticks ticks;
  private final Timer timer;
  private final Clock clock;
  private final Runnable left;
  private final Set<Subscriber> subscribers = new HashSet<>();
  private long flushDue = NO_FLUSH;
  private long lastFlush = Long.MIN_VALUE / 2;
  private final Object loadLock = new Object();
  private boolean loaded;
  // Who follows one document sees each of its steps, however short: these are not held back.
  private long urgent;

  /**
   * @param left told once for every subscriber that leaves
   */
  Channel(Topic topic, DeliveryRate pace, Ticks ticks, Timer timer, Clock clock, Runnable left) {
    this.topic = topic;
    this.state = new ChannelState(topic, clock);
    this.pace = pace;
    this.ticks = ticks;
    this.timer = timer;
    this.clock = clock;
    this.left = left;
  }

  Topic topic() {
    return topic;
  }

  /**
   * Takes a report in and tells the readers.
   *
   * @return whether it was news
   */
  synchronized boolean offer(ReceivedEvent report) {
    ReceivedEvent earlier = state.known(report.documentId());
    boolean news = state.merge(report);
    if (news && topic.single() && (report.terminal() || report.entersStep(earlier))) {
      urgent = state.version();
    }
    if (news || state.ended()) {
      requestFlush(topic.single() && (report.terminal() || urgent == state.version()));
    }
    return news;
  }

  /** Everything that earlier transactions changed has been offered. */
  synchronized void completeUpTo(long position) {
    state.completeUpTo(position);
  }

  /** The whole state as of that position has been offered. */
  synchronized void loaded(long position) {
    state.completeUpTo(position);
    loaded = true;
  }

  /** Runs the loading unless the state is there; many who come at once wait for one loading. */
  void loadOnce(Runnable loading) {
    synchronized (loadLock) {
      if (!read(state -> loaded)) {
        loading.run();
      }
    }
  }

  synchronized Set<UUID> documents() {
    return state.documents();
  }

  /** Reads the state under the channel's lock. */
  public synchronized <T> T read(Function<ChannelState, T> reading) {
    return reading.apply(state);
  }

  /** Whether what a reader has is all there is and ever will be. */
  synchronized boolean nothingMoreFor(String lastEventId) {
    return state.ended() && resume(lastEventId, List.of()).filter(List::isEmpty).isPresent();
  }

  /**
   * Adds a reader and begins to tell it what it lacks.
   *
   * @param lastEventId the cursor it came with; null when it has none
   * @param deleted the documents of the topic that were deleted since that cursor
   */
  Subscriber attach(MessageSink sink, String lastEventId, List<ReceivedEvent> deleted) {
    Subscriber subscriber;
    Runnable next;
    synchronized (this) {
      Optional<List<Message>> missed = resume(lastEventId, deleted);
      long seen = missed.isPresent() && topic.single() ? seq(lastEventId) : Long.MIN_VALUE;
      subscriber = new Subscriber(sink, seen, ticks.now());
      subscribers.add(subscriber);
      subscriber.give(List.of(Message.connected(missed.isPresent(), pace.heartbeat())), 0);
      subscriber.give(missed.orElseGet(() -> state.since(0)), state.version());
      next = nextStep(subscriber);
    }
    next.run();
    return subscriber;
  }

  /** What a cursor's reader lacks; empty when the cursor cannot be used. */
  private Optional<List<Message>> resume(String lastEventId, List<ReceivedEvent> deleted) {
    if (topic.single()) {
      long seen = seq(lastEventId);
      DocumentState entry = state.entry(topic.documents().iterator().next());
      if (seen < 0 || entry == null || seen > entry.seq() + AHEAD) {
        return Optional.empty();
      }
      return Optional.of(seen >= entry.seq() ? List.of() : state.since(0));
    }
    return cursor(lastEventId)
        .map(
            cursor -> cursor.digest() == state.digest() ? List.of() : state.since(cursor, deleted));
  }

  private static long seq(String lastEventId) {
    try {
      return lastEventId == null ? -1 : Long.parseLong(lastEventId.strip());
    } catch (NumberFormatException notOurs) {
      return -1;
    }
  }

  /** The cursor, if it can be used here. */
  public synchronized Optional<Cursor> cursor(String text) {
    return parse(text).filter(cursor -> cursor.position() <= state.position());
  }

  /** The cursor, if it may be of this topic. */
  Optional<Cursor> parse(String text) {
    return topic.single() ? Optional.empty() : Cursor.parse(text, clock.instant());
  }

  /** Whether that cursor is of the present state. */
  synchronized boolean shows(Cursor cursor) {
    return cursor.digest() == state.digest();
  }

  /** Lets a reader go; it is not written to any more. */
  public void detach(Subscriber subscriber) {
    synchronized (this) {
      if (!subscribers.remove(subscriber)) {
        return;
      }
    }
    subscriber.sink().close();
    left.run();
  }

  /** Sends the readers elsewhere, each at some moment within that time, so that none is a crowd. */
  synchronized void dismiss(long within) {
    for (Subscriber subscriber : subscribers) {
      timer.after(ThreadLocalRandom.current().nextLong(within + 1), () -> dismiss(subscriber));
    }
  }

  private void dismiss(Subscriber subscriber) {
    boolean idle;
    synchronized (this) {
      idle = subscribers.contains(subscriber) && !subscriber.busy();
      if (idle) {
        subscriber.beginHeartbeat(ticks.now());
      }
    }
    // What a busy one is being given, it gets elsewhere: it comes with its cursor.
    CompletionStage<?> told =
        idle ? subscriber.sink().farewell() : CompletableFuture.completedFuture(null);
    told.whenComplete((done, failure) -> detach(subscriber));
  }

  private void requestFlush(boolean atOnce) {
    long now = ticks.now();
    long due = atOnce ? now : Math.max(now, lastFlush + pace.interval());
    if (due < flushDue && !subscribers.isEmpty()) {
      flushDue = due;
      timer.after(due - now, this::flush);
    }
  }

  private void flush() {
    List<Runnable> steps = new ArrayList<>();
    synchronized (this) {
      flushDue = NO_FLUSH;
      lastFlush = ticks.now();
      for (Subscriber subscriber : subscribers) {
        if (!subscriber.busy()) {
          steps.add(nextStep(subscriber));
        }
      }
      state.forgetGone(
          subscribers.stream().mapToLong(Subscriber::version).min().orElse(Long.MAX_VALUE));
    }
    steps.forEach(Runnable::run);
  }

  /** What is to be done for an idle reader now; to be run without the lock. */
  private Runnable nextStep(Subscriber subscriber) {
    if (!subscriber.hasParts() && subscriber.behind(state.version())) {
      if (ticks.now() - subscriber.sentAt() < pace.interval() && !subscriber.behind(urgent)) {
        requestFlush(false);
        return () -> {};
      }
      subscriber.give(wanted(subscriber), state.version());
    }
    if (subscriber.hasParts()) {
      Message message = subscriber.begin(ticks.now());
      return () -> send(subscriber, () -> subscriber.sink().send(message));
    }
    return state.ended() ? () -> detach(subscriber) : () -> {};
  }

  private List<Message> wanted(Subscriber subscriber) {
    if (topic.single() && !state.ended()) {
      ReceivedEvent latest = state.all().get(0);
      if (latest.seq() != null && latest.seq() <= subscriber.seenSeq()) {
        return List.of();
      }
    }
    return state.since(subscriber.version());
  }

  private void send(Subscriber subscriber, Supplier<CompletionStage<?>> sending) {
    try {
      sending.get().whenComplete((done, failure) -> sent(subscriber, failure));
    } catch (RuntimeException gone) {
      sent(subscriber, gone);
    }
  }

  private void sent(Subscriber subscriber, Throwable failure) {
    if (failure != null) {
      detach(subscriber);
      return;
    }
    Runnable next;
    synchronized (this) {
      subscriber.sent();
      next = subscribers.contains(subscriber) ? nextStep(subscriber) : () -> {};
    }
    next.run();
  }

  /** To be called about once a second: finds out which readers are gone or have stalled. */
  void tick() {
    List<Runnable> steps = new ArrayList<>();
    synchronized (this) {
      long now = ticks.now();
      for (Subscriber subscriber : subscribers) {
        long idle = now - subscriber.sentAt();
        if (subscriber.busy() && idle >= pace.stall()) {
          steps.add(() -> detach(subscriber));
        } else if (!subscriber.busy() && idle >= pace.heartbeat()) {
          subscriber.beginHeartbeat(now);
          steps.add(() -> send(subscriber, subscriber.sink()::heartbeat));
        }
      }
    }
    steps.forEach(Runnable::run);
  }
}
