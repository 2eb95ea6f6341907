package com.lexintel.documents;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document as the API shows it.
 *
 * @param fileSize in bytes
 * @param pageCount null until extracted, and for formats without pages
 * @param passageCount null until completed
 * @param errorCode null unless failed
 * @param warnings what a reader must know of how it was read; empty until extracted
 */
public record DocumentView(
    UUID id,
    UUID caseId,
    String filename,
    String mediaType,
    long fileSize,
    @JsonbProperty("sha256") String sha256,
    String status,
    Integer pageCount,
    Integer passageCount,
    Instant createdAt,
    Instant extractedAt,
    Instant indexedAt,
    String errorCode,
    String errorMessage,
    int attempt,
    List<WarningView> warnings) {}
