package com.lexintel.documents.resource;

import com.lexintel.api.Cursor;
import com.lexintel.api.Slice;
import com.lexintel.cases.CaseAccess;
import com.lexintel.database.CappedCount;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which documents a list has, as a condition of SQL with its parameters.
 *
 * @param where the condition on their rows
 * @param subjects the first parameter of the condition, null where it has none
 * @param values the others
 */
record ListedDocuments(String where, Object[] subjects, List<Object> values) {
  private static final String FROM =
      "select * from document where %1$s" + DocumentRows.ORDER + " limit ? offset ?";

  /**
   * The order goes down by time and then up, so no one comparison of rows says what lies behind a
   * cursor. These two are each entered in the index at the cursor, however large its family is.
   */
  private static final String BEHIND =
      """
      select * from (
        (select * from document
          where %1$s and created_at = ? and (coalesce(root_id, id), place) > (?, ?)%2$s limit ?)
        union all
        (select * from document where %1$s and created_at < ?%2$s limit ?)) behind%2$s limit ?
      """;

  /** Null for a case or status means all. */
  static ListedDocuments of(Identity caller, UUID caseId, Status status) {
    List<Object> values = new ArrayList<>();
    StringBuilder where = new StringBuilder(CaseAccess.visibleRows(caller, "case_id"));
    if (caseId != null) {
      where.append(" and case_id = ?");
      values.add(caseId);
    }
    if (status != null) {
      where.append(" and status = ?");
      values.add(status.word());
    }
    Object[] subjects = caller.unrestricted() ? null : caller.subjects().toArray();
    return new ListedDocuments(where.toString(), subjects, values);
  }

  /** The wanted ones and one more, in the order of lists. */
  List<DocumentRows.Row> read(Connection connection, Slice<Cursor> slice) throws SQLException {
    String page = slice.after() == null ? FROM : BEHIND;
    String documents = page.formatted(where, DocumentRows.ORDER);
    try (PreparedStatement select = connection.prepareStatement(DocumentRows.views(documents))) {
      if (slice.after() == null) {
        int next = set(connection, select, 1);
        select.setInt(next, slice.withOneMore());
        select.setInt(next + 1, slice.offset());
      } else {
        setBehind(connection, select, slice);
      }
      return DocumentRows.read(select);
    }
  }

  private void setBehind(Connection connection, PreparedStatement select, Slice<Cursor> slice)
      throws SQLException {
    OffsetDateTime time = slice.after().time().atOffset(ZoneOffset.UTC);
    int next = set(connection, select, 1);
    select.setObject(next++, time);
    select.setObject(next++, slice.after().id());
    select.setString(next++, slice.after().place());
    select.setInt(next++, slice.withOneMore());
    next = set(connection, select, next);
    select.setObject(next++, time);
    select.setInt(next++, slice.withOneMore());
    select.setInt(next, slice.withOneMore());
  }

  long count(Connection connection, long most) throws SQLException {
    return CappedCount.of(
        connection, "document where " + where, select -> set(connection, select, 1), most);
  }

  /** Sets the parameters of the condition, from this number on, and gives that of the next. */
  private int set(Connection connection, PreparedStatement select, int first) throws SQLException {
    int next = first;
    if (subjects != null) {
      select.setArray(next++, connection.createArrayOf("text", subjects));
    }
    for (Object value : values) {
      select.setObject(next++, value);
    }
    return next;
  }
}
