package com.lexintel.api;

import com.lexintel.problem.Problem;
import java.util.Optional;
import java.util.UUID;

/** Ids as clients write them: what is not a UUID is an id that does not exist. */
public final class Ids {
  private Ids() {}

  /**
   * @throws Problem 404 {@code case_not_found}
   */
  public static UUID ofCase(String text) {
    return parse(text)
        .orElseThrow(() -> new Problem(404, "case_not_found", "There is no such case"));
  }

  /**
   * @throws Problem 404 {@code document_not_found}
   */
  public static UUID ofDocument(String text) {
    return parse(text)
        .orElseThrow(() -> new Problem(404, "document_not_found", "There is no such document"));
  }

  private static Optional<UUID> parse(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
