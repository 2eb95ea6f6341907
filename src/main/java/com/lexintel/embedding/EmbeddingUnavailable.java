package com.lexintel.embedding;

/** No embeddings can be had at present. The message is fit for the user and names no secret. */
public class EmbeddingUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The code of this error in the public contract. */
  public static final String CODE = "embedding_unavailable";

  EmbeddingUnavailable(String message) {
    super(message);
  }

  EmbeddingUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
