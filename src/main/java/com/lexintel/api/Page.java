package com.lexintel.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param offset of the first item, from 0
 * @param limit the most items that this page could hold
 * @param total how many items the whole list has; of documents at least, if 10,000 or more follow
 *     this page
 */
public record Page<T>(List<T> items, int offset, int limit, long total) {}
