package com.lexintel.documents;

import com.lexintel.documents.original.Original;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document as the API shows it.
 *
 * @param parentId the document that the file was found in; null for what was uploaded
 * @param number its place among the files of that document, from 1; null for what was uploaded
 * @param fileSize in bytes
 * @param duplicateOf the first document of the case with exactly the same bytes; null for none
 * @param pageCount null until extracted, and for formats without pages
 * @param passageCount null until all are indexed
 * @param errorCode null unless failed
 * @param warnings what a reader must know of how it was read; empty until extracted
 */
public record DocumentView(
    UUID id,
    UUID caseId,
    UUID parentId,
    Integer number,
    String filename,
    String mediaType,
    long fileSize,
    @JsonbProperty("sha256") String sha256,
    UUID duplicateOf,
    String status,
    Integer pageCount,
    Integer passageCount,
    Instant createdAt,
    Instant extractedAt,
    Instant indexedAt,
    String errorCode,
    String errorMessage,
    int attempt,
    List<WarningView> warnings) {

  static DocumentView of(Document document, Reading reading, LatestEvent latest, UUID duplicateOf) {
    Original original = document.original();
    return new DocumentView(
        document.id(),
        document.caseId(),
        document.family().parentId(),
        document.family().number(),
        original.filename(),
        original.mediaType(),
        original.fileSize(),
        original.sha256(),
        duplicateOf,
        document.status().word(),
        reading.pageCount(),
        reading.passageCount(),
        document.createdAt(),
        reading.extractedAt(),
        reading.indexedAt(),
        latest.errorCode(),
        latest.errorMessage(),
        document.attempts().current(),
        reading.warnings());
  }
}
