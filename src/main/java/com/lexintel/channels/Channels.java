package com.lexintel.channels;

import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** The channels in use on this node. A channel goes with the last who uses it. */
public final class Channels {
  private final DeliveryRate pace;
  private final Ticks ticks;
  private final Timer timer;
  private final Clock clock;
  private final Routes routes = new Routes();
  private final Map<Topic, Use> inUse = new HashMap<>();

  Channels(DeliveryRate pace, Ticks ticks, Timer timer, Clock clock) {
    this.pace = pace;
    this.ticks = ticks;
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * The topic's channel, from now on told of what happens. Whoever opens must {@link #release}, and
   * see to it that the channel is loaded before it is read.
   */
  synchronized Channel open(Topic topic) {
    Use use = inUse.computeIfAbsent(topic, this::first);
    use.users++;
    return use.channel;
  }

  private Use first(Topic topic) {
    Channel channel = new Channel(topic, pace, ticks, timer, clock, () -> release(topic));
    topic.ids().forEach(id -> routes.add(id, channel));
    return new Use(channel);
  }

  synchronized void release(Topic topic) {
    Use use = inUse.get(topic);
    if (--use.users == 0) {
      inUse.remove(topic);
      topic.ids().forEach(id -> routes.remove(id, use.channel));
      use.channel.documents().forEach(id -> routes.remove(id, use.channel));
    }
  }

  /** Runs it if there is no channel, and lets none be opened meanwhile. */
  synchronized boolean whenIdle(Runnable task) {
    if (inUse.isEmpty()) {
      task.run();
    }
    return inUse.isEmpty();
  }

  synchronized List<Channel> all() {
    return inUse.values().stream().map(use -> use.channel).toList();
  }

  /** The channel's whole state, read after the channel was opened. */
  void load(Channel channel, Changes state) {
    state.reports().forEach(report -> offer(channel, report));
    channel.loaded(state.position());
  }

  /** What the database told of all that happened since its last reading. */
  void take(Changes changes) {
    for (ReceivedEvent report : changes.reports()) {
      routes.of(report.documentId(), report.caseId()).forEach(channel -> offer(channel, report));
    }
    all().forEach(channel -> channel.completeUpTo(changes.position()));
  }

  private void offer(Channel channel, ReceivedEvent report) {
    if (channel.offer(report) && !routes.of(report.documentId()).contains(channel)) {
      learn(report.documentId(), channel);
    }
  }

  private synchronized void learn(UUID documentId, Channel channel) {
    Use use = inUse.get(channel.topic());
    if (use != null && use.channel == channel) {
      routes.add(documentId, channel);
    }
  }

  /**
   * What was heard of a document.
   *
   * @param claimedCase the case that the message names; it is not trusted
   * @param report makes the report for the document in its true case
   * @return whether the database should be asked: the document is new to a case that is followed,
   *     or the event is an end, which only the database can confirm
   */
  boolean hear(UUID documentId, UUID claimedCase, BiFunction<UUID, UUID, ReceivedEvent> report) {
    ReceivedEvent heard = null;
    Set<Channel> concerned = routes.of(documentId);
    for (Channel channel : concerned) {
      ReceivedEvent known = channel.read(state -> state.known(documentId));
      if (known == null) {
        continue;
      }
      heard = heard == null ? report.apply(documentId, known.caseId()) : heard;
      channel.offer(heard);
    }
    boolean unheard = heard == null && (!concerned.isEmpty() || !routes.of(claimedCase).isEmpty());
    return unheard || (heard != null && heard.terminal());
  }

  void tick() {
    all().forEach(Channel::tick);
  }

  void dismiss(long within) {
    all().forEach(channel -> channel.dismiss(within));
  }

  private static final class Use {
    private final Channel channel;
    private int users;

    private Use(Channel channel) {
      this.channel = channel;
    }
  }
}
