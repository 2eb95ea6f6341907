package com.lexintel.channels.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The truth about answers. Every reading may throw when the database is away. */
public interface AnswerStore {

  /** The case that an answer belongs to; empty when there is no such answer. */
  Optional<UUID> caseOf(UUID answerId);

  /**
   * What is stored of each of these answers, in one snapshot. One that is not there is left out.
   *
   * @param known how much of the text is known already, in UTF-16 code units
   */
  List<AnswerNews> since(Map<UUID, Integer> known);
}
