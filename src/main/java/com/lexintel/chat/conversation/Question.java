package com.lexintel.chat.conversation;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.time.Instant;
import java.util.UUID;

/**
 * A question of a conversation.
 *
 * @param askedBy the name of who asked
 */
public record Question(UUID id, String text, String askedBy, Instant askedAt) {
  private static final int LONGEST = 4000;

  /**
   * The text of a question as it is kept.
   *
   * @throws Problem {@code empty_question}; {@code question_too_long} above 4,000 characters
   */
  static String usable(String text) {
    if (text == null || text.isBlank()) {
      throw new Problem(ProblemCode.EMPTY_QUESTION, "There is no question in the text");
    }
    String stripped = text.strip().replace("\0", "");
    if (stripped.codePointCount(0, stripped.length()) > LONGEST) {
      throw new Problem(
          ProblemCode.QUESTION_TOO_LONG, "A question may have " + LONGEST + " characters at most");
    }
    return stripped;
  }
}
