package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerNews;
import com.lexintel.channels.answer.AnswerStatus;
import com.lexintel.channels.answer.PlacedCitation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Answers with all that is known of them. */
@ApplicationScoped
public class Answers {
  private static final String SELECT =
      """
      select a.id, a.question_id, a.conversation_id, a.model, a.created_at, a.ended_at,
             case when a.status = 'waiting' then
               (select count(*)::int from answer b where b.status = 'waiting'
                   and (b.created_at, b.id) <= (a.created_at, a.id)) end
        from answer a
      """;

  private DataSource dataSource;
  private StoredAnswers stored;

  protected Answers() {}

  @Inject
  public Answers(DataSource dataSource, StoredAnswers stored) {
    this.dataSource = dataSource;
    this.stored = stored;
  }

  public Optional<AnswerView> find(UUID id) throws SQLException {
    return read(SELECT + "where a.id = ?", id).stream().findFirst();
  }

  /** All of a conversation, in the order of their questions. */
  public List<AnswerView> of(UUID conversation) throws SQLException {
    return read(
        SELECT
            + "join question q on q.id = a.question_id where a.conversation_id = ?"
            + " order by q.number",
        conversation);
  }

  private List<AnswerView> read(String sql, UUID id) throws SQLException {
    Map<UUID, Row> rows = new LinkedHashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.put(row.getObject(1, UUID.class), Row.of(row));
        }
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    // The status is that of the text, which was read in one snapshot with it.
    Map<UUID, AnswerNews> texts =
        stored
            .since(rows.keySet().stream().collect(Collectors.toMap(each -> each, each -> 0)))
            .stream()
            .collect(Collectors.toMap(AnswerNews::id, Function.identity()));
    List<AnswerView> views = new ArrayList<>(rows.size());
    rows.forEach(
        (answer, row) -> {
          if (texts.containsKey(answer)) {
            views.add(row.view(texts.get(answer)));
          }
        });
    // One that ended between the two readings: now its row says when.
    return views.stream().anyMatch(Answers::lacksItsEnd) ? read(sql, id) : views;
  }

  private static boolean lacksItsEnd(AnswerView answer) {
    return answer.endedAt() == null && AnswerStatus.of(answer.status()).ended();
  }

  private record Row(
      UUID question, UUID chat, String model, Instant created, Instant ended, Integer place) {

    private static Row of(ResultSet row) throws SQLException {
      OffsetDateTime ended = row.getObject(6, OffsetDateTime.class);
      return new Row(
          row.getObject(2, UUID.class),
          row.getObject(3, UUID.class),
          row.getString(4),
          row.getObject(5, OffsetDateTime.class).toInstant(),
          ended == null ? null : ended.toInstant(),
          row.getObject(7, Integer.class));
    }

    private AnswerView view(AnswerNews news) {
      return new AnswerView(
          news.id(),
          question,
          chat,
          news.status().word(),
          news.text(),
          news.citations().stream().map(PlacedCitation::citation).toList(),
          model,
          news.failure(),
          created,
          ended,
          place);
    }
  }
}
