package com.lexintel.embedding;

import java.util.List;
import java.util.OptionalInt;

/** Computes embeddings. Safe for use by many threads. */
public interface EmbeddingProvider {
  /** The length of the vectors; empty while only the service knows it, until its first answer. */
  OptionalInt dimensions();

  /**
   * @param texts not blank, any number of them
   * @return a vector of length 1 for each text, in the order of the texts
   * @throws IllegalArgumentException if a text is blank
   * @throws EmbeddingUnavailable if the vectors cannot be had; no part of them is returned
   * @throws InterruptedException if this thread was interrupted, promptly
   */
  List<float[]> embed(List<String> texts) throws InterruptedException;

  /**
   * The same for the words of somebody who waits: not behind the passages that are being embedded.
   *
   * @param text not blank
   */
  default float[] embedQuery(String text) throws InterruptedException {
    return embed(List.of(text)).get(0);
  }

  /** Releases threads and native memory. */
  void close();
}
