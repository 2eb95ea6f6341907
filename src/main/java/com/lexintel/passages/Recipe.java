package com.lexintel.passages;

import com.lexintel.embedding.Embeddings;

/**
 * Names how the vector of a passage is made: the model, a slash, and what of the passage it is
 * given. With another name, vectors are made anew.
 */
public final class Recipe {
  private static final String HEADING_AND_BODY = "/heading-and-body";

  private Recipe() {}

  /** That of the vectors that are made now. */
  public static String of(Embeddings embeddings) {
    return embeddings.model() + HEADING_AND_BODY;
  }
}
