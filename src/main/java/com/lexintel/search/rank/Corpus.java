package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;
import java.util.List;

/** The documents that one query is asked of. */
public final class Corpus {
  private final List<DocumentIndex> documents;
  private final int passages;
  private final double meanLength;

  public Corpus(List<DocumentIndex> documents) {
    this.documents = documents;
    this.passages = documents.stream().mapToInt(DocumentIndex::passages).sum();
    long words = documents.stream().mapToLong(DocumentIndex::length).sum();
    this.meanLength = Math.max(1, (double) words / Math.max(1, passages));
  }

  public List<DocumentIndex> documents() {
    return documents;
  }

  public int passages() {
    return passages;
  }

  /** How many words a passage has in the mean; at least 1. */
  double meanLength() {
    return meanLength;
  }

  /** A score of 0 for each passage of each document. */
  float[][] noScores() {
    return documents.stream()
        .map(document -> new float[document.passages()])
        .toArray(float[][]::new);
  }
}
