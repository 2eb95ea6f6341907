package com.lexintel.chat.answer;

/** The writer may no longer write: the answer was stopped, deleted, or ended by another node. */
public final class AnswerLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AnswerLost() {
    super("The answer is no longer this writer's");
  }
}
