package com.lexintel.channels.state;

import com.lexintel.channels.event.ChangedEvent;
import com.lexintel.channels.event.EventJson;
import com.lexintel.channels.event.FieldVersions;
import com.lexintel.channels.event.NumberedEvent;
import com.lexintel.channels.event.ReceivedEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a channel holds of one document. Guarded by its channel. */
final class DocumentState {
  private ReceivedEvent latest;

  /** What the database said last; null when it has not been asked. */
  private ReceivedEvent stored;

  /** When the database said it first. */
  private long storedSince;

  private long seq = Long.MIN_VALUE;
  private long version;
  private ReceivedEvent end;
  private long endVersion;
  private long created;
  private int slot;
  private FieldVersions fields;

  /**
   * Takes an event in, if it is news.
   *
   * @param nextVersion the version that the document gets by it
   * @return whether there is something new to tell
   */
  boolean merge(ReceivedEvent event, long nextVersion) {
    boolean news = event.isStored() ? mergeStored(event) : event.seq() == null || above(event);
    if (news) {
      // Who was told that it is deleted has forgotten it, and who came later was not told of it.
      if (latest == null || latest.deleted()) {
        created = nextVersion;
      }
      if (latest != null && fields != null) {
        fields.changed(latest.json(), event.json(), nextVersion);
      }
      latest = event;
      version = nextVersion;
      if (event.seq() != null) {
        seq = event.deleted() ? Math.max(seq, event.seq()) : event.seq();
      }
      if (event.terminal()) {
        end = event;
        endVersion = nextVersion;
      }
    }
    return news;
  }

  private boolean mergeStored(ReceivedEvent event) {
    if (stored == null || event.deleted() || (!gone() && event.seq() >= stored.seq())) {
      // The same row may be read again, which is no news of it.
      if (stored == null || event.deleted() || event.seq() > stored.seq()) {
        storedSince = event.at();
      }
      stored = event;
    }
    boolean goes = event.deleted() && latest != null && !latest.deleted();
    return goes || above(event) || endsInSpiteOfTheWire(event);
  }

  private boolean above(ReceivedEvent event) {
    return event.seq() > seq;
  }

  // A worker stores its last event before it publishes it, and a retry likewise. So if the database
  // says "ended" after a message with a higher seq was heard, that message was not a worker's.
  private boolean endsInSpiteOfTheWire(ReceivedEvent event) {
    return event.terminal()
        && event == stored
        && !latest.isStored()
        && latest.at() < storedSince
        && (latest.seq() == null || latest.seq() > event.seq());
  }

  ReceivedEvent latest() {
    return latest;
  }

  /** What the database said last. */
  ReceivedEvent stored() {
    return stored;
  }

  /** The latest, with the number that the document has: its slot. */
  EventJson whole() {
    return new NumberedEvent(latest, slot);
  }

  long seq() {
    return seq;
  }

  /** As polls are told of it; empty when it is deleted. */
  Optional<DocumentStatus> status(Mark mark) {
    return latest.deleted()
        ? Optional.empty()
        : Optional.of(new DocumentStatus(mark, latest, stored.indexedAt()));
  }

  /** The case that the document is in. */
  UUID caseId() {
    return latest.caseId();
  }

  /** The transaction that brought the latest; later than any while only the wire knows of it. */
  long changed() {
    boolean storedToo = latest.seq() != null && stored.seq() >= latest.seq();
    return storedToo ? stored.changed() : Long.MAX_VALUE;
  }

  /** Whether the database itself says that the document's work has ended. */
  boolean ended() {
    return stored != null && stored.terminal();
  }

  /** Whether the database itself says that the document is gone. */
  boolean gone() {
    return stored != null && stored.deleted();
  }

  /**
   * Whether the database itself has it; one that was deleted lately counts if that is asked for.
   */
  boolean known(boolean deletedToo) {
    return stored != null && (deletedToo || !gone());
  }

  boolean newerThan(long seenVersion) {
    return version > seenVersion;
  }

  /** The channel's version that brought the latest event. */
  long version() {
    return version;
  }

  /** Its place among the documents of the channel. */
  int slot() {
    return slot;
  }

  void slot(int place) {
    slot = place;
  }

  /** What a subscriber at that version lacks: the latest, and before it an end that it missed. */
  List<ReceivedEvent> since(long seenVersion) {
    boolean missedEnd = seenVersion > 0 && end != null && endVersion > seenVersion;
    return missedEnd && end != latest ? List.of(end, latest) : List.of(latest);
  }

  /** The same, whole, for a subscriber that adds what it is told to what it was told before. */
  List<EventJson> wholeSince(long seenVersion) {
    if (since(seenVersion).size() == 1) {
      return List.of(whole());
    }
    if (end.deleted()) {
      return List.of(new NumberedEvent(end, slot), whole());
    }
    // The fields of the end must not stay, so those that the latest lacks are told as null.
    List<String> fields = FieldVersions.names(end.json(), latest.json());
    return List.of(new NumberedEvent(end, slot), new ChangedEvent(latest, slot, fields));
  }

  /** The same for a subscriber that wants only the fields that changed. */
  List<EventJson> changesSince(long seenVersion) {
    if (fields == null || created > seenVersion) {
      return wholeSince(seenVersion);
    }
    List<ReceivedEvent> events = since(seenVersion);
    List<String> changed = fields.since(seenVersion);
    return events.stream().<EventJson>map(event -> new ChangedEvent(event, slot, changed)).toList();
  }

  /** Begins to note which fields change. */
  void noteFields() {
    fields = new FieldVersions();
  }

  /** What the document adds to the digest of its channel's state. */
  long digest(long high, long low) {
    return latest == null || latest.deleted() ? 0 : mix(mix(mix(high) ^ low) ^ seq);
  }

  // The finaliser of SplitMix64: every bit of the input reaches every bit of the sum.
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
