package com.lexintel.documents;

import com.lexintel.api.Cursor;
import java.util.List;
import java.util.UUID;

/**
 * Documents that follow one another in their case and were changed together.
 *
 * @param changed in no order
 * @param end the place of the last of them; where the portion began if there is none
 * @param held the document behind them, when a worker or another transaction has it; null otherwise
 */
public record Portion(List<Changed> changed, Cursor end, Held held) {
  /**
   * A document that was changed.
   *
   * @param series which series of attempts it is in now
   */
  public record Changed(UUID id, int series, String filename) {}

  /** A document that must be changed by itself. */
  public record Held(UUID id, Cursor place) {}

  /** Whether nothing is left behind the end. */
  public boolean isLast() {
    return changed.isEmpty() && held == null;
  }

  public List<UUID> ids() {
    return changed.stream().map(Changed::id).toList();
  }
}
