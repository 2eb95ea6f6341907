package com.lexintel.channels;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The latest state of every document of a topic, with a version that grows with each change, and
 * the messages that lead from one version to the present one. Guarded by its channel.
 */
public final class ChannelState {
  /** So that a large snapshot does not make one huge message. */
  static final int DOCUMENTS_PER_MESSAGE = 500;

  private final Topic topic;
  private final Clock clock;
  private final Map<UUID, DocumentState> entries = new LinkedHashMap<>();
  private final Map<Long, List<Message>> encoded = new HashMap<>();
  private long version = 1;
  private long digest;
  private long position;

  ChannelState(Topic topic, Clock clock) {
    this.topic = topic;
    this.clock = clock;
  }

  /**
   * Takes a report in.
   *
   * @return whether there is something new to tell
   */
  boolean merge(ReceivedEvent report) {
    DocumentState entry = entries.get(report.documentId());
    if (entry == null) {
      if (!report.isStored() || !topic.follows(report) || nothingToTakeAway(report)) {
        return false;
      }
      entry = new DocumentState();
      entries.put(report.documentId(), entry);
    }
    long before = contribution(report.documentId(), entry);
    if (!entry.merge(report, version + 1)) {
      return false;
    }
    version++;
    digest += contribution(report.documentId(), entry) - before;
    encoded.clear();
    return true;
  }

  private boolean nothingToTakeAway(ReceivedEvent report) {
    return report.deleted() && !topic.names(report.documentId());
  }

  private static long contribution(UUID id, DocumentState entry) {
    return entry.digest(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  /** Everything that earlier transactions changed has been merged. */
  void completeUpTo(long newPosition) {
    position = Math.max(position, newPosition);
  }

  long position() {
    return position;
  }

  public long digest() {
    return digest;
  }

  long version() {
    return version;
  }

  public DocumentState entry(UUID documentId) {
    return entries.get(documentId);
  }

  /** The latest of a document; null when the channel does not know it. */
  ReceivedEvent known(UUID documentId) {
    DocumentState entry = entries.get(documentId);
    return entry == null ? null : entry.latest();
  }

  Set<UUID> documents() {
    return Set.copyOf(entries.keySet());
  }

  public Cursor cursor() {
    return Cursor.of(position, digest, clock.instant());
  }

  /** Whether nothing will ever be reported any more, by what the database says. */
  boolean ended() {
    return topic.canEnd()
        && entries.size() == topic.documents().size()
        && entries.values().stream().allMatch(DocumentState::ended);
  }

  /** Forgets the deleted documents that every reader knows to be gone. */
  void forgetGone(long everyReaderHas) {
    entries
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue().gone()
                    && entry.getValue().latest().deleted()
                    && !entry.getValue().newerThan(everyReaderHas)
                    && !topic.names(entry.getKey()));
  }

  /**
   * What brings a reader of that version to the present one.
   *
   * @param readerVersion 0 for a reader that knows nothing
   */
  List<Message> since(long readerVersion) {
    return encoded.computeIfAbsent(
        readerVersion,
        from -> {
          List<ReceivedEvent> reports = new ArrayList<>();
          entries.values().stream()
              .filter(entry -> entry.newerThan(from) && (from > 0 || worthTelling(entry)))
              .forEach(entry -> reports.addAll(entry.since(from)));
          return messages(reports);
        });
  }

  private boolean worthTelling(DocumentState entry) {
    return !entry.latest().deleted() || topic.names(entry.latest().documentId());
  }

  /** What changed since a cursor that some node gave, and what was deleted since. */
  List<Message> since(Cursor cursor, List<ReceivedEvent> deleted) {
    return messages(changedSince(cursor, deleted));
  }

  /** The same as reports. */
  public List<ReceivedEvent> changedSince(Cursor cursor, List<ReceivedEvent> deleted) {
    List<ReceivedEvent> reports = new ArrayList<>(deleted);
    reports.removeIf(report -> entries.containsKey(report.documentId()));
    reports.addAll(latest(entry -> entry.changed() >= cursor.position()));
    return reports;
  }

  public List<ReceivedEvent> all() {
    return latest(this::worthTelling);
  }

  private List<ReceivedEvent> latest(Predicate<DocumentState> wanted) {
    return entries.values().stream().filter(wanted).map(DocumentState::latest).toList();
  }

  public Summary summary() {
    return Summary.of(latest(entry -> true), clock.instant());
  }

  private List<Message> messages(List<ReceivedEvent> reports) {
    return topic.single() ? eachAlone(reports) : together(reports);
  }

  private List<Message> eachAlone(List<ReceivedEvent> reports) {
    return reports.stream()
        .map(report -> Message.of(String.valueOf(idOf(report)), report.full()))
        .toList();
  }

  // An event without a seq brings the reader no further than the last one that had one.
  private long idOf(ReceivedEvent report) {
    return report.seq() == null ? entries.get(report.documentId()).seq() : report.seq();
  }

  private List<Message> together(List<ReceivedEvent> reports) {
    String summary = summary().toJson().toString();
    List<Message> messages = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(reports.size(), from + DOCUMENTS_PER_MESSAGE);
      String data = body(reports.subList(from, to), summary) + "}";
      messages.add(Message.of(to == reports.size() ? cursor().toString() : null, data));
      from = to;
    } while (from < reports.size());
    return messages;
  }

  /** The documents and the summary as JSON, still open for another field. */
  public String body(List<ReceivedEvent> reports, String summary) {
    StringBuilder json = new StringBuilder("{\"documents\":[");
    for (ReceivedEvent report : reports) {
      json.append(report.compact(topic.oneCase())).append(',');
    }
    if (!reports.isEmpty()) {
      json.setLength(json.length() - 1);
    }
    return json.append("],\"summary\":").append(summary).toString();
  }
}
