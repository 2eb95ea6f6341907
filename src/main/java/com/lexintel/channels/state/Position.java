package com.lexintel.channels.state;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** How much of the database a state of several documents contains, and how cursors compare. */
final class Position {
  private final Clock clock;
  private long position;
  private long digest;

  Position(Clock clock) {
    this.clock = clock;
  }

  /** Everything that transactions before that position changed is contained. */
  void completeUpTo(long newPosition) {
    position = Math.max(position, newPosition);
  }

  /** A document's share of the digest has changed by that much. */
  void changeDigest(long by) {
    digest += by;
  }

  String tag() {
    return Long.toHexString(digest);
  }

  /** The cursor of a subscriber that has the present state. */
  String cursor() {
    return Cursor.of(position, digest, clock.instant()).toString();
  }

  /** The cursor, if what it lacks can be found here. */
  Optional<Cursor> usable(String cursor) {
    return Cursor.parse(cursor, clock.instant()).filter(seen -> seen.position() <= position);
  }

  boolean isSeenBy(Cursor cursor) {
    return cursor.digest() == digest;
  }

  /** From where on the database must be read before a subscriber with that cursor is resumed. */
  OptionalLong unreadSince(String cursor) {
    Optional<Cursor> seen = Cursor.parse(cursor, clock.instant());
    boolean upToDate = seen.isEmpty() || usable(cursor).filter(this::isSeenBy).isPresent();
    return upToDate
        ? OptionalLong.empty()
        : OptionalLong.of(Math.min(position, seen.get().position()));
  }
}
