package com.lexintel.chat.answer;

import com.lexintel.channels.answer.Citation;
import com.lexintel.database.InTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Looks whether a quote stands where a citation says it does. In a transaction, like all that a
 * writer asks of the database: without one, Open Liberty keeps the connection for the thread until
 * its work ends, and a writer works for minutes.
 */
@ApplicationScoped
@InTransaction
public class QuoteCheck {
  private DataSource dataSource;

  protected QuoteCheck() {}

  @Inject
  public QuoteCheck(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Whether the stored passage has exactly these words at exactly these offsets. */
  boolean stands(Citation citation) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select start_offset, text from passage where document_id = ? and ordinal = ?")) {
      select.setObject(1, citation.documentId());
      select.setInt(2, citation.ordinal());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && stands(citation, row.getInt(1), row.getString(2));
      }
    }
  }

  private static boolean stands(Citation citation, int start, String passage) {
    int from = citation.start() - start;
    return !citation.quote().isBlank()
        && citation.end() - citation.start() == citation.quote().length()
        && from >= 0
        && passage.startsWith(citation.quote(), from);
  }
}
