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
  private static final String FIRST =
      """
      select d.id, f.id as first
        from document d
       cross join lateral (
         select id from document same
          where same.case_id = d.case_id and same.sha256 = d.sha256
          order by created_at, coalesce(root_id, id), place limit 1) f
       where d.id = any(?) and f.id <> d.id
      """;

  private DataSource dataSource;

  protected Duplicates() {}

  @Inject
  public Duplicates(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What the API tells of a document. */
  public DocumentView view(Document document) throws SQLException {
    return views(List.of(document)).get(0);
  }

  /** The same for several. */
  public List<DocumentView> views(List<Document> documents) throws SQLException {
    Map<UUID, UUID> firsts = firsts(documents.stream().map(Document::id).toList());
    return documents.stream().map(document -> document.view(firsts.get(document.id()))).toList();
  }

  /** Of those documents that are duplicates, the one that came first. */
  Map<UUID, UUID> firsts(List<UUID> ids) throws SQLException {
    Map<UUID, UUID> firsts = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIRST)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          firsts.put(rows.getObject("id", UUID.class), rows.getObject("first", UUID.class));
        }
      }
    }
    return firsts;
  }
}
