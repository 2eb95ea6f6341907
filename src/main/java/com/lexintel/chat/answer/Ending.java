package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.channels.answer.AnswerStatus;

/**
 * How a writer ends its answer.
 *
 * @param failure null for one that is complete
 */
record Ending(AnswerFailure failure, Usage usage) {

  AnswerStatus status() {
    return failure == null ? AnswerStatus.COMPLETED : AnswerStatus.FAILED;
  }
}
