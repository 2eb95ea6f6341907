package com.lexintel.chunking;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Counts tokens as the tokenizer of all-MiniLM-L6-v2 does (BERT, uncased), without its native
 * library, which can be loaded by one web application only.
 */
final class WordPieces {

  private static final String MODEL = "/all-minilm-l6-v2-q-tokenizer.json";

  /**
   * A word with an unknown piece is one token to the model, which would make a passage of a
   * language without spaces as long as a page: three of its characters are counted as one.
   */
  private static final int UNKNOWN = 3;

  private final Set<String> vocabulary;
  private final int longest;

  private WordPieces(Set<String> vocabulary) {
    this.vocabulary = vocabulary;
    this.longest = vocabulary.stream().mapToInt(String::length).max().orElse(0);
  }

  static WordPieces ofModel() {
    return OfModel.PIECES;
  }

  /** Read once for all documents: reading takes longer than counting a short document. */
  private static final class OfModel {
    private static final WordPieces PIECES = read();
  }

  private static WordPieces read() {
    try (InputStream file = WordPieces.class.getResourceAsStream(MODEL);
        JsonReader json = Json.createReader(file)) {
      JsonObject vocabulary = json.readObject().getJsonObject("model").getJsonObject("vocab");
      return new WordPieces(Set.copyOf(vocabulary.keySet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of tokens of one word as {@link Words} finds it. */
  int count(String text, int start, int end) {
    String word = normalise(text.substring(start, end));
    if (vocabulary.contains(word)) {
      return 1;
    }
    int tokens = 0;
    for (int from = 0; from < word.length(); tokens++) {
      int to = endOfPiece(word, from);
      if (to == from) {
        return Math.max(1, word.length() / UNKNOWN);
      }
      from = to;
    }
    return tokens;
  }

  private int endOfPiece(String word, int from) {
    String prefix = from == 0 ? "" : "##";
    int to = Math.min(word.length(), from + longest - prefix.length());
    while (to > from && !vocabulary.contains(prefix + word.substring(from, to))) {
      to--;
    }
    return to;
  }

  private static String normalise(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) > 0x7f) {
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
      }
    }
    return lower;
  }
}
