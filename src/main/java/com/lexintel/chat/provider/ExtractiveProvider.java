package com.lexintel.chat.provider;

import com.lexintel.chat.answer.AnswerWriter;
import com.lexintel.chat.answer.Source;
import com.lexintel.chat.answer.Usage;
import java.sql.SQLException;

/** Answers without a model: the best passages, word for word, each with its citation. */
public final class ExtractiveProvider implements AnswerProvider {
  static final int QUOTES = 5;

  private final Retrieval retrieval;

  public ExtractiveProvider(Retrieval retrieval) {
    this.retrieval = retrieval;
  }

  @Override
  public String model() {
    return "extractive";
  }

  @Override
  public Usage write(Inquiry inquiry, AnswerWriter answer) throws SQLException {
    Retrieval.Found found = retrieval.find(inquiry, QUOTES);
    if (found.sources().isEmpty()) {
      answer.append("Nothing in the documents of this case was found for this question.");
    } else {
      answer.append(
          "These are quotations from the documents, not a written answer. They are the passages that"
              + " fit the question best.");
      for (Source source : found.sources()) {
        quote(source, answer);
      }
    }
    if (found.waiting() > 0) {
      answer.append("\n\n" + waiting(found.waiting()));
    }
    return Usage.NONE;
  }

  private static void quote(Source source, AnswerWriter answer) throws SQLException {
    int from = 0;
    int to = source.text().length();
    while (from < to && Character.isWhitespace(source.text().charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(source.text().charAt(to - 1))) {
      to--;
    }
    answer.cite("\n\n\u201C" + source.text().substring(from, to) + "\u201D ", source, from, to);
  }

  private static String waiting(int documents) {
    return documents == 1
        ? "One document of the case is still being read and was not searched."
        : documents + " documents of the case are still being read and were not searched.";
  }
}
