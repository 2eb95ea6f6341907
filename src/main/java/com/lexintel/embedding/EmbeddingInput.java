package com.lexintel.embedding;

import java.util.List;

/** The texts of one call, known not to be blank. */
final class EmbeddingInput {
  private EmbeddingInput() {}

  static List<String> checked(List<String> texts) {
    if (texts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a blank text has no embedding");
    }
    return texts;
  }
}
