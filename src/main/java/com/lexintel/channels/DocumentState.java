package com.lexintel.channels;

import java.util.List;

/** What a channel holds of one document. Guarded by its channel. */
public final class DocumentState {
  private ReceivedEvent latest;
  private ReceivedEvent stored;
  private long seq = Long.MIN_VALUE;
  private long version;
  private ReceivedEvent end;
  private long endVersion;

  /**
   * Takes a report in, if it is news.
   *
   * @param nextVersion the version that the document gets by it
   * @return whether there is something new to tell
   */
  boolean merge(ReceivedEvent report, long nextVersion) {
    boolean news = report.isStored() ? mergeStored(report) : report.seq() == null || above(report);
    if (news) {
      latest = report;
      version = nextVersion;
      if (report.seq() != null) {
        seq = report.deleted() ? Math.max(seq, report.seq()) : report.seq();
      }
      if (report.terminal()) {
        end = report;
        endVersion = nextVersion;
      }
    }
    return news;
  }

  private boolean mergeStored(ReceivedEvent report) {
    if (stored == null || report.deleted() || (!gone() && report.seq() >= stored.seq())) {
      stored = report;
    }
    boolean goes = report.deleted() && latest != null && !latest.deleted();
    return goes || above(report) || endsInSpiteOfTheWire(report);
  }

  private boolean above(ReceivedEvent report) {
    return report.seq() > seq;
  }

  // A worker stores its last event before it publishes it, and a retry likewise. So if the database
  // says "ended" after a message that claims to be newer was heard, the message was no worker's.
  private boolean endsInSpiteOfTheWire(ReceivedEvent report) {
    return report.terminal()
        && report == stored
        && !latest.isStored()
        && latest.at() < report.at()
        && (latest.seq() == null || latest.seq() > report.seq());
  }

  public ReceivedEvent latest() {
    return latest;
  }

  public long seq() {
    return seq;
  }

  /** What the database said last; null when it has not been asked. */
  public ReceivedEvent stored() {
    return stored;
  }

  /** The transaction that brought the latest; later than any while only the wire knows of it. */
  long changed() {
    boolean storedToo = latest.seq() != null && stored.seq() >= latest.seq();
    return storedToo ? stored.changed() : Long.MAX_VALUE;
  }

  /** Whether the database itself says that the document's work has ended. */
  public boolean ended() {
    return stored != null && stored.terminal();
  }

  /** Whether the database itself says that the document is gone. */
  boolean gone() {
    return stored != null && stored.deleted();
  }

  boolean newerThan(long readerVersion) {
    return version > readerVersion;
  }

  /** What a reader at that version lacks: the latest, and before it an end that it missed. */
  List<ReceivedEvent> since(long readerVersion) {
    boolean missedEnd = readerVersion > 0 && end != null && endVersion > readerVersion;
    return missedEnd && end != latest ? List.of(end, latest) : List.of(latest);
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
