package com.lexintel.search.rank;

import com.lexintel.search.index.DocumentIndex;

/**
 * A passage in its place.
 *
 * @param wordsRank its rank by words alone, from 1; null if it has none of them
 * @param meaningRank its rank by meaning alone; null if it is not among the best
 */
public record Ranked(DocumentIndex document, int passage, Integer wordsRank, Integer meaningRank) {}
