package com.lexintel.graphql;

import com.lexintel.api.Cursor;
import com.lexintel.api.Slice;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import java.util.Map;
import java.util.UUID;

/** The arguments of a field, as a client gave them. */
public record Arguments(Map<String, Object> values) {
  private static final int LARGEST_PAGE = 1000;

  /** Null for none. */
  public String text(String name) {
    return (String) values.get(name);
  }

  public int number(String name) {
    return (Integer) values.get(name);
  }

  /**
   * @return null for none
   * @throws Problem {@code case_not_found}
   */
  public UUID caseId(String name) {
    return text(name) == null ? null : Ids.ofCase(text(name));
  }

  /**
   * @return null for none
   * @throws Problem {@code document_not_found}
   */
  public UUID documentId(String name) {
    return text(name) == null ? null : Ids.ofDocument(text(name));
  }

  /**
   * @throws Problem {@code invalid_page}
   */
  int offset() {
    return atLeast("offset", 0);
  }

  /**
   * @throws Problem {@code invalid_page}
   */
  int limit() {
    return Math.min(LARGEST_PAGE, atLeast("limit", 1));
  }

  /**
   * For a list that has cursors.
   *
   * @throws Problem {@code invalid_page}
   */
  Slice<Cursor> slice() {
    Integer offset = offset() == 0 ? null : offset();
    return Slice.of(text("after"), offset, limit(), Cursor::parse);
  }

  private int atLeast(String name, int least) {
    if (number(name) < least) {
      throw new Problem(ProblemCode.INVALID_PAGE, name + " must be a whole number from " + least);
    }
    return number(name);
  }
}
