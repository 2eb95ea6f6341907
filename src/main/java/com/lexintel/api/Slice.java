package com.lexintel.api;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which items of a list are wanted: those behind one of them, or those from a number on.
 *
 * @param after where the item before them stands; null for those from the offset on
 * @param offset 0 where {@code after} says it
 */
public record Slice<K>(K after, int offset, int limit) {

  /**
   * @param after a cursor as a client brings it; null for none
   * @param offset null for none
   * @param cursors reads a cursor of this list; empty for what is none
   * @throws Problem {@code invalid_page} for what is no cursor, and for a cursor with an offset
   */
  public static <K> Slice<K> of(
      String after, Integer offset, int limit, Function<String, Optional<K>> cursors) {
    if (after == null) {
      return new Slice<>(null, offset == null ? 0 : offset, limit);
    }
    if (offset != null) {
      throw refusal("Send after or offset, not both");
    }
    K place =
        cursors.apply(after).orElseThrow(() -> refusal("after must be the next of a page before"));
    return new Slice<>(place, 0, limit);
  }

  private static Problem refusal(String detail) {
    return new Problem(ProblemCode.INVALID_PAGE, detail);
  }

  /** So many tell whether there is a next page. */
  public int withOneMore() {
    return limit + 1;
  }

  /** Whether the page tells how many the whole list has: behind a cursor nobody counts. */
  public boolean counts() {
    return after == null;
  }

  /**
   * @param found the wanted items and {@linkplain #withOneMore() one more}, as far as there are
   * @param place where an item stands in the list
   * @param total null unless {@link #counts}
   */
  public <T> ListPage<T> page(List<T> found, Function<T, K> place, Long total) {
    List<T> items = found.subList(0, Math.min(limit, found.size()));
    String next = items.size() < found.size() ? place.apply(items.get(limit - 1)).toString() : null;
    return new ListPage<>(items, counts() ? offset : null, limit, total, next);
  }
}
