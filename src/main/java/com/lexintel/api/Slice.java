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
  /** So many are counted behind a page, and no more: an installation may have millions. */
  private static final long COUNTED = 10_000;

  /**
   * Counts the items of a list.
   *
   * @param <E> what it may throw
   */
  public interface Count<E extends Exception> {
    /** How many there are, or that number if there are more. */
    long upTo(long most) throws E;
  }

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

  /**
   * The page. Its total is at most 10,000 more than its end: who pages on finds it grown. Behind a
   * cursor nobody counts.
   *
   * @param found the wanted items and {@linkplain #withOneMore() one more}, as far as there are
   * @param place where an item stands in the list
   * @param count counts those of the whole list
   */
  public <T, E extends Exception> ListPage<T> page(
      List<T> found, Function<T, K> place, Count<E> count) throws E {
    List<T> items = found.subList(0, Math.min(limit, found.size()));
    String next = items.size() < found.size() ? place.apply(items.get(limit - 1)).toString() : null;
    return after == null
        ? new ListPage<>(items, offset, limit, total(found.size(), count), next)
        : new ListPage<>(items, null, limit, null, next);
  }

  private <E extends Exception> long total(int found, Count<E> count) throws E {
    // The last page shows how many there are; an empty one may lie anywhere behind it.
    boolean last = found <= limit && (offset == 0 || found > 0);
    return last ? offset + (long) found : count.upTo(COUNTED + offset + limit);
  }
}
