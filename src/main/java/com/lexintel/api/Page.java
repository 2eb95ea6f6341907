package com.lexintel.api;

import java.util.List;

/**
 * One page of a list that stays within bounds. Others are a {@link ListPage}.
 *
 * @param offset of the first item, from 0
 * @param limit the most items that this page could hold
 * @param total how many items the whole list has
 */
public record Page<T>(List<T> items, int offset, int limit, long total) {}
