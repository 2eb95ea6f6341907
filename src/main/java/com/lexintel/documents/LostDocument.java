package com.lexintel.documents;

import java.util.UUID;

/** The document was taken over by another worker, cancelled, or deleted: stop working on it. */
public final class LostDocument extends RuntimeException {
  LostDocument(UUID id) {
    super("Document " + id + " is held by another now");
  }
}
