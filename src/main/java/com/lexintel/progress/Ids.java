package com.lexintel.progress;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.util.Optional;
import java.util.UUID;

/** Ids as clients and publishers write them. */
public final class Ids {
  private Ids() {}

  /**
   * The id of a case; what is no UUID is the id of no case.
   *
   * @throws Problem {@code case_not_found}
   */
  public static UUID ofCase(String text) {
    return parse(text)
        .orElseThrow(() -> new Problem(ProblemCode.CASE_NOT_FOUND, "There is no such case"));
  }

  /**
   * The id of a document; what is no UUID is the id of no document.
   *
   * @throws Problem {@code document_not_found}
   */
  public static UUID ofDocument(String text) {
    return parse(text)
        .orElseThrow(
            () -> new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no such document"));
  }

  /** A UUID in its usual form of 36 characters; empty for anything else. */
  public static Optional<UUID> parse(String text) {
    try {
      // UUID.fromString also takes shorter forms.
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
