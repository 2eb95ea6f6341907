package com.lexintel.channels;

import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings channels, the database and its tail together: opens, loads, checks, attaches. */
public final class Subscriptions {
  // Who polls, or comes back after a moment, finds the state still there.
  private static final long LINGER = 5_000;

  private final Channels channels;
  private final ProgressStore stored;
  private final Ticks ticks;
  private final Timer timer;
  private final DatabaseTail tail;

  Subscriptions(Channels channels, ProgressStore stored, Ticks ticks, Timer timer) {
    this.channels = channels;
    this.stored = stored;
    this.ticks = ticks;
    this.timer = timer;
    this.tail = new DatabaseTail(stored::changedSince, channels::take, ticks, timer);
  }

  /** What must happen once a second. */
  void beat() {
    if (!channels.whenIdle(tail::rest)) {
      tail.nudge();
      channels.tick();
    }
  }

  /** Sends all readers elsewhere, spread over that time. */
  void dismiss(long within) {
    channels.dismiss(within);
  }

  /**
   * What somebody told of a document, and what may be wrong: only the database can confirm an end.
   *
   * @param claimedCase the case that the event names; null when it names none
   */
  public void hear(UUID documentId, UUID claimedCase, JsonObject event) {
    if (channels.hear(
        documentId,
        claimedCase,
        (id, caseId) -> ReceivedEvent.live(id, caseId, event, ticks.now()))) {
      tail.nudge();
    }
  }

  /**
   * The topic's channel with its state, kept for some seconds.
   *
   * @throws Problem when the database cannot be read
   */
  public Channel ready(Topic topic) {
    Channel channel = channels.open(topic);
    timer.after(LINGER, () -> channels.release(topic));
    load(channel);
    return channel;
  }

  private void load(Channel channel) {
    channel.loadOnce(
        () -> {
          Changes state = stored.stateOf(channel.topic());
          tail.startAt(state.position());
          channels.load(channel, state);
        });
  }

  /**
   * @param returning whether the reader has followed it before, so that it may know what is deleted
   * @throws Problem when the topic names what does not exist
   */
  public void refuseUnknown(Topic topic, boolean returning) {
    stored
        .unknown(topic, returning)
        .ifPresent(
            id -> {
              throw topic.cases().contains(id)
                  ? new Problem(ProblemCode.CASE_NOT_FOUND, "There is no case " + id)
                  : new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no document " + id);
            });
  }

  /** Whether a reader with that cursor has seen all that there will ever be. */
  public boolean nothingMore(Topic topic, String lastEventId) {
    if (lastEventId == null || !topic.canEnd()) {
      return false;
    }
    Channel channel = ready(topic);
    if (!channel.nothingMoreFor(lastEventId)) {
      return false;
    }
    // A 204 sends a browser away for good, so ask whether this is so at this very moment.
    refresh(channel);
    return channel.nothingMoreFor(lastEventId);
  }

  /** Reads the channel's state once more. */
  public void refresh(Channel channel) {
    channels.load(channel, stored.stateOf(channel.topic()));
  }

  /** Attaches a reader. */
  public Subscriber follow(Topic topic, MessageSink sink, String lastEventId) {
    Channel channel = channels.open(topic);
    try {
      load(channel);
      List<ReceivedEvent> deleted = catchUp(channel, lastEventId);
      Subscriber subscriber = channel.attach(sink, lastEventId, deleted);
      tail.nudge();
      return subscriber;
    } catch (RuntimeException unavailable) {
      channels.release(topic);
      throw unavailable;
    }
  }

  /**
   * Makes sure that a cursor's reader can be resumed: the cursor may be of a node that knows more,
   * and the reader may have to be told what is gone.
   *
   * @return the documents that were deleted since
   */
  public List<ReceivedEvent> catchUp(Channel channel, String cursor) {
    Optional<Cursor> seen = channel.parse(cursor);
    long position = channel.read(ChannelState::position);
    if (seen.isEmpty() || channel.cursor(cursor).filter(channel::shows).isPresent()) {
      return List.of();
    }
    Changes changes =
        stored.changedSince(channel.topic(), Math.min(position, seen.get().position()));
    channels.load(channel, changes);
    return changes.reports().stream().filter(ReceivedEvent::deleted).toList();
  }
}
