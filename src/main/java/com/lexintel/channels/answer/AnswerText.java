package com.lexintel.channels.answer;

import com.lexintel.channels.delivery.ChannelState;
import com.lexintel.channels.delivery.View;
import java.util.ArrayList;
import java.util.List;

/** What a channel holds of one answer. Guarded by its channel. */
final class AnswerText implements ChannelState {
  private final StringBuilder text = new StringBuilder();
  private final List<PlacedCitation> citations = new ArrayList<>();
  private AnswerStatus status;
  private AnswerFailure failure;

  /**
   * Takes in what is news. Readings may overlap and come in any order.
   *
   * @return whether there is something new to tell
   */
  boolean merge(AnswerNews news) {
    if (ended() || news.offset() > text.length()) {
      return false;
    }
    int known = text.length() - news.offset();
    boolean longer = news.text().length() > known;
    if (longer) {
      news.citations().stream().filter(each -> each.at() > text.length()).forEach(citations::add);
      text.append(news.text(), known, news.text().length());
    }
    boolean further = status == null || news.status().compareTo(status) > 0;
    if (further) {
      status = news.status();
      failure = news.failure();
    }
    return longer || further;
  }

  /** There is no such answer any more. */
  boolean gone() {
    boolean news = !ended();
    if (news) {
      status = AnswerStatus.DELETED;
    }
    return news;
  }

  /** Whether the database must be read before a reader with that cursor is served. */
  boolean lacks(String cursor) {
    return status == null || AnswerCursor.of(cursor) > text.length();
  }

  /**
   * A new reader's view.
   *
   * @param cursor null when it has none
   */
  View open(String cursor) {
    int seen = AnswerCursor.of(cursor);
    boolean usable = cursor != null && seen >= 0 && seen <= text.length() && !splits(seen);
    return new AnswerView(this, usable, usable ? seen : 0);
  }

  /** Half of a character cannot be sent. */
  private boolean splits(int offset) {
    return offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
  }

  int length() {
    return text.length();
  }

  String from(int offset) {
    return text.substring(offset);
  }

  /** Those that stand behind an offset. */
  List<PlacedCitation> citationsAfter(int offset) {
    return citations.stream().filter(each -> each.at() > offset).toList();
  }

  AnswerStatus status() {
    return status;
  }

  /** Null unless it has failed. */
  AnswerFailure failure() {
    return failure;
  }

  @Override
  public boolean ended() {
    return status != null && status.ended();
  }

  /** Its writer has a rhythm of its own, so that nothing is gained by waiting here. */
  @Override
  public boolean urgent() {
    return true;
  }
}
