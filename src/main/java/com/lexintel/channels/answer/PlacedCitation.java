package com.lexintel.channels.answer;

/**
 * A citation and its place in the answer.
 *
 * @param at the offset after the mark that names it, in UTF-16 code units of the answer's text
 */
public record PlacedCitation(int at, Citation citation) {}
