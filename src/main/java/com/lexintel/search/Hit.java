package com.lexintel.search;

import java.util.List;
import java.util.UUID;

/**
 * A passage that answers a query.
 *
 * @param page from 1; null for formats without pages
 * @param start offset into the document's text, in UTF-16 code units
 * @param end the offset after its last character
 * @param source {@code text}, or {@code ocr} when it was recognised in an image
 * @param highlights the query's words: from and to, in UTF-16 code units of {@code text}
 */
public record Hit(
    UUID documentId,
    UUID caseId,
    String filename,
    int ordinal,
    Integer page,
    int start,
    int end,
    String text,
    String source,
    List<int[]> highlights,
    Ranks ranks) {}
