package com.lexintel.channels;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which transactions a reading of the database has seen: all before {@code next} but those in
 * {@code open}.
 *
 * @param oldestOpen everything that was changed by an earlier transaction was committed and visible
 * @param next the first transaction that had not begun
 * @param open those that had begun and not ended
 */
public record Snapshot(long oldestOpen, long next, Set<Long> open) {

  /** Of {@code xmin:xmax:xip_list}, as PostgreSQL's documentation of {@code pg_snapshot} has it. */
  public static Snapshot of(String text) {
    String[] parts = text.split(":", -1);
    Set<Long> open =
        parts[2].isEmpty()
            ? Set.of()
            : Arrays.stream(parts[2].split(",")).map(Long::valueOf).collect(Collectors.toSet());
    return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), open);
  }

  /** Whether transactions have begun or ended since, until the other was taken. */
  boolean isBefore(Snapshot other) {
    return next < other.next || next == other.next && open.size() > other.open.size();
  }
}
