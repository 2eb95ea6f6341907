package com.lexintel.documents.resource;

import com.lexintel.documents.Document;
import com.lexintel.documents.DocumentView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Which documents have exactly the bytes of another of their case. The first that came is no
 * duplicate; when it is deleted, the next is the first.
 */
@ApplicationScoped
public class Duplicates {
  private static final String FIRSTS =
      "select sha256, ("
          + first("?", "sent.sha256::bpchar")
          + ") as first"
          + " from unnest(?::text[]) as sent (sha256)";

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
    return views(document.caseId(), List.of(document)).get(0);
  }

  /** The same of documents of a case, in their order. */
  public List<DocumentView> views(UUID caseId, List<Document> documents) throws SQLException {
    Map<String, UUID> firsts = firsts(caseId, documents);
    return documents.stream().map(document -> view(document, firsts)).toList();
  }

  private static DocumentView view(Document document, Map<String, UUID> firsts) {
    UUID first = firsts.get(document.original().sha256());
    return document.view(document.id().equals(first) ? null : first);
  }

  /** By the bytes; none for a document that is gone meanwhile. */
  private Map<String, UUID> firsts(UUID caseId, List<Document> documents) throws SQLException {
    Object[] bytes = documents.stream().map(each -> each.original().sha256()).toArray();
    Map<String, UUID> firsts = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIRSTS)) {
      statement.setObject(1, caseId);
      statement.setArray(2, connection.createArrayOf("text", bytes));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          firsts.put(rows.getString("sha256"), rows.getObject("first", UUID.class));
        }
      }
    }
    return firsts;
  }
}
