package com.lexintel.problem;

/** A refusal that a client gets as RFC 9457 problem details; it rolls back its transaction. */
public final class Problem extends RuntimeException {
  private final ProblemCode code;

  /**
   * @param detail a sentence for people; it reveals nothing of the server's inside
   */
  public Problem(ProblemCode code, String detail) {
    this(code, detail, null);
  }

  public Problem(ProblemCode code, String detail, Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  public ProblemCode code() {
    return code;
  }
}
