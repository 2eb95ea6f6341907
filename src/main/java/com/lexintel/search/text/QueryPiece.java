package com.lexintel.search.text;

import java.util.Set;

/**
 * A word of a query as it was written, with its punctuation.
 *
 * @param telling its terms without those that say nothing, such as "the"
 */
public record QueryPiece(String text, Set<String> telling) {}
