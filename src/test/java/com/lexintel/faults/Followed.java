package com.lexintel.faults;

import java.util.List;

/** What a subscriber follows: documents, cases, or both. */
record Followed(List<String> documents, List<String> cases) {

  static Followed document(String id) {
    return new Followed(List.of(id), List.of());
  }

  static Followed legalCase(String id) {
    return new Followed(List.of(), List.of(id));
  }

  /** Whether it is one document and nothing else. */
  boolean oneDocument() {
    return documents.size() == 1 && cases.isEmpty();
  }

  /**
   * The id of what is followed by a door that can follow one thing only.
   *
   * @throws IllegalStateException when it is a mix
   */
  String only() {
    if (documents.size() + cases.size() != 1) {
      throw new IllegalStateException("This door follows one thing: " + this);
    }
    return oneDocument() ? documents.get(0) : cases.get(0);
  }
}
