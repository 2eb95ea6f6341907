package com.lexintel.redis;

import com.lexintel.node.Ticks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * What a node says to itself over Redis, to know whether it can publish and hears. A connection
 * brings messages in their order, so a canary that is not heard while many others are is behind
 * them, and one that is not heard with few others is lost. Of one that was never sent, since the
 * node itself had no time, nothing can be told.
 */
final class Canary {
  static final long SILENCE = 5_000;
  // Redis itself gives up a listener that stays behind for a minute.
  private static final long LOST = 60_000;
  // A message takes far less, so a node that is given fewer has none waiting.
  private static final long MILLIS_FOR_A_MESSAGE = 5;
  // The oldest tell how late it is.
  private static final int MOST_UNHEARD = 100;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Ticks ticks;
  private final String channel = "canary:" + UUID.randomUUID() + ":progress";
  private final Deque<Long> unheard = new ArrayDeque<>();
  private long heardAt = NEVER;
  private long lateBy;
  private long otherAt = NEVER;
  private long othersSince;
  private Long refusedSince;

  Canary(Ticks ticks) {
    this.ticks = ticks;
  }

  String channel() {
    return channel;
  }

  /** The one to be sent now. It says when that is, so that who hears it knows how late it is. */
  synchronized String next() {
    long now = ticks.now();
    if (unheard.size() < MOST_UNHEARD) {
      unheard.add(now);
    }
    return Long.toString(now);
  }

  /** What became of publishing one. */
  synchronized void published(Throwable failure) {
    if (failure == null) {
      refusedSince = null;
    } else if (refusedSince == null) {
      refusedSince = ticks.now();
    }
  }

  synchronized void heard(byte[] message) {
    try {
      long sent = Long.parseLong(new String(message, StandardCharsets.US_ASCII));
      heardAt = ticks.now();
      lateBy = heardAt - sent;
      unheard.removeIf(each -> each <= sent);
      othersSince = 0;
    } catch (NumberFormatException notOurs) {
      heardOther();
    }
  }

  /** An event or a word about an answer; not the canary of another node, which comes always. */
  synchronized void heardOther() {
    otherAt = ticks.now();
    othersSince++;
  }

  synchronized Hearing hearing() {
    if (ticks.now() - heardAt >= LOST) {
      return Hearing.AWAY;
    }
    if (silence() < SILENCE) {
      return Hearing.LIVE;
    }
    return wasLate() || waitsBehindOthers() ? Hearing.BEHIND : Hearing.AWAY;
  }

  private boolean wasLate() {
    return lateBy >= SILENCE && ticks.now() - heardAt < SILENCE;
  }

  private boolean waitsBehindOthers() {
    return !refused()
        && ticks.now() - otherAt < SILENCE
        && othersSince >= silence() / MILLIS_FOR_A_MESSAGE;
  }

  // One may fail because the thread that would hear of its success is busy with what it reads.
  private boolean refused() {
    return refusedSince != null && ticks.now() - refusedSince >= SILENCE;
  }

  private long silence() {
    return unheard.isEmpty() ? 0 : ticks.now() - unheard.peek();
  }

  /** How old what is heard now is, in milliseconds. */
  synchronized long late() {
    return Math.max(lateBy, silence());
  }
}
