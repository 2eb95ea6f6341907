package com.lexintel.channels.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void readsWhatItWrites() {
    Cursor cursor = Cursor.of(1234, -1, NOW);
    assertEquals(Optional.of(cursor), Cursor.parse(cursor.toString(), NOW));
  }

  @Test
  void isNotUsedOnceDeletionsMayBeForgotten() {
    String cursor = Cursor.of(1234, 5, NOW).toString();
    assertEquals(Optional.empty(), Cursor.parse(cursor, NOW.plus(Duration.ofHours(24))));
    assertEquals(Optional.empty(), Cursor.parse(cursor, NOW.minus(Duration.ofHours(24))));
  }
}
