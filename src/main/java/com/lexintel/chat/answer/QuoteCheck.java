package com.lexintel.chat.answer;

import com.lexintel.channels.answer.Citation;
import com.lexintel.database.InTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Looks whether a quote stands where a citation says it does. In a transaction, like all that a
 * writer asks of the database: without one, Open Liberty keeps the connection for the thread until
 * its work ends, and a writer works for minutes.
 */
@ApplicationScoped
@InTransaction
public class QuoteCheck {
  private static final String PASSAGE_AND_PAGE =
      """
      select start_offset, text,
             (select nullif(count(*), 0)::integer
                from document_text t, unnest(t.page_starts) page_start
               where t.document_id = p.document_id and page_start <= ?)
        from passage p where document_id = ? and ordinal = ?
      """;

  private DataSource dataSource;

  protected QuoteCheck() {}

  @Inject
  public QuoteCheck(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A citation with the page on which its quote begins, which may be behind the one on which the
   * passage does. Empty unless the stored passage has exactly these words at exactly these offsets.
   */
  Optional<Citation> placed(Citation citation) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(PASSAGE_AND_PAGE)) {
      select.setInt(1, citation.start());
      select.setObject(2, citation.documentId());
      select.setInt(3, citation.ordinal());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && stands(citation, row.getInt(1), row.getString(2))
            ? Optional.of(citation.onPage(row.getObject(3, Integer.class)))
            : Optional.empty();
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
