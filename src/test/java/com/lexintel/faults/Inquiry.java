package com.lexintel.faults;

import java.util.List;

/**
 * A question that was taken, and those who read its answer.
 *
 * @param stop whether somebody asks that it be stopped
 */
record Inquiry(int number, String answer, boolean stop, List<AnswerListener> listeners) {
  boolean done() {
    return listeners.stream().allMatch(AnswerListener::done);
  }
}
