package com.lexintel.chat.conversation;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.time.Instant;
import java.util.UUID;

/**
 * Questions about one case, one after the other.
 *
 * @param title null until it is given one, or a first question is asked
 * @param createdBy the name of who began it
 */
public record Conversation(
    UUID id, UUID caseId, String title, String createdBy, Instant createdAt) {
  private static final int LONGEST_TITLE = 200;
  private static final int TITLE_OF_A_QUESTION = 80;

  /**
   * A title as it is kept; null for none.
   *
   * @throws Problem {@code invalid_title} when it is longer than 200 characters
   */
  public static String usableTitle(String wanted) {
    if (wanted == null || wanted.isBlank()) {
      return null;
    }
    String title = wanted.strip().replaceAll("\\p{Cc}", " ");
    if (title.length() > LONGEST_TITLE) {
      throw new Problem(
          ProblemCode.INVALID_TITLE, "A title has at most " + LONGEST_TITLE + " characters");
    }
    return title;
  }

  /** The title of a conversation that had none before this question. */
  static String titleOf(String question) {
    String line = question.strip().replaceAll("\\s+", " ");
    if (line.length() <= TITLE_OF_A_QUESTION) {
      return line;
    }
    int end = line.lastIndexOf(' ', TITLE_OF_A_QUESTION);
    int cut = end > 0 ? end : TITLE_OF_A_QUESTION;
    return line.substring(0, Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut)
        + " …";
  }
}
