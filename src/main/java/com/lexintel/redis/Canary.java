package com.lexintel.redis;

import com.lexintel.node.Ticks;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a node says to itself over Redis, to know whether it can publish and hears. A connection
 * brings messages in their order, so a canary that is not heard while many others are is behind
 * them, and one that is not heard with few others is lost.
 */
final class Canary {
  static final long SILENCE = 5_000;
  // Redis itself gives up a listener that stays behind for a minute.
  private static final long LOST = 60_000;
  // A message takes far less, so a node that is given fewer has none waiting.
  private static final long MILLIS_FOR_A_MESSAGE = 5;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Ticks ticks;
  private final String channel = "canary:" + UUID.randomUUID() + ":progress";
  private final AtomicLong othersSince = new AtomicLong();
  private volatile long heardAt = NEVER;
  private volatile long heardUpTo = NEVER;
  private volatile long otherAt = NEVER;
  private volatile boolean refused;

  Canary(Ticks ticks) {
    this.ticks = ticks;
  }

  String channel() {
    return channel;
  }

  /** When it is sent, so that who hears it knows how late it is. */
  String message() {
    return Long.toString(ticks.now());
  }

  /** What became of publishing the latest one. */
  void published(Throwable failure) {
    refused = failure != null;
  }

  void heard(byte[] message) {
    try {
      heardUpTo = Long.parseLong(new String(message, StandardCharsets.US_ASCII));
      heardAt = ticks.now();
      othersSince.set(0);
    } catch (NumberFormatException notOurs) {
      heardOther();
    }
  }

  /** An event or a word about an answer; not the canary of another node, which comes always. */
  void heardOther() {
    otherAt = ticks.now();
    othersSince.incrementAndGet();
  }

  Hearing hearing() {
    if (silence() < SILENCE) {
      return heardAt - heardUpTo < SILENCE ? Hearing.LIVE : Hearing.BEHIND;
    }
    return waitsBehindOthers() ? Hearing.BEHIND : Hearing.AWAY;
  }

  private boolean waitsBehindOthers() {
    return !refused
        && silence() < LOST
        && ticks.now() - otherAt < SILENCE
        && othersSince.get() >= silence() / MILLIS_FOR_A_MESSAGE;
  }

  private long silence() {
    return ticks.now() - heardAt;
  }

  /** What was published longer ago than that, in milliseconds, has been heard. */
  long late() {
    return ticks.now() - heardUpTo;
  }
}
