package com.lexintel.redis;

import com.lexintel.node.Ticks;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.redisson.api.RPatternTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.listener.PatternMessageListener;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis as seen by this node: one pattern subscription and the publishing. Redis may be away at any
 * time, and a listener may die without a word, so the node sends itself a {@link Canary} and
 * listens for it: only who hears it, or will when it has heard what came before, is connected.
 *
 * <p>Subscribing, publishing and watching are one class, because all three depend on one answer,
 * whether this node hears Redis, and on a client that may not have been made yet.
 */
final class RedisConnection {
  private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);

  // Matches document:<id>:progress, answers:<node>:progress and the canaries, but who listens for
  // documents hears no canary.
  private static final String PATTERN = "[acd]*:*:progress";

  private final Supplier<RedisClient> client;
  private final BiConsumer<String, byte[]> receiver;
  private final Ticks ticks;
  private final Canary canary;
  private final HearingLog log = new HearingLog();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicBoolean subscribing = new AtomicBoolean();
  private volatile RedisClient redis;
  private volatile Integer listener;
  private volatile long subscribedAt;
  // Since when Redis can be asked; making a client takes seconds on a machine that has just begun.
  private long startedAt;
  private boolean closed;

  /**
   * @param client creates the client; may fail, and is then tried again
   * @param receiver is given the channel and the bytes of every message but the canary, on the
   *     thread that reads from Redis, so it must not wait for anything
   */
  RedisConnection(Supplier<RedisClient> client, BiConsumer<String, byte[]> receiver, Ticks ticks) {
    this.client = client;
    this.receiver = receiver;
    this.ticks = ticks;
    this.canary = new Canary(ticks);
    this.startedAt = ticks.now();
  }

  boolean connected() {
    return canary.hearing() != Hearing.AWAY;
  }

  /** Messages that could not be published. */
  long failures() {
    return failures.get();
  }

  /** Publishes and forgets: what is lost, subscribers get from the database. */
  void publish(String channel, String message) {
    // Without a connection each message would only wait for its time-out.
    if (!connected()) {
      failures.incrementAndGet();
      return;
    }
    try {
      redis
          .redisson()
          .getTopic(channel, StringCodec.INSTANCE)
          .publishAsync(message)
          .whenComplete((receivers, failure) -> count(failure));
    } catch (RuntimeException closedOrFull) {
      failures.incrementAndGet();
    }
  }

  private void count(Throwable failure) {
    if (failure != null) {
      failures.incrementAndGet();
    }
  }

  /** Sees to the connection; may block, so call it on a thread of its own, every second or two. */
  void watch() {
    try {
      RedissonClient redisson = open().redisson();
      if (listener == null || (!connected() && ticks.now() - subscribedAt >= Canary.SILENCE)) {
        subscribe(redisson);
      }
      redisson
          .getTopic(canary.channel(), StringCodec.INSTANCE)
          .publishAsync(canary.next())
          .whenComplete((receivers, failure) -> canary.published(failure));
    } catch (RuntimeException away) {
      LOG.debug("Redis", away);
    }
    announce();
  }

  private synchronized RedisClient open() {
    if (closed) {
      throw new IllegalStateException("This node stops");
    }
    if (redis == null) {
      redis = client.get();
      startedAt = ticks.now();
    }
    return redis;
  }

  private void subscribe(RedissonClient redisson) {
    if (!subscribing.compareAndSet(false, true)) {
      return;
    }
    try {
      RPatternTopic topic = redisson.getPatternTopic(PATTERN, ByteArrayCodec.INSTANCE);
      Integer dead = listener;
      if (dead != null) {
        listener = null;
        topic.removeListenerAsync(dead);
      }
      topic
          .addListenerAsync(byte[].class, (PatternMessageListener<byte[]>) this::onMessage)
          .whenComplete(
              (id, failure) -> {
                subscribedAt = ticks.now();
                listener = id;
                subscribing.set(false);
              });
    } catch (RuntimeException away) {
      subscribing.set(false);
      throw away;
    }
  }

  private void onMessage(CharSequence pattern, CharSequence channel, byte[] message) {
    String name = channel.toString();
    if (name.equals(canary.channel())) {
      canary.heard(message);
    } else if (name.startsWith("document:") || name.startsWith("answers:")) {
      canary.heardOther();
      receiver.accept(name, message);
    }
  }

  private synchronized void announce() {
    Hearing now = canary.hearing();
    boolean starting = log.fresh() && ticks.now() - startedAt < Canary.SILENCE;
    if (now != Hearing.AWAY || !starting) {
      log.tell(now, canary.late());
    }
  }

  /** Waits for a client that is just being made. */
  synchronized void close() {
    closed = true;
    if (redis != null) {
      redis.close();
    }
  }
}
