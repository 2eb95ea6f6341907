package com.lexintel.channels.state;

import com.lexintel.channels.delivery.Part;
import com.lexintel.channels.delivery.View;
import com.lexintel.channels.event.EventJson;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.event.Wording;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Several documents. A message holds the latest events of all that changed, and their summary. The
 * cursor is a position in the database and a digest of what was seen.
 *
 * <p>The documents are kept in the order of their last change as well, by this node's count and by
 * the database's, so that what a subscriber lacks is found without looking at the rest.
 */
final class ManyDocuments implements ProgressState {
  private final Topic topic;
  private final Clock clock;
  private final Consumer<UUID> forgotten;
  private final Map<UUID, DocumentState> documents = new HashMap<>();
  private final NavigableMap<Long, DocumentState> byVersion = new TreeMap<>();
  private final ChangeOrder byChange = new ChangeOrder();
  private final Slots slots = new Slots(Messages.DOCUMENTS_PER_MESSAGE, this::worthTelling);
  private final Position position;
  private final RunningSummary summary = new RunningSummary();
  private final Updates updates = new Updates(byVersion, this::messages);
  private final Set<UUID> gone = new HashSet<>();
  private final Set<UUID> goneLately = new HashSet<>();
  private long version = 1;
  private int ended;

  /**
   * @param forgotten is given each document that the state has forgotten
   */
  ManyDocuments(Topic topic, Clock clock, Consumer<UUID> forgotten) {
    this.topic = topic;
    this.clock = clock;
    this.forgotten = forgotten;
    this.position = new Position(clock);
  }

  @Override
  public boolean merge(ReceivedEvent event) {
    DocumentState document = documents.get(event.documentId());
    if (document == null) {
      if (!event.isStored() || !topic.follows(event) || nothingToTakeAway(event)) {
        return false;
      }
      document = new DocumentState();
      document.slot(slots.add(document));
      document.noteFields();
      documents.put(event.documentId(), document);
    } else {
      byChange.remove(document);
    }
    ReceivedEvent earlier = document.latest();
    long earlierVersion = document.version();
    long contribution = contribution(event.documentId(), document);
    boolean hadEnded = document.ended();
    boolean news = document.merge(event, version + 1);
    byChange.add(document);
    ended += (document.ended() ? 1 : 0) - (hadEnded ? 1 : 0);
    if (!news) {
      return false;
    }
    version++;
    byVersion.remove(earlierVersion);
    byVersion.put(version, document);
    slots.changed(document.slot());
    summary.replace(earlier, event);
    position.changeDigest(contribution(event.documentId(), document) - contribution);
    if (event.deleted() && document.gone()) {
      goneLately.add(event.documentId());
    }
    updates.clear();
    return true;
  }

  private boolean nothingToTakeAway(ReceivedEvent event) {
    return event.deleted() && !topic.names(event.documentId());
  }

  private static long contribution(UUID id, DocumentState document) {
    return document.digest(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  private boolean worthTelling(DocumentState document) {
    return !document.latest().deleted() || topic.names(document.latest().documentId());
  }

  @Override
  public boolean ended() {
    return topic.canEnd()
        && documents.size() == topic.documents().size()
        && ended == documents.size();
  }

  @Override
  public Optional<UUID> caseOf(UUID documentId) {
    return Optional.ofNullable(documents.get(documentId)).map(DocumentState::caseId);
  }

  @Override
  public Optional<ReceivedEvent> stored(UUID documentId) {
    return Optional.ofNullable(documents.get(documentId)).map(DocumentState::stored);
  }

  @Override
  public boolean knows(UUID documentId, boolean deletedToo) {
    DocumentState document = documents.get(documentId);
    return document != null && document.known(deletedToo);
  }

  @Override
  public List<ReceivedEvent> ofCases(Set<UUID> cases) {
    return documents.values().stream()
        .map(DocumentState::latest)
        .filter(event -> !event.deleted() && cases.contains(event.caseId()))
        .toList();
  }

  @Override
  public Optional<DocumentStatus> document(UUID id) {
    return Optional.ofNullable(documents.get(id)).flatMap(known -> known.status(mark(null)));
  }

  @Override
  public void completeUpTo(long newPosition) {
    position.completeUpTo(newPosition);
  }

  /**
   * Forgets the deleted documents that every subscriber knows to be gone. Who only polls is told of
   * them by the database. One is kept until the next time: a reading of the database that began
   * before the deletion could bring it back for good.
   */
  @Override
  public void forget(long seenByAll) {
    gone.removeIf(id -> topic.names(id) || forget(id, documents.get(id), seenByAll));
    gone.addAll(goneLately);
    goneLately.clear();
  }

  private boolean forget(UUID id, DocumentState document, long seenByAll) {
    if (!document.gone() || !document.latest().deleted() || document.newerThan(seenByAll)) {
      return false;
    }
    documents.remove(id);
    byVersion.remove(document.version());
    byChange.remove(document);
    slots.remove(document.slot());
    ended--;
    forgotten.accept(id);
    return true;
  }

  @Override
  public Mark mark(String cursor) {
    Optional<Cursor> seen = position.usable(cursor);
    boolean behind = seen.isPresent() && !position.isSeenBy(seen.get());
    return new Mark(position.tag(), position.cursor(), seen.isPresent(), behind, ended());
  }

  @Override
  public OptionalLong unreadSince(String cursor) {
    return position.unreadSince(cursor);
  }

  @Override
  public View open(String cursor, List<ReceivedEvent> deleted, Fields fields) {
    Optional<Cursor> seen = position.usable(cursor);
    if (seen.isEmpty()) {
      List<Part> first =
          deleted.isEmpty() ? updates.snapshot(slots, fields) : snapshotAfter(deleted, fields);
      return new ManyDocumentsView(this, fields, false, first, null);
    }
    List<ReceivedEvent> missed = changedSince(seen.get(), deleted);
    List<Part> first =
        missed.isEmpty() && position.isSeenBy(seen.get())
            ? List.of()
            : updates.missed(missed, fields, this::whole);
    return new ManyDocumentsView(this, fields, true, first, told(missed));
  }

  /** With the number of the document, if the state still has it. */
  private EventJson whole(ReceivedEvent latest) {
    DocumentState document = documents.get(latest.documentId());
    return document == null ? latest : document.whole();
  }

  private BitSet told(List<ReceivedEvent> events) {
    BitSet told = new BitSet();
    for (ReceivedEvent event : events) {
      DocumentState document = documents.get(event.documentId());
      if (document != null) {
        told.set(document.slot());
      }
    }
    return told;
  }

  @Override
  public CaseStatus documents(String since, List<ReceivedEvent> deleted) {
    List<Block> blocks =
        position
            .usable(since)
            .map(seen -> List.of(new Block(changedSince(seen, deleted))))
            .orElseGet(slots::snapshot);
    return new CaseStatus(mark(since), blocks, summary.at(clock.instant()));
  }

  private List<ReceivedEvent> changedSince(Cursor cursor, List<ReceivedEvent> deleted) {
    if (position.isSeenBy(cursor)) {
      return List.of();
    }
    List<ReceivedEvent> events = new ArrayList<>(deleted);
    events.removeIf(event -> documents.containsKey(event.documentId()));
    for (DocumentState document : byChange.since(cursor.position())) {
      events.add(document.latest());
    }
    return events;
  }

  long version() {
    return version;
  }

  private List<Part> snapshotAfter(List<ReceivedEvent> deleted, Fields fields) {
    List<Block> blocks = new ArrayList<>(slots.snapshot());
    blocks.add(0, new Block(deleted));
    return messages(fields).ofBlocks(blocks);
  }

  Updates updates() {
    return updates;
  }

  private Messages messages(Fields fields) {
    Wording wording = new Wording(topic.oneCase(), fields == Fields.CHANGED_BY_NUMBER);
    return new Messages(wording, position.cursor(), summary.at(clock.instant()));
  }
}
