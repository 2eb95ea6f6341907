package com.lexintel.channels;

import com.lexintel.channels.delivery.Channel;
import com.lexintel.channels.state.ProgressState;
import com.lexintel.channels.state.Topic;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A topic's channel while somebody uses it. */
final class OpenChannel {
  private static final long NOT_KEPT = Long.MIN_VALUE;

  private final Topic topic;
  private final Channel<ProgressState> channel;
  private final Set<UUID> learned = ConcurrentHashMap.newKeySet(1);
  private final Object loading = new Object();
  private volatile boolean loaded;
  private volatile boolean exists;
  private int users;
  private long keptUntil = NOT_KEPT;

  OpenChannel(Topic topic, Channel<ProgressState> channel) {
    this.topic = topic;
    this.channel = channel;
  }

  Topic topic() {
    return topic;
  }

  Channel<ProgressState> channel() {
    return channel;
  }

  /** Documents that the topic does not name and that events have brought. */
  Set<UUID> learned() {
    return learned;
  }

  /**
   * Runs the loading unless the state is there; many who come at once wait for one loading.
   *
   * @return whether this call has run it
   */
  boolean loadOnce(Runnable load) {
    if (loaded) {
      return false;
    }
    synchronized (loading) {
      if (loaded) {
        return false;
      }
      load.run();
      loaded = true;
      return true;
    }
  }

  /** Whether the database was seen to have all that the topic names. */
  boolean exists() {
    return exists;
  }

  void noteThatItExists() {
    exists = true;
  }

  /**
   * It is to be kept until that moment at least.
   *
   * @return whether it was not kept before
   */
  synchronized boolean keepUntil(long moment) {
    boolean first = keptUntil == NOT_KEPT;
    keptUntil = moment;
    return first;
  }

  /** How long it is still to be kept; from 0 downwards it is not kept any more. */
  synchronized long keptFor(long now) {
    long left = keptUntil - now;
    if (left <= 0) {
      keptUntil = NOT_KEPT;
    }
    return left;
  }

  /** Guarded by the channels. */
  void enter() {
    users++;
  }

  /**
   * Guarded by the channels.
   *
   * @return whether that was the last user
   */
  boolean leave() {
    return --users == 0;
  }
}
