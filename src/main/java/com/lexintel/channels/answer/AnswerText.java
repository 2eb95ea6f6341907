package com.lexintel.channels.answer;

import com.lexintel.channels.delivery.ChannelState;
import com.lexintel.channels.delivery.Part;
import com.lexintel.channels.delivery.View;
import java.util.ArrayList;
import java.util.List;

/** What a channel holds of one answer. Guarded by its channel. */
final class AnswerText implements ChannelState {
  private final StringBuilder text = new StringBuilder();
  private final List<PlacedCitation> citations = new ArrayList<>();
  private AnswerStatus status;
  private AnswerFailure failure;
  private Step latest;

  /** What leads from a reader's place to the present state. */
  private record Step(int seen, AnswerStatus told, List<Part> parts) {}

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
    if (longer || further) {
      latest = null;
    }
    return longer || further;
  }

  /** There is no such answer any more. */
  boolean gone() {
    boolean news = !ended();
    if (news) {
      status = AnswerStatus.DELETED;
      latest = null;
    }
    return news;
  }

  /** Whether the database must be read before a reader with that cursor is served. */
  boolean lacks(String cursor) {
    return status == null || AnswerCursor.of(cursor) > text.length();
  }

  /** Whether it is known not to have ended, and to be at least so long. */
  boolean goesOn(int length) {
    return status != null && !status.ended() && length <= text.length();
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

  /**
   * What leads from a place to the present state. Readers follow each other closely, so those at
   * the same place share what is encoded.
   *
   * @param told the last status that the reader was told; null for one that was told nothing
   */
  List<Part> partsSince(int seen, AnswerStatus told) {
    if (latest == null || latest.seen != seen || latest.told != told) {
      latest = new Step(seen, told, told == null ? List.of(all(seen)) : added(seen, told));
    }
    return latest.parts;
  }

  /** All in one message. */
  private Part all(int seen) {
    return part(
        new AnswerMessage(text.length())
            .text(seen, text.substring(seen))
            .citations(citationsAfter(seen))
            .status(status, failure));
  }

  /** What has been added, each kind in one message. */
  private List<Part> added(int seen, AnswerStatus told) {
    List<Part> parts = new ArrayList<>(3);
    List<PlacedCitation> behind = citationsAfter(seen);
    if (!behind.isEmpty()) {
      // The text that names them comes behind them, so the reader is no further yet.
      parts.add(part(new AnswerMessage(seen).citations(behind)));
    }
    if (seen < text.length()) {
      parts.add(part(new AnswerMessage(text.length()).text(seen, text.substring(seen))));
    }
    if (told != status) {
      parts.add(part(new AnswerMessage(text.length()).status(status, failure)));
    }
    return parts;
  }

  private static Part part(AnswerMessage message) {
    return new Part(message::encoded);
  }

  private List<PlacedCitation> citationsAfter(int offset) {
    return citations.stream().filter(each -> each.at() > offset).toList();
  }

  AnswerStatus status() {
    return status;
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
