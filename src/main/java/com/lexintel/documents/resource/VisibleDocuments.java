package com.lexintel.documents.resource;

import com.lexintel.api.Cursor;
import com.lexintel.api.ListPage;
import com.lexintel.api.Slice;
import com.lexintel.documents.DocumentView;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The documents that a caller may see, as lists. */
@ApplicationScoped
public class VisibleDocuments {
  private static final String NEWEST =
      DocumentRows.views(
          """
          select *
            from (select *, row_number() over (partition by case_id%s) as number
                    from document
                   where case_id = any(?) and status = coalesce(?, status)) numbered
           where number <= ?
          """
              .formatted(DocumentRows.ORDER));

  private DataSource dataSource;

  protected VisibleDocuments() {}

  @Inject
  public VisibleDocuments(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Newest first; null for a case or status means all. */
  public ListPage<DocumentView> page(
      Identity caller, UUID caseId, Status status, Slice<Cursor> slice) throws SQLException {
    ListedDocuments wanted = ListedDocuments.of(caller, caseId, status);
    try (Connection connection = dataSource.getConnection()) {
      List<DocumentRows.Row> found = wanted.read(connection, slice);
      return slice
          .page(found, DocumentRows.Row::place, most -> wanted.count(connection, most))
          .map(DocumentRows.Row::view);
    }
  }

  /** The newest of each case, by one reading for all of them. */
  public List<DocumentView> newest(Collection<UUID> cases, Status status, int limit)
      throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(NEWEST)) {
      statement.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
      statement.setString(2, status == null ? null : status.word());
      statement.setInt(3, limit);
      return DocumentRows.read(statement).stream().map(DocumentRows.Row::view).toList();
    }
  }

  /**
   * A status as a client writes it.
   *
   * @return null for none
   * @throws Problem {@code invalid_status}
   */
  public static Status status(String word) {
    try {
      return word == null ? null : Status.of(word);
    } catch (IllegalArgumentException e) {
      throw new Problem(ProblemCode.INVALID_STATUS, "There is no such status", e);
    }
  }
}
