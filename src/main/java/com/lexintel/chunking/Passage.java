package com.lexintel.chunking;

import com.lexintel.extraction.TextSource;

/**
 * A part of a document's text, small enough to be embedded as one.
 *
 * @param ordinal 0 for the first
 * @param page 1-based page of its first character, or null when the document has no pages
 * @param start offset of its first character in the document's text, in UTF-16 code units
 * @param end offset after its last character
 * @param text the document's text from start to end, never blank
 * @param source how all of its text was got
 */
public record Passage(
    int ordinal, Integer page, int start, int end, String text, TextSource source) {}
