package com.lexintel.chat.openai;

import com.lexintel.chat.answer.AnswerFailed;
import com.lexintel.chat.answer.AnswerWriter;
import com.lexintel.chat.answer.Source;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a model writes and passes it on, with its marks made into citations. The rule: a mark
 * {@code [n]} becomes a citation of what in source n fits the sentence before it best. A mark that
 * names no source, or whose quote does not stand in the stored passage, is dropped; its sentence
 * stays, without a citation.
 */
final class CitedText {
  private static final Pattern MARK =
      Pattern.compile("\\[\\s*(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)\\s*]");

  /** What may still become a mark. */
  private static final Pattern BEGUN = Pattern.compile("\\[[\\d,\\s]{0,40}$");

  private final AnswerWriter answer;
  private final List<Source> sources;
  private final StringBuilder held = new StringBuilder();
  private final StringBuilder sentence = new StringBuilder();
  private boolean sentenceOver;
  private boolean cited;

  /**
   * @param sources as they are numbered for the model, from 1
   */
  CitedText(AnswerWriter answer, List<Source> sources) {
    this.answer = answer;
    this.sources = sources;
  }

  void add(String words) {
    held.append(words);
    Matcher mark = MARK.matcher(held);
    int done = 0;
    while (mark.find()) {
      pass(held.substring(done, mark.start()));
      for (String number : mark.group(1).split("\\s*,\\s*")) {
        cite(Integer.parseInt(number));
      }
      done = mark.end();
    }
    Matcher begun = BEGUN.matcher(held).region(done, held.length());
    int end = begun.find() ? begun.start() : held.length();
    pass(held.substring(done, end));
    held.delete(0, end);
  }

  /** There is no more. */
  void end() {
    pass(held.toString());
    held.setLength(0);
  }

  /** Whether at least one citation was passed on. */
  boolean cited() {
    return cited;
  }

  private void pass(String text) {
    if (text.isEmpty()) {
      return;
    }
    answer.append(text);
    text.chars().forEach(each -> note((char) each));
  }

  /** A sentence is kept until the next begins: its mark may stand behind its full stop. */
  private void note(char each) {
    boolean space = Character.isWhitespace(each);
    if (sentenceOver && !space) {
      sentence.setLength(0);
      sentenceOver = false;
    }
    sentenceOver |= each == '\n' || space && endsWithStop();
    sentence.append(each);
  }

  private boolean endsWithStop() {
    int last = sentence.length() - 1;
    return last >= 0 && ".!?".indexOf(sentence.charAt(last)) >= 0;
  }

  private void cite(int number) {
    if (number < 1 || number > sources.size()) {
      return;
    }
    Source source = sources.get(number - 1);
    BestQuote quote = BestQuote.of(source.text(), sentence.toString());
    try {
      cited |= answer.cite("", source, quote.from(), quote.to());
    } catch (SQLException away) {
      throw new AnswerFailed("database_unavailable", "The database could not be reached", away);
    }
  }
}
