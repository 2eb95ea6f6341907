package com.lexintel.documents.resource;

import com.lexintel.api.Cursor;
import com.lexintel.documents.DocumentView;
import com.lexintel.documents.Family;
import com.lexintel.documents.WarningList;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads documents as the API shows them, from their rows. A list that loads them as entities costs
 * several times as much: each is copied twice and compared when its transaction ends.
 */
final class DocumentRows {
  /** Newest first, each file right after the one that it was found in. */
  static final String ORDER = " order by created_at desc, coalesce(root_id, id), place";

  /**
   * The first copy is looked up only for the rows that are shown, and not for those before them.
   */
  private static final String VIEWS =
      """
      select d.id, d.case_id, d.parent_id, d.place, d.filename, d.media_type, d.file_size, d.sha256,
             nullif(f.id, d.id) as duplicate_of, d.status, d.page_count, d.passage_count,
             d.created_at, d.extracted_at, d.indexed_at, d.error_code, d.error_message, d.attempt,
             d.warnings, coalesce(d.root_id, d.id)
        from (%s) d
       cross join lateral (%s) f
       order by d.created_at desc, coalesce(d.root_id, d.id), d.place
      """;

  private DocumentRows() {}

  /**
   * A document in a list.
   *
   * @param place where it stands in the list
   */
  record Row(DocumentView view, Cursor place) {}

  /**
   * @param documents selects all columns of the documents that are wanted
   */
  static String views(String documents) {
    return VIEWS.formatted(documents, Duplicates.first("d.case_id", "d.sha256"));
  }

  /** Runs what {@link #views} made. */
  static List<Row> read(PreparedStatement statement) throws SQLException {
    List<Row> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        DocumentView view = view(rows);
        UUID root = rows.getObject(20, UUID.class);
        found.add(new Row(view, new Cursor(view.createdAt(), root, rows.getString(4))));
      }
    }
    return found;
  }

  private static DocumentView view(ResultSet row) throws SQLException {
    return new DocumentView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        Family.number(row.getString(4)),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getString(8),
        row.getObject(9, UUID.class),
        row.getString(10),
        row.getObject(11, Integer.class),
        row.getObject(12, Integer.class),
        instant(row, 13),
        instant(row, 14),
        instant(row, 15),
        row.getString(16),
        row.getString(17),
        row.getInt(18),
        WarningList.read(row.getString(19)));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
