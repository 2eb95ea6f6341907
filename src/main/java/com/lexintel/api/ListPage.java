package com.lexintel.api;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list that grows without bound, and is followed from page to page by cursors.
 *
 * @param offset of the first item, from 0; null on a page behind a cursor
 * @param limit the most items that this page could hold
 * @param total how many items the whole list has; at least so many, if 10,000 or more follow this
 *     page; null on a page behind a cursor
 * @param next the cursor that the page after this one is behind; null on the last page
 */
public record ListPage<T>(List<T> items, Integer offset, int limit, Long total, String next) {

  /** The same page, of something made from its items. */
  public <V> ListPage<V> map(Function<T, V> view) {
    return new ListPage<>(items.stream().map(view).toList(), offset, limit, total, next);
  }
}
