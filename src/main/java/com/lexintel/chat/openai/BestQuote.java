package com.lexintel.chat.openai;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sentence of a passage that shares most words with what was written about it.
 *
 * @param from offset into the passage, in UTF-16 code units
 * @param to the offset after its last character
 */
record BestQuote(int from, int to) {
  private static final int SHORTEST_WORD = 3;

  /** All of the passage when no sentence shares a word. */
  static BestQuote of(String passage, String written) {
    Set<String> wanted = words(written);
    BestQuote best = trimmed(passage, 0, passage.length());
    double most = 0;
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(passage);
    int from = sentences.first();
    for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
      Set<String> has = words(passage.substring(from, to));
      long shared = has.stream().filter(wanted::contains).count();
      // Of two with the same words the shorter says it more plainly.
      double worth = shared == 0 ? 0 : shared + 1.0 / has.size();
      if (worth > most) {
        most = worth;
        best = trimmed(passage, from, to);
      }
      from = to;
    }
    return best;
  }

  private static BestQuote trimmed(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new BestQuote(from, to);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .collect(Collectors.toSet());
  }
}
