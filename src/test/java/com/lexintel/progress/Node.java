package com.lexintel.progress;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A node without a server: channels, the tail and the inbox over a fake database. */
final class Node {
  private final FakeTime time;
  private final Follower follower;
  private final Channels channels;
  private final Inbox inbox;

  Node(FakeTime time, Store store) {
    this.time = time;
    channels = new Channels(Pace.of(10, 15_000), time, time, time.clock());
    follower = new Follower(channels, store, time, time);
    inbox = new Inbox(channels, follower::askDatabase, time);
    beat();
  }

  private void beat() {
    follower.beat();
    time.after(1000, this::beat);
  }

  Reader follow(Topic topic, String lastEventId) {
    Reader reader = new Reader();
    follower.follow(topic, reader, lastEventId);
    return reader;
  }

  Subscriber follow(Topic topic, String lastEventId, MessageSink sink) {
    return follower.follow(topic, sink, lastEventId);
  }

  Follower follower() {
    return follower;
  }

  void hear(ProgressEvent event) {
    hear(event.documentId(), event.toJson().toString());
  }

  void hear(UUID documentId, String message) {
    inbox.receive("document:" + documentId + ":progress", message.getBytes(StandardCharsets.UTF_8));
  }

  Inbox inbox() {
    return inbox;
  }

  Channels channels() {
    return channels;
  }
}
