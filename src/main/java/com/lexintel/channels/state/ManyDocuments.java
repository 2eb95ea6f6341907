package com.lexintel.channels.state;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.Part;
import com.lexintel.channels.delivery.View;
import java.time.Clock;
import java.util.ArrayList;
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
 * <p>The documents are kept in the order of their last change as well, so that what a subscriber
 * lacks is found without looking at the rest.
 */
final class ManyDocuments implements ProgressState {
  /** So that a large snapshot does not make one huge message. */
  static final int DOCUMENTS_PER_MESSAGE = 500;

  private final Topic topic;
  private final Clock clock;
  private final Consumer<UUID> forgotten;
  private final Map<UUID, DocumentState> documents = new HashMap<>();
  private final NavigableMap<Long, DocumentState> byVersion = new TreeMap<>();
  private final Slots slots = new Slots(DOCUMENTS_PER_MESSAGE, this::worthTelling);
  private final RunningSummary summary = new RunningSummary();
  private final Map<Long, List<Part>> parts = new HashMap<>();
  private final Set<UUID> gone = new HashSet<>();
  private long version = 1;
  private long digest;
  private long position;
  private int ended;

  /**
   * @param forgotten is given each document that the state has forgotten
   */
  ManyDocuments(Topic topic, Clock clock, Consumer<UUID> forgotten) {
    this.topic = topic;
    this.clock = clock;
    this.forgotten = forgotten;
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
      documents.put(event.documentId(), document);
    }
    ReceivedEvent earlier = document.latest();
    long earlierVersion = document.version();
    long contribution = contribution(event.documentId(), document);
    boolean hadEnded = document.ended();
    boolean news = document.merge(event, version + 1);
    ended += (document.ended() ? 1 : 0) - (hadEnded ? 1 : 0);
    if (!news) {
      return false;
    }
    version++;
    byVersion.remove(earlierVersion);
    byVersion.put(version, document);
    slots.changed(document.slot());
    summary.replace(earlier, event);
    digest += contribution(event.documentId(), document) - contribution;
    if (event.deleted() && document.gone()) {
      gone.add(event.documentId());
    }
    parts.clear();
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
  public Optional<DocumentStatus> document(UUID id) {
    return Optional.ofNullable(documents.get(id)).flatMap(known -> known.status(mark(null)));
  }

  @Override
  public void completeUpTo(long newPosition) {
    position = Math.max(position, newPosition);
  }

  /** Forgets the deleted documents that every subscriber knows to be gone. */
  @Override
  public void forget(long seenByAll) {
    if (!gone.isEmpty()) {
      gone.removeIf(id -> topic.names(id) || forget(id, documents.get(id), seenByAll));
    }
  }

  private boolean forget(UUID id, DocumentState document, long seenByAll) {
    if (!document.gone() || !document.latest().deleted() || document.newerThan(seenByAll)) {
      return false;
    }
    documents.remove(id);
    byVersion.remove(document.version());
    slots.remove(document.slot());
    ended--;
    forgotten.accept(id);
    return true;
  }

  @Override
  public Mark mark(String cursor) {
    Optional<Cursor> seen = usable(cursor);
    boolean behind = seen.isPresent() && seen.get().digest() != digest;
    return new Mark(Long.toHexString(digest), cursorNow(), seen.isPresent(), behind, ended());
  }

  private String cursorNow() {
    return Cursor.of(position, digest, clock.instant()).toString();
  }

  private Optional<Cursor> usable(String cursor) {
    return Cursor.parse(cursor, clock.instant()).filter(seen -> seen.position() <= position);
  }

  @Override
  public OptionalLong unreadSince(String cursor) {
    Optional<Cursor> seen = Cursor.parse(cursor, clock.instant());
    boolean upToDate =
        seen.isEmpty() || (seen.get().position() <= position && seen.get().digest() == digest);
    return upToDate
        ? OptionalLong.empty()
        : OptionalLong.of(Math.min(position, seen.get().position()));
  }

  @Override
  public View open(String cursor, List<ReceivedEvent> deleted) {
    return usable(cursor)
        .map(seen -> new Place(true, missed(seen, deleted)))
        .orElseGet(() -> new Place(false, parts.computeIfAbsent(0L, none -> snapshot())));
  }

  private List<Part> missed(Cursor seen, List<ReceivedEvent> deleted) {
    return seen.digest() == digest ? List.of() : parts(changedSince(seen, deleted));
  }

  @Override
  public CaseStatus documents(String since, List<ReceivedEvent> deleted) {
    Optional<Cursor> seen = usable(since);
    List<Block> blocks =
        seen.map(cursor -> missedBlocks(cursor, deleted)).orElseGet(slots::snapshot);
    return new CaseStatus(mark(since), blocks, summary());
  }

  private List<Block> missedBlocks(Cursor seen, List<ReceivedEvent> deleted) {
    return seen.digest() == digest ? List.of() : List.of(new Block(changedSince(seen, deleted)));
  }

  private List<ReceivedEvent> changedSince(Cursor cursor, List<ReceivedEvent> deleted) {
    List<ReceivedEvent> events = new ArrayList<>(deleted);
    events.removeIf(event -> documents.containsKey(event.documentId()));
    for (DocumentState document : byVersion.values()) {
      if (document.changed() >= cursor.position()) {
        events.add(document.latest());
      }
    }
    return events;
  }

  Summary summary() {
    return summary.at(clock.instant());
  }

  private List<Part> since(long seenVersion) {
    return parts.computeIfAbsent(
        seenVersion,
        from -> {
          List<ReceivedEvent> events = new ArrayList<>();
          byVersion.tailMap(from, false).values().forEach(d -> events.addAll(d.since(from)));
          return parts(events);
        });
  }

  private List<Part> parts(List<ReceivedEvent> events) {
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < events.size(); from += DOCUMENTS_PER_MESSAGE) {
      int to = Math.min(events.size(), from + DOCUMENTS_PER_MESSAGE);
      blocks.add(new Block(events.subList(from, to)));
    }
    return messages(blocks);
  }

  private List<Part> snapshot() {
    return messages(slots.snapshot());
  }

  private List<Part> messages(List<Block> blocks) {
    List<Block> told = blocks.isEmpty() ? List.of(new Block(List.of())) : blocks;
    String cursor = cursorNow();
    Summary now = summary();
    boolean inCase = topic.oneCase();
    List<Part> messages = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Block block = told.get(i);
      String id = i == told.size() - 1 ? cursor : null;
      messages.add(new Part(() -> Message.of(id, body(block.json(inCase), now) + "}")));
    }
    return messages;
  }

  /** The documents and the summary as JSON, still open for another field. */
  static String body(String documents, Summary summary) {
    return "{\"documents\":[" + documents + "],\"summary\":" + summary.toJson();
  }

  /** A subscriber's place: a version, and what leads up to it. */
  private final class Place implements View {
    private final boolean resumed;
    private List<Part> first;
    private long seenVersion = version;

    private Place(boolean resumed, List<Part> first) {
      this.resumed = resumed;
      this.first = first;
    }

    @Override
    public boolean resumed() {
      return resumed;
    }

    @Override
    public boolean behind() {
      return first != null || seenVersion < version;
    }

    @Override
    public List<Part> next() {
      List<Part> next = first == null ? since(seenVersion) : first;
      first = null;
      seenVersion = version;
      return next;
    }

    @Override
    public long version() {
      return seenVersion;
    }
  }
}
