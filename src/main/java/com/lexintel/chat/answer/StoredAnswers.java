package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.channels.answer.AnswerNews;
import com.lexintel.channels.answer.AnswerStatus;
import com.lexintel.channels.answer.AnswerStore;
import com.lexintel.channels.answer.Citation;
import com.lexintel.channels.answer.PlacedCitation;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.JsonFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What is stored of answers. */
@ApplicationScoped
public class StoredAnswers implements AnswerStore {
  private static final String CASE_OF =
      """
      select c.case_id from answer a join conversation c on c.id = a.conversation_id where a.id = ?
      """;

  // One statement is one snapshot. A citation of a document that was deleted is not told any more.
  // Of an answer that has not grown neither pieces nor citations are read: every node asks so about
  // all that is read there, once a second.
  private static final String SINCE =
      """
      select a.id, a.length, a.status, a.error_code, a.error_message, more.start_offset, more.text,
             (select json_agg(json_build_object(
                       'at', c.at_offset, 'number', c.number, 'document_id', c.document_id,
                       'filename', c.filename, 'page', c.page, 'ordinal', c.ordinal,
                       'start', c.start_offset, 'end', c.end_offset, 'quote', c.quote)
                     order by c.number)
                from answer_citation c
                join passage s on s.document_id = c.document_id and s.ordinal = c.ordinal
               where a.length > w.known and c.answer_id = a.id and c.at_offset > w.known
                 and position(c.quote in s.text) > 0)
        from unnest(?::uuid[], ?::int[]) as w (id, known)
        join answer a on a.id = w.id
       cross join lateral (
             select min(p.start_offset) as start_offset,
                    string_agg(p.text, '' order by p.start_offset) as text
               from answer_piece p
              where a.length > w.known and p.answer_id = a.id and p.end_offset > w.known) more
      """;

  private DataSource dataSource;

  protected StoredAnswers() {}

  @Inject
  public StoredAnswers(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Optional<UUID> caseOf(UUID answerId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(CASE_OF)) {
      select.setObject(1, answerId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  @Override
  public List<AnswerNews> since(Map<UUID, Integer> known) {
    List<UUID> ids = List.copyOf(known.keySet());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SINCE)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      select.setArray(2, connection.createArrayOf("int4", ids.stream().map(known::get).toArray()));
      List<AnswerNews> found = new ArrayList<>(ids.size());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(news(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static AnswerNews news(ResultSet row) throws SQLException {
    String text = row.getString(7);
    return new AnswerNews(
        row.getObject(1, UUID.class),
        text == null ? row.getInt(2) : row.getInt(6),
        text == null ? "" : text,
        citations(row.getString(8)),
        AnswerStatus.of(row.getString(3)),
        row.getString(4) == null ? null : new AnswerFailure(row.getString(4), row.getString(5)));
  }

  private static List<PlacedCitation> citations(String json) {
    if (json == null) {
      return List.of();
    }
    try (JsonReader reader = JsonFactory.JSON.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(each -> new PlacedCitation(each.getInt("at"), Citation.of(each)))
          .toList();
    }
  }

  static Problem unavailable(SQLException cause) {
    return new Problem(
        ProblemCode.DATABASE_UNAVAILABLE, "The database cannot be reached at the moment", cause);
  }
}
