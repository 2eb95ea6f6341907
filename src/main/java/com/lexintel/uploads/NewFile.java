package com.lexintel.uploads;

import com.lexintel.documents.Document;
import com.lexintel.documents.original.Original;
import java.time.Instant;
import java.util.UUID;

/** A received file that is to become a document. */
record NewFile(UUID id, ReceivedFile received, Original original, Instant time) {
  Document document(UUID caseId) {
    return new Document(id, caseId, original, time);
  }
}
