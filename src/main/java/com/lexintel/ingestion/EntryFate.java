package com.lexintel.ingestion;

import java.time.Duration;

/**
 * What becomes of a queue entry after it was picked.
 *
 * @param delay after which it may be picked again; null unless it goes back to the queue
 */
record EntryFate(Kind kind, Duration delay) {
  enum Kind {
    AGAIN,
    REMOVED,
    NOT_OURS
  }

  /** The document needs no worker any more. */
  static final EntryFate REMOVED = new EntryFate(Kind.REMOVED, null);

  /** Another worker has the entry, so this one must not touch it. */
  static final EntryFate NOT_OURS = new EntryFate(Kind.NOT_OURS, null);

  static EntryFate again(Duration delay) {
    return new EntryFate(Kind.AGAIN, delay);
  }
}
