package com.lexintel.search;

import com.lexintel.embedding.EmbeddingUnavailable;
import com.lexintel.embedding.Embeddings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vectors of queries. */
@ApplicationScoped
public class Meaning {
  private static final Logger LOG = LoggerFactory.getLogger(Meaning.class);

  private Embeddings embeddings;

  protected Meaning() {}

  @Inject
  public Meaning(Embeddings embeddings) {
    this.embeddings = embeddings;
  }

  /** By which the vectors of queries are made; those of passages must be made by the same. */
  String model() {
    return embeddings.model();
  }

  /** The vector of some words, of length 1; null if it cannot be had now: words must do then. */
  float[] of(String words) {
    try {
      return embeddings.embedQuery(words);
    } catch (EmbeddingUnavailable e) {
      LOG.warn("A query was answered by its words alone: {}", e.getMessage());
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
