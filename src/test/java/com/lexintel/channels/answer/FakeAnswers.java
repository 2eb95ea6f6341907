package com.lexintel.channels.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A database of answers in memory, which may be away. */
final class FakeAnswers implements AnswerStore {
  private final Map<UUID, Stored> answers = new HashMap<>();
  private boolean away;

  static final class Stored {
    private final UUID caseId;
    private final StringBuilder text = new StringBuilder();
    private final List<PlacedCitation> citations = new ArrayList<>();
    private AnswerStatus status = AnswerStatus.WAITING;

    private Stored(UUID caseId) {
      this.caseId = caseId;
    }
  }

  void away(boolean now) {
    away = now;
  }

  UUID add(UUID caseId) {
    UUID id = UUID.randomUUID();
    answers.put(id, new Stored(caseId));
    return id;
  }

  /** Stores a piece; with a citation at its end if it ends with a mark. */
  AnswerNews append(UUID id, String piece, AnswerStatus status) {
    Stored answer = answers.get(id);
    int offset = answer.text.length();
    answer.text.append(piece);
    List<PlacedCitation> cited = new ArrayList<>();
    if (piece.endsWith("]")) {
      int number = answer.citations.size() + 1;
      cited.add(
          new PlacedCitation(
              answer.text.length(),
              new Citation(number, new UUID(0, number), "a.txt", null, 0, 0, 1, "q")));
    }
    answer.citations.addAll(cited);
    answer.status = status;
    return new AnswerNews(id, offset, piece, cited, status, null);
  }

  void delete(UUID id) {
    answers.remove(id);
  }

  String text(UUID id) {
    return answers.get(id).text.toString();
  }

  int citations(UUID id) {
    return answers.get(id).citations.size();
  }

  AnswerStatus status(UUID id) {
    return answers.get(id).status;
  }

  @Override
  public Optional<UUID> caseOf(UUID answerId) {
    return Optional.ofNullable(answers.get(answerId)).map(answer -> answer.caseId);
  }

  @Override
  public List<AnswerNews> since(Map<UUID, Integer> known) {
    if (away) {
      throw new IllegalStateException("The database is away");
    }
    List<AnswerNews> news = new ArrayList<>();
    known.forEach(
        (id, offset) -> {
          Stored answer = answers.get(id);
          if (answer != null) {
            int from = Math.min(offset, answer.text.length());
            news.add(
                new AnswerNews(
                    id,
                    from,
                    answer.text.substring(from),
                    answer.citations.stream().filter(each -> each.at() > from).toList(),
                    answer.status,
                    null));
          }
        });
    return news;
  }
}
