package com.lexintel.api;

import com.lexintel.problem.Problem;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.function.Function;

/** Which page a client asks for of a list that is followed by cursors. */
public class ListRequest extends PageRequest {
  @QueryParam("after")
  private String after;

  /**
   * @param cursors reads a cursor of this list; empty for what is none
   * @throws Problem {@code invalid_page} for what is no cursor, and for a cursor with an offset
   */
  public <K> Slice<K> slice(Function<String, Optional<K>> cursors) {
    return Slice.of(after, givenOffset(), limit(), cursors);
  }
}
