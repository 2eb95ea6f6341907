package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;

/**
 * A passage in its place.
 *
 * @param wordsRank its rank by words alone, from 1; null if it is not among the best
 * @param meaningRank the same by meaning alone
 */
public record Ranked(DocumentIndex document, int passage, Integer wordsRank, Integer meaningRank) {}
