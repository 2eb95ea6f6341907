package com.lexintel.audit;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;

/** Where what is done is recorded; {@link AuditRecords} reads it. */
@ApplicationScoped
public class AuditTrail {
  private DataSource dataSource;
  private Visit visit;
  private Clock clock;

  protected AuditTrail() {}

  @Inject
  public AuditTrail(DataSource dataSource, Visit visit, Clock clock) {
    this.dataSource = dataSource;
    this.visit = visit;
    this.clock = clock;
  }

  /** Adds a record, in the caller's transaction if there is one. */
  public void add(Deed deed) {
    Actor actor = actor();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into audit_entry (at, actor, auth, token_id, address, forwarded_for, action,"
                    + " case_id, document_id, filename, subject, detail, outcome)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
      insert.setString(2, actor.name());
      insert.setString(3, actor.auth());
      setId(insert, 4, actor.token());
      insert.setString(5, actor.address());
      insert.setString(6, actor.forwardedFor());
      insert.setString(7, deed.action().word());
      setId(insert, 8, deed.caseId());
      setId(insert, 9, deed.documentId());
      insert.setString(10, deed.filename());
      insert.setString(11, deed.subject());
      insert.setString(12, deed.detail());
      insert.setString(13, deed.outcome());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static void setId(PreparedStatement statement, int parameter, UUID id)
      throws SQLException {
    statement.setObject(parameter, id, Types.OTHER);
  }

  /** Workers have no request. */
  private Actor actor() {
    try {
      return visit.actor();
    } catch (ContextNotActiveException noRequest) {
      return Actor.SYSTEM;
    }
  }

  static Problem unavailable(SQLException cause) {
    return new Problem(
        ProblemCode.DATABASE_UNAVAILABLE, "The database cannot be reached at the moment", cause);
  }
}
