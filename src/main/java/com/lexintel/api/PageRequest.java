package com.lexintel.api;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which page of a list a client asks for. */
public class PageRequest {
  private static final int LARGEST = 1000;

  @QueryParam("offset")
  private String offset;

  @QueryParam("limit")
  @DefaultValue("50")
  private String limit;

  /**
   * @throws Problem {@code invalid_page} unless it is a whole number from 0
   */
  public int offset() {
    Integer given = givenOffset();
    return given == null ? 0 : given;
  }

  /** The same; null for none. */
  Integer givenOffset() {
    return offset == null ? null : number("offset", offset, 0, Integer.MAX_VALUE);
  }

  /**
   * @throws Problem {@code invalid_page} unless it is a whole number from 1; above 1000 means 1000
   */
  public int limit() {
    return Math.min(LARGEST, number("limit", limit, 1, Integer.MAX_VALUE));
  }

  private static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refusal(name, least, e);
    }
    throw refusal(name, least, null);
  }

  private static Problem refusal(String name, int least, Exception cause) {
    return new Problem(
        ProblemCode.INVALID_PAGE, name + " must be a whole number from " + least, cause);
  }
}
