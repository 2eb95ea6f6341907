package com.lexintel.channels;

import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.CaseStatus;
import com.lexintel.channels.state.DocumentStatus;
import com.lexintel.channels.state.Mark;
import com.lexintel.channels.state.ProgressState;
import com.lexintel.channels.state.Topic;
import com.lexintel.node.ExecutorTimer;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Keeps the channels true to the database and to what is published, and lets subscribers and polls
 * at them.
 */
final class Subscriptions {
  private final Channels channels;
  private final Ticks ticks;
  private final DatabaseTail tail;
  private final LoadedChannels loaded;

  /**
   * @param executor runs what reads the database: the timer must not wait for it
   */
  Subscriptions(
      Channels channels, ProgressStore stored, Ticks ticks, Timer timer, Executor executor) {
    this.channels = channels;
    this.ticks = ticks;
    this.tail =
        new DatabaseTail(
            stored::changedSince, channels::take, ticks, new ExecutorTimer(timer, executor));
    this.loaded = new LoadedChannels(channels, stored, tail, ticks, timer);
  }

  /** What must happen once a second. */
  void beat() {
    if (!channels.whenIdle(tail::rest)) {
      tail.nudge();
      channels.tick();
    }
  }

  /** Finds out which subscribers have left. */
  void callTheRoll() {
    channels.callTheRoll();
  }

  /** Takes what somebody published of a document. It may be wrong: the database confirms an end. */
  void hear(UUID documentId, UUID claimedCase, JsonObject event) {
    if (channels.hear(
        documentId,
        claimedCase,
        (id, caseId) -> ReceivedEvent.live(id, caseId, event, ticks.now()))) {
      tail.nudge();
    }
  }

  /**
   * @param returning whether the subscriber has followed it before, so that it may know what is
   *     deleted
   * @throws Problem when the topic names what does not exist
   */
  void refuseUnknown(Topic topic, boolean returning) {
    loaded
        .unknown(topic, returning)
        .ifPresent(
            id -> {
              throw topic.cases().contains(id)
                  ? new Problem(ProblemCode.CASE_NOT_FOUND, "There is no case " + id)
                  : new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no document " + id);
            });
  }

  /** Attaches a subscriber. */
  Subscription follow(Topic topic, MessageSink sink, String cursor, Fields fields) {
    return follow(topic, sink, cursor, fields, List.of());
  }

  /**
   * Attaches a subscriber that followed more before.
   *
   * @param lost what it may no longer see of it
   */
  Subscription goOn(Topic topic, MessageSink sink, Fields fields, List<ReceivedEvent> lost) {
    return follow(topic, sink, null, fields, lost);
  }

  private Subscription follow(
      Topic topic, MessageSink sink, String cursor, Fields fields, List<ReceivedEvent> lost) {
    OpenChannel channel = channels.open(topic);
    channels.subscriberComes();
    try {
      loaded.load(channel);
      List<ReceivedEvent> deleted = lost.isEmpty() ? loaded.catchUp(channel, cursor) : lost;
      Subscription subscription =
          channel.channel().attach(sink, state -> state.open(cursor, deleted, fields));
      tail.nudge();
      return subscription;
    } catch (RuntimeException unavailable) {
      channels.subscriberLeft(topic);
      throw unavailable;
    }
  }

  /** Whether a subscriber with that cursor has seen all that there will ever be. */
  boolean nothingMore(Topic topic, String cursor) {
    if (cursor == null || !topic.canEnd()) {
      return false;
    }
    OpenChannel channel = loaded.ready(topic);
    if (!seenToTheEnd(channel, cursor)) {
      return false;
    }
    // A 204 sends a browser away for good, so ask whether this is so at this very moment.
    loaded.refresh(channel);
    return seenToTheEnd(channel, cursor);
  }

  private static boolean seenToTheEnd(OpenChannel channel, String cursor) {
    Mark mark = channel.channel().read(state -> state.mark(cursor));
    return mark.ended() && mark.resumable() && !mark.behind();
  }

  /** The topic's state without its content, and how it compares with a cursor. */
  Mark mark(Topic topic, String cursor) {
    OpenChannel channel = loaded.ready(topic);
    loaded.catchUp(channel, cursor);
    return channel.channel().read(state -> state.mark(cursor));
  }

  /** The latest of a document; empty when there is none. */
  Optional<DocumentStatus> document(UUID id) {
    OpenChannel channel = loaded.ready(Topic.document(id));
    // An end that was only published: when the document was indexed is in its row.
    if (channel.channel().read(ProgressState::endsUnconfirmed)) {
      loaded.refresh(channel);
    }
    return channel.channel().read(state -> state.document(id));
  }

  /** The case, or what changed in it since a cursor. */
  CaseStatus legalCase(UUID id, String since) {
    OpenChannel channel = loaded.ready(Topic.legalCase(id));
    List<ReceivedEvent> deleted = loaded.catchUp(channel, since);
    return channel.channel().read(state -> state.documents(since, deleted));
  }

  /** The case of each document that a topic names, as far as they are known. */
  Map<UUID, UUID> casesOfDocuments(Topic topic) {
    if (topic.documents().isEmpty()) {
      return Map.of();
    }
    return loaded
        .ready(topic)
        .channel()
        .read(
            state -> {
              Map<UUID, UUID> cases = new HashMap<>();
              topic
                  .documents()
                  .forEach(id -> state.caseOf(id).ifPresent(caseId -> cases.put(id, caseId)));
              return cases;
            });
  }

  /** The documents of a topic that are in one of these cases, as who loses them is told. */
  List<ReceivedEvent> lostWith(Topic topic, Set<UUID> cases) {
    List<ReceivedEvent> lost = loaded.ready(topic).channel().read(state -> state.ofCases(cases));
    return lost.stream().map(ReceivedEvent::asDeleted).toList();
  }

  /** Sends all subscribers elsewhere, spread over that many milliseconds. */
  void dismiss(long within) {
    channels.dismiss(within);
  }

  /** Subscribers on this node. */
  int subscribers() {
    return channels.subscribers();
  }
}
