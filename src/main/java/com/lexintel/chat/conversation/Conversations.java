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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** All conversations. */
@ApplicationScoped
@InTransaction
public class Conversations {
  private static final int MOST_OF_A_CASE = 1000;
  private static final String SELECT =
      "select id, case_id, title, created_by, created_at from conversation where ";

  private DataSource dataSource;
  private AuditTrail trail;

  protected Conversations() {}

  @Inject
  public Conversations(DataSource dataSource, AuditTrail trail) {
    this.dataSource = dataSource;
    this.trail = trail;
  }

  /**
   * @throws Problem {@code too_many_chats} when the case has 1,000 already
   */
  public void add(Conversation conversation) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (count(connection, conversation.caseId()) >= MOST_OF_A_CASE) {
        throw new Problem(
            ProblemCode.TOO_MANY_CHATS, "A case has at most " + MOST_OF_A_CASE + " conversations");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("insert into conversation values (?, ?, ?, ?, ?)")) {
        insert.setObject(1, conversation.id());
        insert.setObject(2, conversation.caseId());
        insert.setString(3, conversation.title());
        insert.setString(4, conversation.createdBy());
        insert.setObject(5, conversation.createdAt().atOffset(ZoneOffset.UTC));
        insert.executeUpdate();
      }
    }
    trail.add(Deed.onCase(Action.CHAT_STARTED, conversation.caseId()));
  }

  public Optional<Conversation> find(UUID id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT + "id = ?")) {
      select.setObject(1, id);
      return rows(select).stream().findFirst();
    }
  }

  /** Those of a case, newest first. */
  public List<Conversation> page(UUID caseId, int offset, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                SELECT + "case_id = ? order by created_at desc, id offset ? limit ?")) {
      select.setObject(1, caseId);
      select.setInt(2, offset);
      select.setInt(3, limit);
      return rows(select);
    }
  }

  public long count(UUID caseId) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return count(connection, caseId);
    }
  }

  /** Removes it with all that was asked and answered. */
  public void delete(Conversation conversation) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from conversation where id = ?")) {
      delete.setObject(1, conversation.id());
      delete.executeUpdate();
    }
    trail.add(Deed.onCase(Action.CHAT_DELETED, conversation.caseId()));
  }

  private static long count(Connection connection, UUID caseId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select count(*) from conversation where case_id = ?")) {
      select.setObject(1, caseId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<Conversation> rows(PreparedStatement select) throws SQLException {
    List<Conversation> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new Conversation(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant()));
      }
    }
    return found;
  }
}
