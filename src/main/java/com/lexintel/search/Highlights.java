package com.lexintel.search;

import com.lexintel.search.text.Query;
import com.lexintel.search.text.Token;
import com.lexintel.search.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the words of a query in a passage. For one thread. */
final class Highlights {
  private final Tokenizer tokenizer = new Tokenizer();
  private final Set<String> wanted;
  private final List<List<String>> phrases;

  Highlights(Query query) {
    this.wanted = new HashSet<>(query.terms());
    this.phrases = query.phrases();
  }

  /** From and to of each, in their order; words with only a space between them are one. */
  List<int[]> in(String text) {
    List<Token> tokens = tokenizer.tokens(text);
    boolean[] marked = new boolean[tokens.size()];
    for (int i = 0; i < marked.length; i++) {
      marked[i] |= wanted.contains(tokens.get(i).term());
      for (List<String> phrase : phrases) {
        markPhrase(tokens, i, phrase, marked);
      }
    }
    return ranges(text, tokens, marked);
  }

  private static void markPhrase(
      List<Token> tokens, int start, List<String> phrase, boolean[] marked) {
    if (start + phrase.size() > tokens.size()) {
      return;
    }
    for (int i = 0; i < phrase.size(); i++) {
      if (!tokens.get(start + i).term().equals(phrase.get(i))) {
        return;
      }
    }
    for (int i = 0; i < phrase.size(); i++) {
      marked[start + i] = true;
    }
  }

  private static List<int[]> ranges(String text, List<Token> tokens, boolean[] marked) {
    List<int[]> ranges = new ArrayList<>();
    int[] last = null;
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        Token token = tokens.get(i);
        if (last != null && text.substring(last[1], token.start()).isBlank()) {
          last[1] = token.end();
        } else {
          last = new int[] {token.start(), token.end()};
          ranges.add(last);
        }
      }
    }
    return ranges;
  }
}
