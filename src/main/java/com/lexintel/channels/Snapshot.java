package com.lexintel.channels;

import java.util.Set;

/**
 * Which transactions a reading of the database has seen: all before {@code next} but those in
 * {@code open}.
 *
 * @param oldestOpen everything that was changed by an earlier transaction was committed and visible
 * @param next the first transaction that had not begun
 * @param open those that had begun and not ended
 */
public record Snapshot(long oldestOpen, long next, Set<Long> open) {

  /** Whether transactions have begun or ended since, until the other was taken. */
  boolean isBefore(Snapshot other) {
    return next < other.next || next == other.next && open.size() > other.open.size();
  }
}
