package com.lexintel.channels;

import com.lexintel.channels.delivery.DeliveryRate;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.progress.ProgressEvent;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.UUID;

/** A node without a server: channels and the tail over a fake database. */
public final class SimulatedNode {
  private final FakeTime time;
  private final Subscriptions subscriptions;
  private final Channels channels;
  private final AccessGuard guard;
  private final LiveProgress live;

  public SimulatedNode(FakeTime time, ProgressStore store) {
    this(time, store, new FakeAccess());
  }

  public SimulatedNode(FakeTime time, ProgressStore store, AccessStore access) {
    this.time = time;
    channels = new Channels(DeliveryRate.of(10, 15_000), time, time, time.clock());
    subscriptions = new Subscriptions(channels, store, time, time, Runnable::run);
    guard = new AccessGuard(subscriptions, access, time, time.clock(), Runnable::run);
    live = new LiveProgress(subscriptions, guard, new StreamShares(Integer.MAX_VALUE, 3, 5));
    beat();
  }

  private void beat() {
    subscriptions.beat();
    time.after(1000, this::beat);
  }

  public RecordingSink follow(Topic topic, String lastEventId) {
    return follow(topic, lastEventId, Fields.ALL);
  }

  public RecordingSink follow(Topic topic, String lastEventId, Fields fields) {
    RecordingSink subscriber = new RecordingSink(fields);
    subscriptions.follow(topic, subscriber, lastEventId, fields);
    return subscriber;
  }

  public Subscription follow(Topic topic, String lastEventId, MessageSink sink) {
    return subscriptions.follow(topic, sink, lastEventId, Fields.ALL);
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  public void hear(ProgressEvent event) {
    subscriptions.hear(event.documentId(), event.caseId(), event.toJson());
  }

  public void hear(UUID documentId, String message) {
    try (JsonReader reader = Json.createReader(new StringReader(message))) {
      subscriptions.hear(documentId, null, reader.readObject());
    }
  }

  Channels channels() {
    return channels;
  }

  /** The node as doors see it. */
  public LiveProgress live() {
    return live;
  }

  /** Asks whether the callers may still see what they follow. */
  public void checkAccess() {
    guard.check();
  }

  /** Begins to stop. */
  public void stop() {
    live.stop(null);
  }

  /** The time of the simulation. */
  public FakeTime time() {
    return time;
  }

  /** Whether it holds no channel. */
  public boolean isIdle() {
    return channels.all().isEmpty();
  }
}
