package com.lexintel.chat.provider;

import com.lexintel.chat.answer.AnswerWriter;
import com.lexintel.chat.answer.Usage;
import java.sql.SQLException;

/** Writes answers. Safe for use by many threads. */
public interface AnswerProvider {

  /** What writes, as the API shows it. */
  String model();

  /**
   * Writes one answer to its end, which the caller then declares.
   *
   * @return what it took
   * @throws com.lexintel.chat.answer.AnswerFailed when it cannot be written to its end
   * @throws com.lexintel.chat.answer.AnswerLost when nobody wants it any more
   */
  Usage write(Inquiry inquiry, AnswerWriter answer) throws SQLException, InterruptedException;
}
