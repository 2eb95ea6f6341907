package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.channels.answer.AnswerNews;
import com.lexintel.channels.answer.AnswerStatus;
import com.lexintel.channels.answer.PlacedCitation;
import java.util.List;
import java.util.function.Function;

/**
 * What a writer adds to an answer at once.
 *
 * @param claim whose answer it is
 * @param offset where the text begins: the length of what is stored
 * @param text may be empty
 * @param end null while the answer goes on
 */
record Addition(Claim claim, int offset, String text, List<PlacedCitation> citations, Ending end) {

  int endOffset() {
    return offset + text.length();
  }

  AnswerStatus status() {
    return end == null ? AnswerStatus.WRITING : end.status();
  }

  /** Null unless the answer has failed. */
  AnswerFailure failure() {
    return end == null ? null : end.failure();
  }

  /** A part of why the answer has failed; null unless it has. */
  String failed(Function<AnswerFailure, String> part) {
    return failure() == null ? null : part.apply(failure());
  }

  Usage usage() {
    return end == null ? Usage.NONE : end.usage();
  }

  /** What readers are told once it is stored. */
  AnswerNews news() {
    return new AnswerNews(claim.answerId(), offset, text, citations, status(), failure());
  }
}
