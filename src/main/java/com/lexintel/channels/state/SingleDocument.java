package com.lexintel.channels.state;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.Part;
import com.lexintel.channels.delivery.View;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.event.ReceivedEvent;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One document. Each of its events is a message, and the cursor is the event's {@code seq}. Ends
 * and new steps are told at once, so that even the shortest step is seen.
 */
final class SingleDocument implements ProgressState {
  // Redis is ahead of the database by the events of about a second. A cursor that is further ahead
  // does not come from a worker's event.
  private static final long AHEAD = 10_000;

  private static final Pattern SEQ = Pattern.compile("\\d{1,18}");

  private final UUID id;
  private final Clock clock;
  private final Map<Long, List<Part>> parts = new HashMap<>();
  private DocumentState document;
  private long version = 1;
  private long urgentVersion;

  SingleDocument(UUID id, Clock clock) {
    this.id = id;
    this.clock = clock;
  }

  @Override
  public boolean merge(ReceivedEvent event) {
    if (!event.documentId().equals(id) || (document == null && !event.isStored())) {
      return false;
    }
    if (document == null) {
      document = new DocumentState();
    }
    ReceivedEvent earlier = document.latest();
    if (!document.merge(event, version + 1)) {
      return false;
    }
    version++;
    parts.clear();
    if (event.terminal() || event.entersStep(earlier)) {
      urgentVersion = version;
    }
    return true;
  }

  @Override
  public boolean urgent() {
    return urgentVersion == version || ended();
  }

  @Override
  public boolean ended() {
    return document != null && document.ended();
  }

  @Override
  public Optional<UUID> caseOf(UUID documentId) {
    return Optional.ofNullable(document).map(DocumentState::caseId);
  }

  @Override
  public Optional<ReceivedEvent> stored(UUID documentId) {
    return Optional.ofNullable(document)
        .filter(known -> documentId.equals(id))
        .map(DocumentState::stored);
  }

  @Override
  public boolean knows(UUID documentId, boolean deletedToo) {
    return documentId.equals(id) && document != null && document.known(deletedToo);
  }

  /** Who may no longer see the document follows nothing any more, so that nothing can go. */
  @Override
  public List<ReceivedEvent> ofCases(Set<UUID> cases) {
    return List.of();
  }

  @Override
  public Optional<DocumentStatus> document(UUID documentId) {
    return Optional.ofNullable(document).flatMap(known -> known.status(mark(null)));
  }

  @Override
  public boolean endsUnconfirmed() {
    return document != null && document.latest().terminal() && !document.ended();
  }

  @Override
  public CaseStatus documents(String since, List<ReceivedEvent> deleted) {
    List<ReceivedEvent> events = document == null ? List.of() : List.of(document.latest());
    RunningSummary summary = new RunningSummary();
    events.forEach(event -> summary.replace(null, event));
    return new CaseStatus(mark(since), List.of(new Block(events)), summary.at(clock.instant()));
  }

  @Override
  public void completeUpTo(long position) {}

  @Override
  public OptionalLong unreadSince(String cursor) {
    return OptionalLong.empty();
  }

  @Override
  public Mark mark(String cursor) {
    long seen = seq(cursor);
    String seq = document == null ? "" : String.valueOf(document.seq());
    boolean resumable = resumable(seen);
    return new Mark(seq, seq, resumable, resumable && seen < document.seq(), ended());
  }

  private boolean resumable(long seen) {
    return seen >= 0 && document != null && seen <= document.seq() + AHEAD;
  }

  /** The seq that a cursor names; -1 when it is none. */
  private static long seq(String cursor) {
    String text = cursor == null ? "" : cursor.strip();
    return SEQ.matcher(text).matches() ? Long.parseLong(text) : -1;
  }

  @Override
  public View open(String cursor, List<ReceivedEvent> deleted, Fields fields) {
    long seen = seq(cursor);
    if (!resumable(seen)) {
      return new Place(false, Long.MIN_VALUE, 0);
    }
    return new Place(true, seen, seen < document.seq() ? 0 : version);
  }

  private List<Part> since(long seenVersion) {
    return parts.computeIfAbsent(
        seenVersion, from -> document.since(from).stream().map(this::part).toList());
  }

  private Part part(ReceivedEvent event) {
    // An event without a seq brings nobody further than the last one that had one.
    String cursor = String.valueOf(event.seq() == null ? document.seq() : event.seq());
    return new Part(() -> Message.of(cursor, event.full()));
  }

  /** A subscriber's place: a version, and the seq that it came with. */
  private final class Place implements View {
    private final boolean resumed;
    private final long seenSeq;
    private long seenVersion;

    private Place(boolean resumed, long seenSeq, long seenVersion) {
      this.resumed = resumed;
      this.seenSeq = seenSeq;
      this.seenVersion = seenVersion;
    }

    @Override
    public boolean resumed() {
      return resumed;
    }

    @Override
    public boolean behind() {
      return document != null && seenVersion < version;
    }

    @Override
    public boolean urgent() {
      return seenVersion < urgentVersion;
    }

    @Override
    public List<Part> next() {
      long from = seenVersion;
      seenVersion = version;
      return seen() ? List.of() : since(from);
    }

    // The database may still tell older events than the subscriber has got from another node.
    private boolean seen() {
      Long latest = document == null ? null : document.latest().seq();
      return document == null || (!ended() && latest != null && latest <= seenSeq);
    }

    @Override
    public long version() {
      return seenVersion;
    }
  }
}
