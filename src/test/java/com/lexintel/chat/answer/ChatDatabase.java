package com.lexintel.chat.answer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes the rows that answers need. */
public final class ChatDatabase {
  private final DataSource dataSource;

  public ChatDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public UUID newCase() throws SQLException {
    UUID id = UUID.randomUUID();
    update("insert into legal_case (id, name, created_at) values (?, 'Chat', now())", id);
    return id;
  }

  public UUID newConversation(UUID caseId) throws SQLException {
    UUID id = UUID.randomUUID();
    update("insert into conversation values (?, ?, null, 'anna', now())", id, caseId);
    return id;
  }

  /** A question with an answer that waits. */
  public UUID ask(UUID conversation, int number, String question) throws SQLException {
    UUID questionId = UUID.randomUUID();
    UUID id = UUID.randomUUID();
    update(
        "insert into question values (?, ?, ?, ?, 'anna', now())",
        questionId,
        conversation,
        number,
        question);
    update(
        "insert into answer (id, question_id, conversation_id, created_at) values (?, ?, ?, now())",
        id,
        questionId,
        conversation);
    return id;
  }

  public UUID ask() throws SQLException {
    return ask(newConversation(newCase()), 1, "What is the term?");
  }

  /** A document with one passage. */
  public Source passage(UUID caseId, int start, String text) throws SQLException {
    UUID id = UUID.randomUUID();
    update(
        "insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,"
            + " status, step, progress, message, reported_at, attempt, last_attempt, series,"
            + " fence, seq) values (?, ?, 'a.txt', 'text/plain', 1, 'x', now(),"
            + " 'completed', 'completed', 100, '', now(), 1, 3, 0, 0, 7)",
        id,
        caseId);
    update(
        "insert into passage (document_id, ordinal, page, start_offset, end_offset, text, source)"
            + " values (?, 0, null, ?, ?, ?, 'text')",
        id,
        start,
        start + text.length(),
        text);
    return new Source(id, "a.txt", null, 0, start, text);
  }

  /** Where the pages of a document begin. */
  void pages(UUID documentId, Integer... starts) throws SQLException {
    update(
        "insert into document_text (document_id, text, page_starts) values (?, '', ?)",
        documentId,
        starts);
  }

  public int update(String sql, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }
}
