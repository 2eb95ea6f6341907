package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.channels.answer.AnswerStatus;
import com.lexintel.channels.answer.PlacedCitation;
import java.util.List;

/**
 * What a writer adds to an answer at once.
 *
 * @param offset where the text begins: the length of what is stored
 * @param text may be empty
 * @param status what the answer is then
 * @param failure null unless it has failed
 */
record Addition(
    int offset,
    String text,
    List<PlacedCitation> citations,
    AnswerStatus status,
    AnswerFailure failure,
    Usage usage) {

  int end() {
    return offset + text.length();
  }
}
