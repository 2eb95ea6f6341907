package com.lexintel.search.index;

import com.lexintel.chunking.Layout;
import com.lexintel.passages.TextStore;
import com.lexintel.search.text.Tokenizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What the database knows of documents that can be searched. */
@ApplicationScoped
public class IndexTables {
  private DataSource dataSource;
  private TextStore texts;

  protected IndexTables() {}

  @Inject
  public IndexTables(DataSource dataSource, TextStore texts) {
    this.dataSource = dataSource;
    this.texts = texts;
  }

  /**
   * The documents that can be searched now.
   *
   * @param caseIds null for all cases
   * @param documentId null for all documents
   * @param model that makes the vectors of queries
   */
  public List<SearchableDocument> searchable(
      Collection<UUID> caseIds, UUID documentId, String model) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, case_id, filename, recipe,"
                    + " coalesce(regexp_replace(recipe, '/[^/]*$', '') = ?, false) from document"
                    + " left join document_vectors on document_id = id where status = 'completed'"
                    + (caseIds == null ? "" : " and case_id = any(?)")
                    + (documentId == null ? "" : " and id = ?")
                    + " order by created_at, id")) {
      select.setString(1, model);
      int parameter = 1;
      if (caseIds != null) {
        select.setArray(++parameter, connection.createArrayOf("uuid", caseIds.toArray()));
      }
      if (documentId != null) {
        select.setObject(++parameter, documentId);
      }
      List<SearchableDocument> documents = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          documents.add(
              new SearchableDocument(
                  rows.getObject(1, UUID.class),
                  rows.getObject(2, UUID.class),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getBoolean(5)));
        }
      }
      return documents;
    }
  }

  /** How many documents are on their way to be searchable; null for all cases. */
  public int waiting(Collection<UUID> caseIds) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select count(*) from document where status in ('pending', 'processing')"
                    + " and step <> 'cancelling'"
                    + (caseIds == null ? "" : " and case_id = any(?)"))) {
      if (caseIds != null) {
        select.setArray(1, connection.createArrayOf("uuid", caseIds.toArray()));
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Makes the index of a document; it has no passages if the document was deleted meanwhile. */
  DocumentIndex load(SearchableDocument document) throws SQLException {
    IndexBuilder builder = new IndexBuilder(document, new Tokenizer());
    Layout layout = texts.find(document.id()).map(Layout::of).orElseGet(Layout::none);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select text, start_offset, array_send(embedding) from passage"
                    + " where document_id = ? order by ordinal")) {
      select.setObject(1, document.id());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String text = rows.getString(1);
          int start = rows.getInt(2);
          String body = layout.body(text, start);
          if (document.comparable()) {
            builder.add(body, vector(rows.getBytes(3)));
          } else {
            builder.add(body);
          }
          if (layout.isContents(text, start)) {
            builder.asContents();
          }
        }
      }
    }
    return builder.build();
  }

  /** PostgreSQL's binary form of an array: five numbers of a head, then each element's length. */
  private static float[] vector(byte[] array) {
    ByteBuffer in = ByteBuffer.wrap(array);
    float[] vector = new float[in.getInt(12)];
    in.position(20);
    for (int i = 0; i < vector.length; i++) {
      in.getInt();
      vector[i] = in.getFloat();
    }
    return vector;
  }
}
