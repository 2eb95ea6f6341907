package com.lexintel.chat.conversation;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.database.InTransaction;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What is asked in conversations. */
@ApplicationScoped
@InTransaction
public class Questions {
  private static final int MOST_OF_A_CONVERSATION = 200;

  private DataSource dataSource;
  private AuditTrail trail;

  protected Questions() {}

  @Inject
  public Questions(DataSource dataSource, AuditTrail trail) {
    this.dataSource = dataSource;
    this.trail = trail;
  }

  /**
   * Adds a question and an answer that waits.
   *
   * @param caller the name of who asks
   * @throws Problem {@code empty_question}, {@code question_too_long}; {@code answer_running} while
   *     the answer before it has not ended; {@code too_many_messages} after 200 questions; {@code
   *     chat_not_found} when the conversation has just been deleted
   */
  public Asked ask(Conversation conversation, String text, String caller, Instant now)
      throws SQLException {
    String question = Question.usable(text);
    Asked asked = new Asked(UUID.randomUUID(), UUID.randomUUID());
    try (Connection connection = dataSource.getConnection()) {
      int number = next(connection, conversation.id(), question);
      refuseWhileAnswering(connection, conversation.id());
      try (PreparedStatement insert =
          connection.prepareStatement("insert into question values (?, ?, ?, ?, ?, ?)")) {
        insert.setObject(1, asked.questionId());
        insert.setObject(2, conversation.id());
        insert.setInt(3, number);
        insert.setString(4, question);
        insert.setString(5, caller);
        insert.setObject(6, now.atOffset(ZoneOffset.UTC));
        insert.executeUpdate();
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into answer (id, question_id, conversation_id, created_at)"
                  + " values (?, ?, ?, ?)")) {
        insert.setObject(1, asked.answerId());
        insert.setObject(2, asked.questionId());
        insert.setObject(3, conversation.id());
        insert.setObject(4, now.atOffset(ZoneOffset.UTC));
        insert.executeUpdate();
      }
    }
    trail.add(Deed.onCase(Action.QUESTION_ASKED, conversation.caseId()));
    return asked;
  }

  /** Locks the conversation, so that two who ask at once come one after the other. */
  private static int next(Connection connection, UUID conversation, String question)
      throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "update conversation set title = coalesce(title, ?) where id = ?")) {
      lock.setString(1, Conversation.titleOf(question));
      lock.setObject(2, conversation);
      if (lock.executeUpdate() == 0) {
        throw new Problem(ProblemCode.CHAT_NOT_FOUND, "There is no such conversation");
      }
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "select coalesce(max(number), 0) + 1 from question where conversation_id = ?")) {
      select.setObject(1, conversation);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (row.getInt(1) > MOST_OF_A_CONVERSATION) {
          throw new Problem(
              ProblemCode.TOO_MANY_MESSAGES,
              "A conversation has at most " + MOST_OF_A_CONVERSATION + " questions");
        }
        return row.getInt(1);
      }
    }
  }

  private static void refuseWhileAnswering(Connection connection, UUID conversation)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select 1 from answer where conversation_id = ?"
                + " and status in ('waiting', 'searching', 'writing')")) {
      select.setObject(1, conversation);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          throw new Problem(
              ProblemCode.ANSWER_RUNNING, "The question before this one is still being answered");
        }
      }
    }
  }

  /** All of a conversation, in their order. */
  public List<Question> of(UUID conversation) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, text, asked_by, asked_at from question where conversation_id = ?"
                    + " order by number")) {
      select.setObject(1, conversation);
      List<Question> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Question(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getString(3),
                  row.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
      return found;
    }
  }
}
