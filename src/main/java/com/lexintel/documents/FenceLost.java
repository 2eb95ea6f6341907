package com.lexintel.documents;

import java.util.UUID;

/** The document was taken over by another worker, ended, or deleted: stop working on it. */
public final class FenceLost extends RuntimeException {
  public FenceLost(UUID id) {
    super("Document " + id + " is held by another now");
  }
}
