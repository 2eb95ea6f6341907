package com.lexintel.search.text;

import java.util.Set;

/** Words that say nothing of what is looked for. They count in phrases only. */
final class StopWords {
  private static final Set<String> STEMS =
      Set.of(
          "a", "an", "and", "ani", "are", "as", "at", "be", "been", "between", "but", "by", "can",
          "could", "did", "do", "doe", "for", "from", "had", "has", "have", "how", "i", "if", "in",
          "into", "is", "it", "its", "may", "me", "much", "must", "my", "no", "not", "of", "on",
          "or", "our", "shall", "should", "so", "some", "such", "that", "the", "their", "them",
          "then", "there", "these", "they", "this", "those", "to", "us", "was", "we", "were",
          "what", "when", "where", "which", "who", "whom", "whose", "whi", "will", "with", "would",
          "you", "your", "under", "upon", "about", "long", "given", "anyon", "anyth");

  private StopWords() {}

  static boolean contain(String term) {
    return STEMS.contains(term);
  }
}
