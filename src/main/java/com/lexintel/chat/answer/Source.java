package com.lexintel.chat.answer;

import java.util.UUID;

/**
 * A passage that an answer may quote.
 *
 * @param page from 1; null for formats without pages
 * @param start offset into the document's text, in UTF-16 code units
 * @param text all of the passage
 */
public record Source(
    UUID documentId, String filename, Integer page, int ordinal, int start, String text) {}
