package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerFailure;

/** An answer cannot be written to its end. What was written stays. */
public final class AnswerFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code stable, for programs
   * @param message a sentence for people; it names no secret and quotes no service
   */
  public AnswerFailed(String code, String message) {
    this(code, message, null);
  }

  public AnswerFailed(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public AnswerFailure failure() {
    return new AnswerFailure(code, getMessage());
  }
}
