package com.lexintel.passages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The pages that were recognised of documents that are being read: each takes seconds, so the next
 * attempt goes on after them. They go when the text is there.
 */
@ApplicationScoped
public class RecognisedPages {
  private DataSource dataSource;

  protected RecognisedPages() {}

  @Inject
  public RecognisedPages(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public void keep(UUID documentId, int page, String text) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into recognised_page (document_id, page, text) values (?, ?, ?)"
                    + " on conflict do nothing")) {
      insert.setObject(1, documentId);
      insert.setInt(2, page);
      // PostgreSQL keeps no NUL, and a text has none either.
      insert.setString(3, text.replace("\0", ""));
      insert.executeUpdate();
    }
  }

  /** The texts by the numbers of the pages. */
  public Map<Integer, String> of(UUID documentId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select page, text from recognised_page where document_id = ?")) {
      select.setObject(1, documentId);
      Map<Integer, String> pages = new TreeMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          pages.put(rows.getInt("page"), rows.getString("text"));
        }
      }
      return pages;
    }
  }

  public void forget(UUID documentId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from recognised_page where document_id = ?")) {
      delete.setObject(1, documentId);
      delete.executeUpdate();
    }
  }
}
