package com.lexintel.chat.answer;

import com.lexintel.channels.answer.Citation;
import com.lexintel.channels.answer.PlacedCitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a writer has of its answer and the database has not. Guarded by the writer. */
final class Draft {
  private static final char REPLACEMENT = '\uFFFD';

  private final Claim claim;
  private final StringBuilder text = new StringBuilder();
  private final List<PlacedCitation> citations = new ArrayList<>();
  private int stored;

  Draft(Claim claim) {
    this.claim = claim;
  }

  /** Of the whole answer, with what is stored of it. */
  int length() {
    return stored + text.length();
  }

  /** Whether the database has everything. */
  boolean isEmpty() {
    return text.isEmpty();
  }

  void append(String words) {
    // The one character that PostgreSQL takes in no text.
    text.append(words.replace('\0', REPLACEMENT));
  }

  /** A citation whose mark ends so many characters behind the present end. */
  void cite(Citation citation, int behind) {
    citations.add(new PlacedCitation(length() + behind, citation));
  }

  /**
   * What is to be stored next; empty for nothing.
   *
   * @param end null while the answer goes on
   */
  Optional<Addition> next(Ending end) {
    int size = text.length();
    // Half of a character waits for its other half.
    if (end == null && size > 0 && Character.isHighSurrogate(text.charAt(size - 1))) {
      size--;
    }
    if (size == 0 && end == null) {
      return Optional.empty();
    }
    int reached = stored + size;
    List<PlacedCitation> placed = citations.stream().filter(each -> each.at() <= reached).toList();
    return Optional.of(new Addition(claim, stored, text.substring(0, size), placed, end));
  }

  void stored(Addition addition) {
    text.delete(0, addition.text().length());
    citations.removeAll(addition.citations());
    stored = addition.endOffset();
  }
}
