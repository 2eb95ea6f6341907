package com.lexintel.channels;

import com.lexintel.channels.delivery.Channel;
import com.lexintel.channels.delivery.DeliveryRate;
import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.ProgressState;
import com.lexintel.channels.state.Topic;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels in use on this node, and which of them each event concerns. A channel goes with the
 * last who uses it.
 *
 * <p>Opening and routing are together since one lock guards both: a channel must have its routes
 * before it is read, and lose them with its last user.
 */
final class Channels {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

  private final DeliveryRate rate;
  private final Ticks ticks;
  private final Timer timer;
  private final Clock clock;
  private final Routes routes = new Routes();
  private final Map<Topic, OpenChannel> open = new HashMap<>();
  private final AtomicInteger subscribers = new AtomicInteger();

  Channels(DeliveryRate rate, Ticks ticks, Timer timer, Clock clock) {
    this.rate = rate;
    this.ticks = ticks;
    this.timer = timer;
    this.clock = clock;
  }

  /**
   * The topic's channel, which from now on gets the topic's events. Whoever opens must {@link
   * #release}, and see to it that the channel is loaded before it is read.
   */
  synchronized OpenChannel open(Topic topic) {
    OpenChannel channel = open.computeIfAbsent(topic, this::first);
    channel.enter();
    return channel;
  }

  /** The topic's channel, if somebody uses it. */
  synchronized Optional<OpenChannel> present(Topic topic) {
    return Optional.ofNullable(open.get(topic));
  }

  private OpenChannel first(Topic topic) {
    Forgetting forgetting = new Forgetting();
    Channel<ProgressState> channel =
        new Channel<>(
            ProgressState.of(topic, clock, forgetting),
            rate,
            ticks,
            timer,
            () -> subscriberLeft(topic));
    OpenChannel first = new OpenChannel(topic, channel);
    forgetting.channel = first;
    topic.ids().forEach(id -> routes.add(id, first));
    return first;
  }

  /** A subscriber is about to be attached to a channel that is open for it. */
  void subscriberComes() {
    subscribers.incrementAndGet();
  }

  void subscriberLeft(Topic topic) {
    subscribers.decrementAndGet();
    release(topic);
  }

  /** Subscribers of all channels. */
  int subscribers() {
    return subscribers.get();
  }

  synchronized void release(Topic topic) {
    OpenChannel channel = open.get(topic);
    if (channel.leave()) {
      open.remove(topic);
      topic.ids().forEach(id -> routes.remove(id, channel));
      channel.learned().forEach(id -> routes.remove(id, channel));
    }
  }

  /** Runs it if there is no channel, and lets none be opened meanwhile. */
  synchronized boolean whenIdle(Runnable task) {
    if (open.isEmpty()) {
      task.run();
    }
    return open.isEmpty();
  }

  synchronized List<OpenChannel> all() {
    return List.copyOf(open.values());
  }

  /** How many ids lead to channels. */
  int routes() {
    return routes.size();
  }

  /** Takes what the database said of a channel's topic. */
  void load(OpenChannel channel, Changes state) {
    state.events().forEach(event -> offer(channel, shared(channel, event)));
    completeUpTo(channel, state.snapshot().oldestOpen());
  }

  /** As another channel has it already: whoever follows a mix shares most of it with its parts. */
  private ReceivedEvent shared(OpenChannel channel, ReceivedEvent event) {
    UUID id = event.documentId();
    for (OpenChannel other : routes.of(id, event.caseId())) {
      if (other != channel) {
        Optional<ReceivedEvent> held =
            other.channel().read(state -> state.stored(id)).filter(event::isSameRow);
        if (held.isPresent()) {
          return held.get();
        }
      }
    }
    return event;
  }

  /** Takes what the database said of everything that happened since its last reading. */
  void take(Changes changes) {
    for (ReceivedEvent event : changes.events()) {
      routes.of(event.documentId(), event.caseId()).forEach(channel -> offer(channel, event));
    }
    long position = changes.snapshot().oldestOpen();
    all().forEach(channel -> completeUpTo(channel, position));
  }

  private static void completeUpTo(OpenChannel channel, long position) {
    if (channel.topic().single()) {
      // Its cursors name no position, and of such channels there are as many as streams.
      return;
    }
    channel
        .channel()
        .read(
            state -> {
              state.completeUpTo(position);
              return null;
            });
  }

  private void offer(OpenChannel channel, ReceivedEvent event) {
    boolean news = channel.channel().change(state -> state.merge(event));
    if (news && !event.deleted() && !channel.topic().names(event.documentId())) {
      learn(channel, event.documentId());
    }
  }

  private void learn(OpenChannel channel, UUID documentId) {
    if (channel.learned().contains(documentId)) {
      return;
    }
    synchronized (this) {
      if (open.get(channel.topic()) == channel) {
        channel.learned().add(documentId);
        routes.add(documentId, channel);
      }
    }
  }

  /**
   * Takes what was published of a document.
   *
   * @param claimedCase the case that the message names; it is not trusted
   * @param making makes the event for the document in its true case
   * @return whether the database should be asked: the document is new to a case that is followed,
   *     or the event is an end, which only the database can confirm
   */
  boolean hear(UUID documentId, UUID claimedCase, BiFunction<UUID, UUID, ReceivedEvent> making) {
    ReceivedEvent heard = null;
    Set<OpenChannel> concerned = routes.of(documentId);
    for (OpenChannel channel : concerned) {
      Optional<UUID> caseId = channel.channel().read(state -> state.caseOf(documentId));
      if (caseId.isPresent()) {
        ReceivedEvent event = heard == null ? making.apply(documentId, caseId.get()) : heard;
        heard = event;
        channel.channel().change(state -> state.merge(event));
      }
    }
    boolean unheard = heard == null && (!concerned.isEmpty() || !routes.of(claimedCase).isEmpty());
    return unheard || (heard != null && heard.terminal());
  }

  /** To be called about once a second. A channel that fails does not take the others along. */
  void tick() {
    ofEach(Channel::tick);
  }

  /** Finds out which subscribers have left. */
  void callTheRoll() {
    ofEach(Channel::callTheRoll);
  }

  private void ofEach(Consumer<Channel<?>> heartbeats) {
    for (OpenChannel channel : all()) {
      try {
        heartbeats.accept(channel.channel());
      } catch (RuntimeException | Error broken) {
        LOG.error("The heartbeats of {} failed", channel.topic(), broken);
      }
    }
  }

  /** Sends all subscribers elsewhere, spread over that many milliseconds. */
  void dismiss(long within) {
    all().forEach(channel -> channel.channel().dismiss(within));
  }

  /**
   * A document that was deleted leads to its channel no longer. Runs with the channel's lock held,
   * so it must not take that of the channels.
   */
  private final class Forgetting implements Consumer<UUID> {
    private OpenChannel channel;

    @Override
    public void accept(UUID documentId) {
      routes.remove(documentId, channel);
      channel.learned().remove(documentId);
    }
  }
}
