package com.lexintel.search;

import java.util.List;

/**
 * A part of the passages that answer a query, best first.
 *
 * @param total how many there are in all, at most 1,000
 * @param tookMs how long the search took, in milliseconds
 * @param waiting how many documents are not searchable yet
 * @param byWords how many documents are found by their words alone, since their vectors are of
 *     another model; they are being made anew
 */
public record SearchAnswer(
    List<Hit> items, int offset, int limit, int total, long tookMs, int waiting, int byWords) {}
