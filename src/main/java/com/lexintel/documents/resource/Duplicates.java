package com.lexintel.documents.resource;

import com.lexintel.documents.Document;
import com.lexintel.documents.DocumentView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Which documents have exactly the bytes of another of their case. The first that came is no
 * duplicate; when it is deleted, the next is the first.
 */
@ApplicationScoped
public class Duplicates {
  private DataSource dataSource;

  protected Duplicates() {}

  @Inject
  public Duplicates(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Selects the first document of a case with some bytes.
   *
   * @param caseId its id in SQL
   * @param sha256 theirs in SQL
   */
  static String first(String caseId, String sha256) {
    return """
        select id from document
         where case_id = %s and sha256 = %s
         order by created_at, coalesce(root_id, id), place limit 1
        """
        .formatted(caseId, sha256);
  }

  /** What the API tells of a document. */
  public DocumentView view(Document document) throws SQLException {
    UUID first = firstLike(document);
    return document.view(document.id().equals(first) ? null : first);
  }

  /** Null for a document that is gone meanwhile. */
  private UUID firstLike(Document document) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(first("?", "?::bpchar"))) {
      statement.setObject(1, document.caseId());
      statement.setString(2, document.original().sha256());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getObject(1, UUID.class) : null;
      }
    }
  }
}
