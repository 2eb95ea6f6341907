package com.lexintel.search;

/**
 * Where a passage stands in the two rankings that its place was made of, from 1.
 *
 * @param words null if it has none of the words
 * @param meaning null if it is not among the best by meaning
 */
public record Ranks(Integer words, Integer meaning) {}
