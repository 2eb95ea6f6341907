package com.lexintel.channels.state;

import com.lexintel.channels.delivery.ChannelState;
import com.lexintel.channels.delivery.View;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.event.ReceivedEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The state of a channel whose subject is the progress of documents. */
public interface ProgressState extends ChannelState {

  /**
   * An empty state.
   *
   * @param forgotten is given each document that the state has forgotten
   */
  static ProgressState of(Topic topic, Clock clock, Consumer<UUID> forgotten) {
    return topic.single()
        ? new SingleDocument(topic.documents().iterator().next(), clock)
        : new ManyDocuments(topic, clock, forgotten);
  }

  /**
   * Takes an event in, if it is of the topic and news.
   *
   * @return whether there is something new to tell
   */
  boolean merge(ReceivedEvent event);

  /** The case that a document is in; empty when the document is not known. */
  Optional<UUID> caseOf(UUID documentId);

  /**
   * Whether the database itself has that document.
   *
   * @param deletedToo whether one that was deleted lately counts
   */
  boolean knows(UUID documentId, boolean deletedToo);

  /** What the database said last of a document; empty when the document is not known. */
  Optional<ReceivedEvent> stored(UUID documentId);

  /** The latest of each document that is in one of these cases and is not deleted. */
  List<ReceivedEvent> ofCases(Set<UUID> cases);

  /** The latest of a document; empty when there is none. */
  Optional<DocumentStatus> document(UUID id);

  /** Whether an end is known that the database has not confirmed. */
  default boolean endsUnconfirmed() {
    return false;
  }

  /**
   * All documents, or those that changed since a cursor.
   *
   * @param since null for all
   * @param deleted the documents of the topic that were deleted since that cursor
   */
  CaseStatus documents(String since, List<ReceivedEvent> deleted);

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
   * @param deleted the documents of the topic that were deleted since that cursor; told also to a
   *     subscriber whose cursor cannot be used
   * @param fields of no effect where a message is one event
   */
  View open(String cursor, List<ReceivedEvent> deleted, Fields fields);
}
