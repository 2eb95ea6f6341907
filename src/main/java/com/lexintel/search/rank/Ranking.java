package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.index.Signs;
import com.lexintel.search.rank.Best.Scored;
import com.lexintel.search.text.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The passages of a corpus that answer a query best.
 *
 * <p>A passage's score is the sum of how well its document fits the whole query, how well the
 * passage fits what the document as such does not answer by its words, and the same by its meaning.
 * The weights are those that answered most questions: {@code docs/search.md}.
 */
public final class Ranking {
  /** How many are ranked at most; nobody reads further. */
  public static final int MOST = 1000;

  /** With more passages, meaning is compared roughly first, and exactly for the best of them. */
  private static final int EXACT = 200_000;

  private static final int CANDIDATES = 5 * MOST;

  private static final float DOCUMENT_WEIGHT = 2;
  private static final float MEANING_WEIGHT = 20;

  /** A table of contents names every clause, and is a poor answer if the clause is there. */
  private static final float OF_CONTENTS = 0.5f;

  /** Below it, a passage without a word of the query has nothing to do with it. */
  private static final float NEAR = 0.2f;

  /**
   * Words name a document if they tell this much of what a word tells that only one document has.
   */
  private static final double NAMED = 0.75;

  private final Corpus corpus;
  private final Query query;
  private final List<Occurrences> words;
  private final float[] documents;
  private final Remainder remainder;
  private final boolean exact;

  /** Ranks documents; what is then left of the query is known. */
  public Ranking(Corpus corpus, Query query) {
    this(corpus, query, EXACT);
  }

  /**
   * @param exactUpTo so many passages are compared exactly
   */
  Ranking(Corpus corpus, Query query, int exactUpTo) {
    this.exact = corpus.passages() <= exactUpTo;
    this.corpus = corpus;
    this.query = query;
    this.words = Occurrences.of(corpus, query);
    this.documents = new WordScores(corpus, words).ofDocuments();
    this.remainder = remainder();
  }

  private Remainder remainder() {
    int lead = 0;
    for (int i = 1; i < documents.length; i++) {
      lead = documents[i] > documents[lead] ? i : lead;
    }
    if (documents.length < 2) {
      return Remainder.all(query);
    }
    Remainder left = Remainder.of(query, corpus.documents().get(lead));
    return names(left.without(query)) ? left : Remainder.all(query);
  }

  private boolean names(Set<String> terms) {
    double telling = 0;
    for (Occurrences word : words) {
      if (word.terms().size() == 1 && terms.contains(word.terms().get(0))) {
        telling += Bm25.rarity(word.documents(), documents.length);
      }
    }
    return telling >= NAMED * Bm25.rarity(1, documents.length);
  }

  /** The words whose meaning the passages are to be compared with. */
  public String meant() {
    return remainder.text();
  }

  /**
   * Best first.
   *
   * @param meaning the vector of {@link #meant}; null to rank by words alone
   */
  public List<Ranked> passages(float[] meaning) {
    List<Occurrences> left =
        Stream.concat(
                words.stream().filter(word -> remainder.has(word.terms())),
                Occurrences.ofRelatives(corpus, remainder.terms()).stream())
            .toList();
    float[][] byWords = new WordScores(corpus, left).ofPassages();
    float[][] byMeaning = corpus.noScores();
    float[][] together = corpus.noScores();
    Signs signs = exact || meaning == null ? null : Signs.of(meaning);
    Eligible eligible = new Eligible(query);
    corpus.forEach(
        i -> {
          DocumentIndex document = corpus.documents().get(i);
          if (signs != null) {
            byMeaning[i] = document.roughNearness(signs);
          } else if (meaning != null) {
            byMeaning[i] = document.nearness(meaning);
          }
          demote(document.contents(), byWords[i], byMeaning[i]);
          score(documents[i], byWords[i], byMeaning[i], together[i]);
          if (!eligible.all()) {
            keep(eligible.of(document), byWords[i], byMeaning[i], together[i]);
          }
        });
    if (signs != null) {
      compareBest(meaning, byWords, byMeaning, together);
    }
    return ranked(Best.of(together, MOST), ranks(byWords), ranks(byMeaning));
  }

  /** What only seems near is told from what is; nothing but the best is left to choose from. */
  private void compareBest(
      float[] meaning, float[][] byWords, float[][] byMeaning, float[][] together) {
    Scored[] best = Best.of(together, CANDIDATES);
    for (float[] scores : together) {
      Arrays.fill(scores, 0);
    }
    for (Scored passage : best) {
      int i = passage.document();
      int j = passage.passage();
      DocumentIndex document = corpus.documents().get(i);
      float near = document.nearness(meaning, j) * (document.contents().get(j) ? OF_CONTENTS : 1);
      byMeaning[i][j] = near;
      if (byWords[i][j] > 0) {
        together[i][j] = byWords[i][j] + MEANING_WEIGHT * Math.max(0, near);
      } else if (near >= NEAR) {
        together[i][j] = DOCUMENT_WEIGHT * documents[i] + MEANING_WEIGHT * near;
      }
    }
  }

  private static void score(float document, float[] words, float[] meaning, float[] together) {
    for (int i = 0; i < together.length; i++) {
      if (words[i] > 0 || meaning[i] >= NEAR) {
        together[i] =
            DOCUMENT_WEIGHT * document + words[i] + MEANING_WEIGHT * Math.max(0, meaning[i]);
      }
      if (words[i] > 0) {
        words[i] += DOCUMENT_WEIGHT * document;
      }
    }
  }

  private static void demote(BitSet contents, float[] words, float[] meaning) {
    for (int i = contents.nextSetBit(0); i >= 0; i = contents.nextSetBit(i + 1)) {
      words[i] *= OF_CONTENTS;
      meaning[i] *= OF_CONTENTS;
    }
  }

  private static void keep(BitSet eligible, float[]... scores) {
    for (float[] of : scores) {
      for (int i = eligible.nextClearBit(0); i < of.length; i = eligible.nextClearBit(i + 1)) {
        of[i] = 0;
      }
    }
  }

  private static Map<Long, Integer> ranks(float[][] scores) {
    Map<Long, Integer> ranks = new HashMap<>();
    for (Scored best : Best.of(scores, MOST)) {
      ranks.put(best.key(), ranks.size() + 1);
    }
    return ranks;
  }

  private List<Ranked> ranked(
      Scored[] best, Map<Long, Integer> byWords, Map<Long, Integer> byMeaning) {
    List<Ranked> ranked = new ArrayList<>(best.length);
    for (Scored passage : best) {
      ranked.add(
          new Ranked(
              corpus.documents().get(passage.document()),
              passage.passage(),
              byWords.get(passage.key()),
              byMeaning.get(passage.key())));
    }
    return ranked;
  }
}
