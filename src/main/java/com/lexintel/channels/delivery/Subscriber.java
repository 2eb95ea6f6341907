package com.lexintel.channels.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/** Who follows a channel: a sink, and a view of what it has been given. Guarded by its channel. */
final class Subscriber {
  private final MessageSink sink;
  private final View view;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final long cameAt;
  private boolean busy;
  private long sentAt;

  Subscriber(MessageSink sink, View view, long now) {
    this.sink = sink;
    this.view = view;
    this.cameAt = now;
    this.sentAt = now;
  }

  MessageSink sink() {
    return sink;
  }

  View view() {
    return view;
  }

  void give(Part part) {
    parts.add(part);
  }

  /** Gives it all that it lacks. */
  void giveNews() {
    if (view.behind()) {
      parts.addAll(view.next());
    }
  }

  boolean hasParts() {
    return !parts.isEmpty();
  }

  /** Whether a message is in flight. */
  boolean busy() {
    return busy;
  }

  /** How long ago the last message was begun, in milliseconds. */
  long silentFor(long now) {
    return now - sentAt;
  }

  /** How long ago it came, in milliseconds. */
  long presentFor(long now) {
    return now - cameAt;
  }

  /** Takes the next part, which the caller must now send. */
  Part begin(long now) {
    beginControl(now);
    return parts.poll();
  }

  /** The caller now sends something that is none of the parts. */
  void beginControl(long now) {
    busy = true;
    sentAt = now;
  }

  void sent() {
    busy = false;
  }
}
