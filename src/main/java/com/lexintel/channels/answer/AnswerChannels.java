package com.lexintel.channels.answer;

import com.lexintel.channels.delivery.Channel;
import com.lexintel.channels.delivery.DeliveryRate;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.node.ExecutorTimer;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers that are read on this node. One reading of the database serves all of them that have
 * news, at most fifty times a second.
 */
final class AnswerChannels {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerChannels.class);
  private static final long BETWEEN_READINGS = 20;

  private final DeliveryRate rate;
  private final AnswerStore store;
  private final Ticks ticks;
  private final Timer timer;
  private final ExecutorTimer reading;
  private final Map<UUID, Followed> open = new ConcurrentHashMap<>();
  private final Set<UUID> heard = new HashSet<>();
  private boolean scheduled;
  private long readAt = Long.MIN_VALUE / 2;
  private boolean failing;

  /** A channel and how many use it. */
  private static final class Followed {
    private final UUID caseId;
    private final Channel<AnswerText> channel;
    private int users;

    private Followed(UUID caseId, Channel<AnswerText> channel) {
      this.caseId = caseId;
      this.channel = channel;
    }
  }

  /**
   * @param executor runs what reads the database
   */
  AnswerChannels(
      DeliveryRate rate, AnswerStore store, Ticks ticks, Timer timer, Executor executor) {
    this.rate = rate;
    this.store = store;
    this.ticks = ticks;
    this.timer = timer;
    reading = new ExecutorTimer(timer, executor);
  }

  /** The case of an answer that is read here; empty for any other. */
  Optional<UUID> caseOf(UUID id) {
    return Optional.ofNullable(open.get(id)).map(followed -> followed.caseId);
  }

  /** Whether an answer is read here and has not ended, and is at least so long. */
  boolean goesOn(UUID id, int length) {
    Followed followed = open.get(id);
    return followed != null && followed.channel.read(answer -> answer.goesOn(length));
  }

  /**
   * Adds a reader and gives it what it lacks.
   *
   * @param cursor null when it has none
   */
  Subscription attach(UUID id, UUID caseId, MessageSink sink, String cursor) {
    // Opened before the state is read: what happens in between is heard.
    Channel<AnswerText> channel = enter(id, caseId);
    try {
      if (channel.read(answer -> answer.lacks(cursor))) {
        read(List.of(id));
      }
      return channel.attach(sink, answer -> answer.open(cursor));
    } catch (RuntimeException unavailable) {
      leave(id);
      throw unavailable;
    }
  }

  private Channel<AnswerText> enter(UUID id, UUID caseId) {
    return open.compute(
            id,
            (same, before) -> {
              Followed followed = before == null ? new Followed(caseId, channel(id)) : before;
              followed.users++;
              return followed;
            })
        .channel;
  }

  private Channel<AnswerText> channel(UUID id) {
    return new Channel<>(new AnswerText(), rate, ticks, timer, () -> leave(id));
  }

  private void leave(UUID id) {
    open.computeIfPresent(id, (same, followed) -> --followed.users == 0 ? null : followed);
  }

  /** There is more of an answer. */
  void hear(UUID id) {
    if (open.containsKey(id)) {
      hear(List.of(id));
    }
  }

  private void hear(Collection<UUID> ids) {
    synchronized (heard) {
      heard.addAll(ids);
      if (scheduled || heard.isEmpty()) {
        return;
      }
      reading.after(Math.max(0, readAt + BETWEEN_READINGS - ticks.now()), this::readHeard);
      scheduled = true;
    }
  }

  private void readHeard() {
    Set<UUID> ids;
    synchronized (heard) {
      ids = Set.copyOf(heard);
      heard.clear();
      scheduled = false;
      readAt = ticks.now();
    }
    try {
      read(ids);
      failing = false;
    } catch (RuntimeException unavailable) {
      if (!failing) {
        failing = true;
        LOG.warn("Answers cannot be read from the database: {}", unavailable.getMessage());
      }
    }
  }

  private void read(Collection<UUID> ids) {
    Map<UUID, Integer> known = new HashMap<>();
    for (UUID id : ids) {
      Followed followed = open.get(id);
      if (followed != null) {
        known.put(id, followed.channel.read(AnswerText::length));
      }
    }
    if (known.isEmpty()) {
      return;
    }
    List<AnswerNews> stored = store.since(known);
    stored.forEach(this::take);
    stored.forEach(news -> known.remove(news.id()));
    known.keySet().forEach(this::gone);
  }

  private void gone(UUID id) {
    Followed followed = open.get(id);
    if (followed != null) {
      followed.channel.change(AnswerText::gone);
    }
  }

  /** Takes what was stored of an answer, which need not be read again if nothing is missing. */
  void take(AnswerNews news) {
    Followed followed = open.get(news.id());
    if (followed == null) {
      return;
    }
    if (news.offset() > followed.channel.read(AnswerText::length)) {
      hear(news.id());
    } else {
      followed.channel.change(answer -> answer.merge(news));
    }
  }

  /** What must happen once a second: nothing that was not heard of stays unknown for longer. */
  void beat() {
    hear(open.keySet());
    for (Followed followed : open.values()) {
      followed.channel.tick();
    }
  }

  /** Sends all readers elsewhere, spread over that many milliseconds. */
  void dismiss(long within) {
    open.values().forEach(followed -> followed.channel.dismiss(within));
  }
}
