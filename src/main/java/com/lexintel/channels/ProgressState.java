package com.lexintel.channels;

import com.lexintel.channels.delivery.ChannelState;
import com.lexintel.channels.delivery.View;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/** The state of a channel whose subject is the progress of documents. */
interface ProgressState extends ChannelState {

  /**
   * An empty state.
   *
   * @param forgotten is given each document that the state has forgotten
   */
  static ProgressState of(Topic topic, Clock clock, Consumer<UUID> forgotten) {
    return topic.single()
        ? new SingleDocument(topic.documents().iterator().next())
        : new ManyDocuments(topic, clock, forgotten);
  }

  /**
   * Takes an event in, if it is of the topic and news.
   *
   * @return whether there is something new to tell
   */
  boolean merge(ReceivedEvent event);

  /** What is known of a document; null when nothing is. */
  DocumentState document(UUID id);

  /** Everything that transactions before that position changed has been merged. */
  void completeUpTo(long position);

  /** What somebody with that cursor should know before the state is read; null for no cursor. */
  Mark mark(String cursor);

  /**
   * From which position on the database must be read before a subscriber can be resumed: the cursor
   * may be of a node that knows more, and the subscriber may have to be told what is gone. Empty
   * when nothing need be read.
   */
  OptionalLong unreadSince(String cursor);

  /**
   * A new subscriber's view.
   *
   * @param cursor null when it has none
   * @param deleted the documents of the topic that were deleted since that cursor
   */
  View open(String cursor, List<ReceivedEvent> deleted);
}
