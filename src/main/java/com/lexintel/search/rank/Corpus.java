package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The documents that one query is asked of. */
public final class Corpus {
  /** With fewer passages, to share the work costs more than it saves. */
  private static final int WORTH_SHARING = 10_000;

  private final List<DocumentIndex> documents;
  private final int passages;
  private final double meanLength;
  private final double meanDocumentLength;

  public Corpus(List<DocumentIndex> documents) {
    this.documents = documents;
    this.passages = documents.stream().mapToInt(DocumentIndex::passages).sum();
    double words = documents.stream().mapToLong(DocumentIndex::length).sum();
    this.meanLength = Math.max(1, words / Math.max(1, passages));
    this.meanDocumentLength = Math.max(1, words / Math.max(1, documents.size()));
  }

  public List<DocumentIndex> documents() {
    return documents;
  }

  int passages() {
    return passages;
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

  /** Does something for the place of each document, on all cores if there is much to do. */
  void forEach(IntConsumer work) {
    IntStream places = IntStream.range(0, documents.size());
    (passages < WORTH_SHARING ? places : places.parallel()).forEach(work);
  }
}
