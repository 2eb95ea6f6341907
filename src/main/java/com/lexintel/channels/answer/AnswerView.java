package com.lexintel.channels.answer;

import com.lexintel.channels.delivery.Part;
import com.lexintel.channels.delivery.View;
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

  @Override
  public List<Part> next() {
    List<Part> parts = answer.partsSince(seen, told);
    seen = answer.length();
    told = answer.status();
    return parts;
  }

  @Override
  public long version() {
    return seen;
  }
}
