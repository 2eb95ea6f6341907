package com.lexintel.audit;

import com.lexintel.database.CappedCount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The record of what was done, as it is read. */
@ApplicationScoped
public class AuditRecords {
  private DataSource dataSource;

  protected AuditRecords() {}

  @Inject
  public AuditRecords(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Newest first.
   *
   * @param caseId null for all
   * @param reader the subjects of whoever reads it; file names of cases that are walled from one of
   *     them are left out
   * @param before only older ones than the one with this number
   */
  public List<AuditEntry> page(
      UUID caseId, Set<String> reader, long before, long offset, int limit) {
    String select =
        "select e.*, exists (select 1 from case_member m where m.case_id = e.case_id"
            + " and m.role = 'walled' and m.subject = any(?)) as walled"
            + " from audit_entry e where e.id < ?"
            + (caseId == null ? "" : " and e.case_id = ?")
            + " order by e.id desc offset ? limit ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(select)) {
      int parameter = 0;
      statement.setArray(++parameter, connection.createArrayOf("text", reader.toArray()));
      statement.setLong(++parameter, before);
      if (caseId != null) {
        statement.setObject(++parameter, caseId);
      }
      statement.setLong(++parameter, offset);
      statement.setInt(++parameter, limit);
      List<AuditEntry> entries = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entries.add(entry(rows));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw AuditTrail.unavailable(e);
    }
  }

  /**
   * How many there are, or that number if there are more.
   *
   * @param caseId null for all cases
   */
  public long count(UUID caseId, long most) {
    try (Connection connection = dataSource.getConnection()) {
      return caseId == null
          ? CappedCount.of(connection, "audit_entry", select -> 1, most)
          : CappedCount.of(
              connection, "audit_entry where case_id = ?", select -> set(select, caseId), most);
    } catch (SQLException e) {
      throw AuditTrail.unavailable(e);
    }
  }

  private static int set(PreparedStatement select, UUID caseId) throws SQLException {
    select.setObject(1, caseId);
    return 2;
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("auth"),
        row.getObject("token_id", UUID.class),
        row.getString("address"),
        row.getString("forwarded_for"),
        row.getString("action"),
        row.getObject("case_id", UUID.class),
        row.getObject("document_id", UUID.class),
        row.getBoolean("walled") ? null : row.getString("filename"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("outcome"));
  }
}
