package com.lexintel.chat.provider;

import com.lexintel.database.InTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads what an answer is asked for, in a transaction as {@code QuoteCheck} does. */
@ApplicationScoped
@InTransaction
public class Inquiries {
  private static final int MOST_TURNS = 6;
  private static final String QUESTION =
      """
      select c.case_id, c.id, q.number, q.text
        from answer a
        join question q on q.id = a.question_id
        join conversation c on c.id = a.conversation_id
       where a.id = ?
      """;
  private static final String EARLIER =
      """
      select q.text, coalesce((select string_agg(p.text, '' order by p.start_offset)
                                 from answer_piece p where p.answer_id = a.id), '')
        from question q join answer a on a.question_id = q.id
       where q.conversation_id = ? and q.number < ?
       order by q.number desc limit ?
      """;

  private DataSource dataSource;

  protected Inquiries() {}

  @Inject
  public Inquiries(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Empty when the answer was deleted. */
  public Optional<Inquiry> of(UUID answerId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(QUESTION)) {
      select.setObject(1, answerId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        List<Turn> earlier = earlier(connection, row.getObject(2, UUID.class), row.getInt(3));
        return Optional.of(new Inquiry(row.getObject(1, UUID.class), row.getString(4), earlier));
      }
    }
  }

  private static List<Turn> earlier(Connection connection, UUID conversation, int before)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(EARLIER)) {
      select.setObject(1, conversation);
      select.setInt(2, before);
      select.setInt(3, MOST_TURNS);
      List<Turn> turns = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          turns.add(new Turn(row.getString(1), row.getString(2)));
        }
      }
      Collections.reverse(turns);
      return turns;
    }
  }
}
