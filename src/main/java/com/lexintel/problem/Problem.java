package com.lexintel.problem;

/** A refusal that a client gets as RFC 9457 problem details; it rolls back its transaction. */
public final class Problem extends RuntimeException {
  private final int status;
  private final String code;

  /**
   * @param status the HTTP status, 400 to 599
   * @param code stable, for programs
   * @param detail for people; tells nothing of the server's inside
   */
  public Problem(int status, String code, String detail) {
    this(status, code, detail, null);
  }

  public Problem(int status, String code, String detail, Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }
}
