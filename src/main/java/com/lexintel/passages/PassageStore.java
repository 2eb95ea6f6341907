package com.lexintel.passages;

import com.lexintel.chunking.Passage;
import com.lexintel.extraction.TextSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The passages of all documents, with their vectors. */
@ApplicationScoped
public class PassageStore {
  private static final String COLUMNS = "ordinal, page, start_offset, end_offset, text, source";

  private DataSource dataSource;

  protected PassageStore() {}

  @Inject
  public PassageStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public void add(UUID documentId, List<Passage> passages) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into passage (document_id, "
                    + COLUMNS
                    + ") values (?, ?, ?, ?, ?, ?, ?)")) {
      for (Passage passage : passages) {
        insert.setObject(1, documentId);
        insert.setInt(2, passage.ordinal());
        insert.setObject(3, passage.page(), Types.INTEGER);
        insert.setInt(4, passage.start());
        insert.setInt(5, passage.end());
        insert.setString(6, passage.text());
        insert.setString(7, passage.source().word());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * @param recipe by which the vectors were made
   */
  public void embed(UUID documentId, List<Passage> passages, List<float[]> vectors, String recipe)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update passage set embedding = ?, recipe = ? where document_id = ? and ordinal"
                    + " = ?")) {
      for (int i = 0; i < passages.size(); i++) {
        // As it is: the driver sends it in binary, whereas an array of objects would go as text.
        update.setObject(1, vectors.get(i));
        update.setString(2, recipe);
        update.setObject(3, documentId);
        update.setInt(4, passages.get(i).ordinal());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /** The next passages without a vector, in their order. */
  public List<Passage> toEmbed(UUID documentId, int from, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select "
                    + COLUMNS
                    + " from passage where document_id = ? and ordinal >= ?"
                    + " and embedding is null order by ordinal limit ?")) {
      select.setObject(1, documentId);
      select.setInt(2, from);
      select.setInt(3, limit);
      return passages(select);
    }
  }

  /** The first passages whose vectors are of another recipe, in their order. */
  public List<Passage> toEmbedAnew(UUID documentId, String recipe, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select "
                    + COLUMNS
                    + " from passage where document_id = ? and recipe is distinct from ?"
                    + " order by ordinal limit ?")) {
      select.setObject(1, documentId);
      select.setString(2, recipe);
      select.setInt(3, limit);
      return passages(select);
    }
  }

  private static List<Passage> passages(PreparedStatement select) throws SQLException {
    List<Passage> passages = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        passages.add(passage(rows));
      }
    }
    return passages;
  }

  public List<PassageView> page(UUID documentId, int offset, int limit) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select "
                    + COLUMNS
                    + ", embedding is not null as embedded from passage"
                    + " where document_id = ? order by ordinal offset ? limit ?")) {
      select.setObject(1, documentId);
      select.setInt(2, offset);
      select.setInt(3, limit);
      List<PassageView> page = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          page.add(PassageView.of(passage(rows), rows.getBoolean("embedded")));
        }
      }
      return page;
    }
  }

  public PassageCount count(UUID documentId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select count(*) as passages, count(embedding) as embedded"
                    + " from passage where document_id = ?")) {
      select.setObject(1, documentId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new PassageCount(row.getInt("passages"), row.getInt("embedded"));
      }
    }
  }

  /** Removes the passages and the texts of documents. */
  public void purge(List<UUID> documentIds) throws SQLException {
    for (String table :
        List.of("passage", "document_text", "recognised_page", "document_vectors")) {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement delete =
              connection.prepareStatement("delete from " + table + " where document_id = any(?)")) {
        delete.setArray(1, connection.createArrayOf("uuid", documentIds.toArray()));
        delete.executeUpdate();
      }
    }
  }

  private static Passage passage(ResultSet row) throws SQLException {
    return new Passage(
        row.getInt("ordinal"),
        row.getObject("page", Integer.class),
        row.getInt("start_offset"),
        row.getInt("end_offset"),
        row.getString("text"),
        TextSource.of(row.getString("source")));
  }
}
