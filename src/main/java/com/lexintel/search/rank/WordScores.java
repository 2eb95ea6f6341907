package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.index.Posting;
import java.util.List;

/** Scores documents and their passages by the words of a query. */
final class WordScores {
  private final Corpus corpus;
  private final List<Occurrences> words;

  WordScores(Corpus corpus, List<Occurrences> words) {
    this.corpus = corpus;
    this.words = words;
  }

  /** How well each document as a whole fits: what tells documents apart counts. */
  float[] ofDocuments() {
    List<DocumentIndex> documents = corpus.documents();
    float[] scores = new float[documents.size()];
    for (Occurrences word : words) {
      double rarity = Bm25.rarity(word.documents(), documents.size());
      for (int i = 0; i < scores.length; i++) {
        double length = documents.get(i).length() / corpus.meanDocumentLength();
        scores[i] += (float) (rarity * Bm25.share(word.timesIn(i), length));
      }
    }
    return scores;
  }

  /** How well each passage fits: what tells the passages of its document apart counts. */
  float[][] ofPassages() {
    float[][] scores = corpus.noScores();
    corpus.forEach(
        i -> {
          for (Occurrences word : words) {
            add(corpus.documents().get(i), word.postings()[i], word.weight(), scores[i]);
          }
        });
    return scores;
  }

  private void add(DocumentIndex document, int[] postings, float weight, float[] scores) {
    double rarity = weight * Bm25.rarity(postings.length, document.passages());
    for (int posting : postings) {
      int passage = Posting.passage(posting);
      double length = document.length(passage) / corpus.meanLength();
      scores[passage] += (float) (rarity * Bm25.share(Posting.times(posting), length));
    }
  }
}
