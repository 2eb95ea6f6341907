package com.lexintel.passages;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.Stretch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The extracted texts, one a document. */
@ApplicationScoped
public class TextStore {
  /** Characters of a slice, as PostgreSQL counts them: code points. */
  private static final int SLICE = 1 << 20;

  private DataSource dataSource;

  protected TextStore() {}

  @Inject
  public TextStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public void store(UUID documentId, ExtractedText text) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into document_text (document_id, text, page_starts, unread_pages,"
                    + " recognised)"
                    + " values (?, ?, ?, ?, ?) on conflict (document_id) do update"
                    + " set text = excluded.text, page_starts = excluded.page_starts,"
                    + " unread_pages = excluded.unread_pages, recognised = excluded.recognised")) {
      Array starts = connection.createArrayOf("int4", text.pageStarts().toArray());
      insert.setObject(1, documentId);
      insert.setString(2, text.text());
      insert.setArray(3, starts);
      insert.setInt(4, text.unreadPages());
      insert.setArray(5, connection.createArrayOf("int4", offsets(text.recognised())));
      insert.executeUpdate();
    }
  }

  public Optional<ExtractedText> find(UUID documentId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select text, page_starts, unread_pages, recognised from document_text"
                    + " where document_id = ?")) {
      select.setObject(1, documentId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Integer[] starts = (Integer[]) row.getArray("page_starts").getArray();
        return Optional.of(
            new ExtractedText(
                row.getString("text"),
                List.of(starts),
                row.getInt("unread_pages"),
                stretches((Integer[]) row.getArray("recognised").getArray()),
                List.of()));
      }
    }
  }

  private static Object[] offsets(List<Stretch> stretches) {
    return stretches.stream().flatMap(part -> Stream.of(part.start(), part.end())).toArray();
  }

  private static List<Stretch> stretches(Integer[] offsets) {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < offsets.length; i += 2) {
      stretches.add(new Stretch(offsets[i], offsets[i + 1]));
    }
    return stretches;
  }

  /**
   * A part of a text.
   *
   * @param number from 0; a slice behind the end is ""
   * @return empty without a text
   */
  Optional<String> slice(UUID documentId, int number) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select substr(text, ?, ?) as slice from document_text where document_id = ?")) {
      select.setInt(1, 1 + number * SLICE);
      select.setInt(2, SLICE);
      select.setObject(3, documentId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString("slice")) : Optional.empty();
      }
    }
  }

  /** Whether a slice is so long that others may follow. */
  static boolean isWhole(String slice) {
    return slice.length() >= SLICE && slice.codePointCount(0, slice.length()) == SLICE;
  }

  /** How many pages of a document are scans that nobody has read; 0 without a text. */
  public int unreadPages(UUID documentId) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select unread_pages from document_text where document_id = ?")) {
      select.setObject(1, documentId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getInt("unread_pages") : 0;
      }
    }
  }
}
