package com.lexintel.channels.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a subscriber of several documents has seen, in a form that any node understands: {@code
 * <position>.<digest>.<hour>}.
 *
 * @param position every change of a transaction before this one has been seen
 * @param digest of the documents and their {@code seq}, as the subscriber knows them
 * @param hour of its making, since the epoch
 */
record Cursor(long position, long digest, long hour) {
  // Deletions are remembered for a day. A subscriber that was away for longer must start anew.
  private static final long USABLE_HOURS = 23;

  static Cursor of(long position, long digest, Instant now) {
    return new Cursor(position, digest, hour(now));
  }

  /** Empty when the text is no cursor, or one too old to find out what was deleted since. */
  static Optional<Cursor> parse(String text, Instant now) {
    String[] parts = text == null ? new String[0] : text.strip().split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Cursor cursor =
          new Cursor(
              Long.parseLong(parts[0]),
              Long.parseUnsignedLong(parts[1], 16),
              Long.parseLong(parts[2], 36));
      return Optional.of(cursor).filter(parsed -> parsed.usable(hour(now)));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  private boolean usable(long now) {
    return position > 0 && hour <= now + 1 && now - hour <= USABLE_HOURS;
  }

  private static long hour(Instant instant) {
    return Duration.between(Instant.EPOCH, instant).toHours();
  }

  @Override
  public String toString() {
    return position + "." + Long.toHexString(digest) + "." + Long.toString(hour, 36);
  }
}
