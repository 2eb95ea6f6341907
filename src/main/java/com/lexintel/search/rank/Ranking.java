package com.lexintel.search.rank;

import com.lexintel.search.text.Query;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The passages of a corpus that answer a query best. */
public final class Ranking {
  /** How many are ranked at most; nobody reads further. */
  public static final int MOST = 1000;

  private Ranking() {}

  /** Best first. */
  public static List<Ranked> of(Corpus corpus, Query query) {
    float[][] words = WordScores.of(corpus, query);
    keepEligible(corpus, query, words);
    List<Ranked> ranked = new ArrayList<>();
    for (Best.Scored best : Best.of(words, MOST)) {
      ranked.add(
          new Ranked(
              corpus.documents().get(best.document()), best.passage(), ranked.size() + 1, null));
    }
    return ranked;
  }

  private static void keepEligible(Corpus corpus, Query query, float[][] scores) {
    Eligible eligible = new Eligible(query);
    for (int i = 0; i < scores.length && !eligible.all(); i++) {
      BitSet passages = eligible.of(corpus.documents().get(i));
      for (int out = passages.nextClearBit(0);
          out < scores[i].length;
          out = passages.nextClearBit(out + 1)) {
        scores[i][out] = 0;
      }
    }
  }
}
