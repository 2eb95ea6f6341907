package com.lexintel.chat.answer;

import java.util.UUID;

/**
 * The right to write an answer, until a higher fence is given to another.
 *
 * @param fence grows with each writer of the answer
 */
public record Claim(UUID answerId, long fence) {
  /** The fifth writer's. Whoever takes an answer, and whoever hands it back, counts one on. */
  private static final long LAST = 9;

  /** Whether no other writer may begin with the answer after a fault of the database. */
  boolean isLast() {
    return fence >= LAST;
  }
}
