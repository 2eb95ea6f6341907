package com.lexintel.channels;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A reader of a channel: a sink and the version that it has. Nothing queues for it but the parts of
 * the one message it is being given. Guarded by its channel.
 */
public final class Subscriber {
  private final MessageSink sink;
  private final Deque<Message> parts = new ArrayDeque<>();
  private final long seenSeq;
  private long version;
  private boolean busy;
  private long sentAt;

  /**
   * @param seenSeq of a single document, what the reader said that it has; older events, as the
   *     database may still tell them, are not for it
   */
  Subscriber(MessageSink sink, long seenSeq, long now) {
    this.sink = sink;
    this.seenSeq = seenSeq;
    this.sentAt = now;
  }

  MessageSink sink() {
    return sink;
  }

  long version() {
    return version;
  }

  long seenSeq() {
    return seenSeq;
  }

  boolean behind(long channelVersion) {
    return version < channelVersion;
  }

  /** Gives it what leads to that version. */
  void give(List<Message> messages, long leadsTo) {
    parts.addAll(messages);
    version = leadsTo;
  }

  boolean hasParts() {
    return !parts.isEmpty();
  }

  boolean busy() {
    return busy;
  }

  /** When the last message was begun, in ticks. */
  long sentAt() {
    return sentAt;
  }

  /** The next message to send, which the caller must now send. */
  Message begin(long now) {
    beginHeartbeat(now);
    return parts.poll();
  }

  void beginHeartbeat(long now) {
    busy = true;
    sentAt = now;
  }

  void sent() {
    busy = false;
  }
}
