package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;
import java.util.List;

/** The documents that one query is asked of. */
public final class Corpus {
  private final List<DocumentIndex> documents;
  private final double meanLength;
  private final double meanDocumentLength;

  public Corpus(List<DocumentIndex> documents) {
    this.documents = documents;
    int passages = documents.stream().mapToInt(DocumentIndex::passages).sum();
    double words = documents.stream().mapToLong(DocumentIndex::length).sum();
    this.meanLength = Math.max(1, words / Math.max(1, passages));
    this.meanDocumentLength = Math.max(1, words / Math.max(1, documents.size()));
  }

  public List<DocumentIndex> documents() {
    return documents;
  }

  /** How many words a passage has in the mean; at least 1. */
  double meanLength() {
    return meanLength;
  }

  /** The same for a document. */
  double meanDocumentLength() {
    return meanDocumentLength;
  }

  /** A score of 0 for each passage of each document. */
  float[][] noScores() {
    return documents.stream()
        .map(document -> new float[document.passages()])
        .toArray(float[][]::new);
  }
}
