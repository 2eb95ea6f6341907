package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.index.Posting;
import com.lexintel.search.text.Query;
import java.util.List;
import java.util.function.Function;

/** Scores passages by the words of a query: BM25. */
final class WordScores {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private final Corpus corpus;
  private final float[][] scores;

  private WordScores(Corpus corpus) {
    this.corpus = corpus;
    this.scores = corpus.noScores();
  }

  /** A score for each passage of each document; 0 where no word of the query stands. */
  static float[][] of(Corpus corpus, Query query) {
    WordScores words = new WordScores(corpus);
    for (String term : query.terms()) {
      words.add(document -> document.postings(term));
    }
    for (List<String> sequence : query.sequences()) {
      words.add(document -> document.postings(sequence));
    }
    return words.scores;
  }

  private void add(Function<DocumentIndex, int[]> lookUp) {
    int[][] found = corpus.documents().stream().map(lookUp).toArray(int[][]::new);
    int passages = 0;
    for (int[] postings : found) {
      passages += postings.length;
    }
    if (passages == 0) {
      return;
    }
    double rarity = Math.log(1 + (corpus.passages() - passages + 0.5) / (passages + 0.5));
    for (int i = 0; i < found.length; i++) {
      add(corpus.documents().get(i), found[i], rarity, scores[i]);
    }
  }

  private void add(DocumentIndex document, int[] postings, double rarity, float[] of) {
    for (int posting : postings) {
      int passage = Posting.passage(posting);
      double times = Posting.times(posting);
      double length = document.length(passage) / corpus.meanLength();
      of[passage] += (float) (rarity * times * (K1 + 1) / (times + K1 * (1 - B + B * length)));
    }
  }
}
