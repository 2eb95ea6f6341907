package com.lexintel.documents.resource;

import com.lexintel.cases.CaseAccess;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

  /** Sets its parameters and gives the number of the next. */
  int set(Connection connection, PreparedStatement statement) throws SQLException {
    int next = 1;
    if (subjects != null) {
      statement.setArray(next++, connection.createArrayOf("text", subjects));
    }
    for (Object value : values) {
      statement.setObject(next++, value);
    }
    return next;
  }
}
