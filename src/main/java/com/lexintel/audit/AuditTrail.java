package com.lexintel.audit;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Where what is done is recorded; {@link AuditRecords} reads it. */
@ApplicationScoped
public class AuditTrail {
  private static final String INSERT =
      """
      insert into audit_entry (at, actor, auth, token_id, address, forwarded_for,
                               action, case_id, document_id, filename, subject, detail, outcome)
      select ?, ?, ?, ?::uuid, ?, ?, done.*
        from unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
               as done
      """;

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
    add(List.of(deed));
  }

  /** The same for many, by one statement. */
  public void add(List<Deed> deeds) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      setActor(insert);
      insert.setArray(7, array(connection, "text", deeds, deed -> deed.action().word()));
      insert.setArray(8, array(connection, "uuid", deeds, Deed::caseId));
      insert.setArray(9, array(connection, "uuid", deeds, Deed::documentId));
      insert.setArray(10, array(connection, "text", deeds, Deed::filename));
      insert.setArray(11, array(connection, "text", deeds, Deed::subject));
      insert.setArray(12, array(connection, "text", deeds, Deed::detail));
      insert.setArray(13, array(connection, "text", deeds, Deed::outcome));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static Array array(
      Connection connection, String type, List<Deed> deeds, Function<Deed, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, deeds.stream().map(column).toArray());
  }

  private void setActor(PreparedStatement insert) throws SQLException {
    Actor actor = actor();
    insert.setObject(1, clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
    insert.setString(2, actor.name());
    insert.setString(3, actor.auth());
    insert.setObject(4, actor.token(), Types.OTHER);
    insert.setString(5, actor.address());
    insert.setString(6, actor.forwardedFor());
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
