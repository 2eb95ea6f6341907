package com.lexintel.channels.answer;

import com.lexintel.channels.delivery.Part;
import com.lexintel.channels.delivery.View;
import java.util.ArrayList;
import java.util.List;

/** One reader's place in an answer. */
final class AnswerView implements View {
  private final AnswerText answer;
  private final boolean resumed;
  private int seen;
  private AnswerStatus told;

  /**
   * @param seen the offset up to which the reader has the text
   */
  AnswerView(AnswerText answer, boolean resumed, int seen) {
    this.answer = answer;
    this.resumed = resumed;
    this.seen = seen;
  }

  @Override
  public boolean resumed() {
    return resumed;
  }

  @Override
  public boolean behind() {
    return seen < answer.length() || told != answer.status();
  }

  @Override
  public boolean urgent() {
    return true;
  }

  /** First all in one message, and then what has been added, each kind in one. */
  @Override
  public List<Part> next() {
    List<Part> parts = told == null ? List.of(first()) : added();
    seen = answer.length();
    told = answer.status();
    return parts;
  }

  private Part first() {
    return part(
        new AnswerMessage(answer.length())
            .text(seen, answer.from(seen))
            .citations(answer.citationsAfter(seen))
            .status(answer.status(), answer.failure()));
  }

  private List<Part> added() {
    List<Part> parts = new ArrayList<>(3);
    List<PlacedCitation> citations = answer.citationsAfter(seen);
    if (!citations.isEmpty()) {
      // The text that names them comes behind them, so the reader is no further yet.
      parts.add(part(new AnswerMessage(seen).citations(citations)));
    }
    if (seen < answer.length()) {
      parts.add(part(new AnswerMessage(answer.length()).text(seen, answer.from(seen))));
    }
    if (told != answer.status()) {
      parts.add(part(new AnswerMessage(answer.length()).status(answer.status(), answer.failure())));
    }
    return parts;
  }

  private static Part part(AnswerMessage message) {
    return new Part(message::encoded);
  }

  @Override
  public long version() {
    return seen;
  }
}
