package com.lexintel.channels;

import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.ProgressState;
import com.lexintel.channels.state.Topic;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Fills channels from the database, as seldom as is possible without telling anything untrue. */
final class LoadedChannels {
  // Who polls, or comes back after a moment, finds the state still there.
  private static final long LINGER = 5_000;

  private final Channels channels;
  private final ProgressStore stored;
  private final StateReadings states;
  private final DatabaseTail tail;
  private final Ticks ticks;
  private final Timer timer;

  LoadedChannels(
      Channels channels, ProgressStore stored, DatabaseTail tail, Ticks ticks, Timer timer) {
    this.channels = channels;
    this.stored = stored;
    this.states = new StateReadings(stored::stateOf);
    this.tail = tail;
    this.ticks = ticks;
    this.timer = timer;
  }

  /** The topic's channel with its state, kept for some seconds. */
  OpenChannel ready(Topic topic) {
    OpenChannel channel = keep(topic);
    load(channel);
    return channel;
  }

  private OpenChannel keep(Topic topic) {
    OpenChannel channel = channels.open(topic);
    if (channel.keepUntil(ticks.now() + LINGER)) {
      timer.after(LINGER, () -> letGo(channel));
    } else {
      // Who kept it before keeps it for this one too: many may poll, each of them often.
      channels.release(topic);
    }
    return channel;
  }

  private void letGo(OpenChannel channel) {
    long left = channel.keptFor(ticks.now());
    if (left > 0) {
      timer.after(left, () -> letGo(channel));
    } else {
      channels.release(channel.topic());
    }
  }

  /**
   * Sees to it that a channel has its state.
   *
   * @return whether this call has read it
   */
  boolean load(OpenChannel channel) {
    return channel.loadOnce(
        () -> {
          Changes state = states.of(channel.topic());
          tail.startAt(state.snapshot());
          channels.load(channel, state);
        });
  }

  /** Reads the state again. */
  void refresh(OpenChannel channel) {
    channels.load(channel, states.of(channel.topic()));
  }

  /**
   * Makes sure that a cursor's subscriber can be resumed.
   *
   * @return the documents that were deleted since
   */
  List<ReceivedEvent> catchUp(OpenChannel channel, String cursor) {
    OptionalLong unread = channel.channel().read(state -> state.unreadSince(cursor));
    if (unread.isEmpty()) {
      return List.of();
    }
    Changes changes = stored.changedSince(channel.topic(), unread.getAsLong());
    channels.load(channel, changes);
    return changes.events().stream().filter(ReceivedEvent::deleted).toList();
  }

  /**
   * What a topic names and nobody knows. Who follows it next finds its state read: of documents
   * that reading says all that is to be known. A state that is older is not asked, since a document
   * may have been deleted a moment ago; a case never is.
   *
   * @param deletedToo whether what was deleted lately counts as known
   */
  Optional<UUID> unknown(Topic topic, boolean deletedToo) {
    return topic.cases().isEmpty()
        ? unknownDocument(topic, deletedToo)
        : unknownBesideCases(topic, deletedToo);
  }

  private Optional<UUID> unknownDocument(Topic topic, boolean deletedToo) {
    OpenChannel channel = channels.open(topic);
    try {
      Optional<UUID> unknown =
          load(channel)
              ? channel.channel().read(state -> unknown(topic, deletedToo, state))
              : stored.unknown(topic, deletedToo);
      if (unknown.isEmpty()) {
        keep(topic);
      }
      return unknown;
    } finally {
      channels.release(topic);
    }
  }

  private static Optional<UUID> unknown(Topic topic, boolean deletedToo, ProgressState state) {
    return topic.documents().stream().filter(id -> !state.knows(id, deletedToo)).findFirst();
  }

  private Optional<UUID> unknownBesideCases(Topic topic, boolean deletedToo) {
    Optional<OpenChannel> present = channels.present(topic);
    if (topic.documents().isEmpty() && present.filter(OpenChannel::exists).isPresent()) {
      return Optional.empty();
    }
    Optional<UUID> unknown = stored.unknown(topic, deletedToo);
    if (unknown.isEmpty()) {
      present.ifPresent(OpenChannel::noteThatItExists);
    }
    return unknown;
  }
}
