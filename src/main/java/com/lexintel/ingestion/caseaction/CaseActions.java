package com.lexintel.ingestion.caseaction;

import com.lexintel.audit.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The actions that are not done yet. A node takes one for a time and must renew that. */
@ApplicationScoped
public class CaseActions {
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final UUID runner = UUID.randomUUID();
  private DataSource dataSource;

  protected CaseActions() {}

  @Inject
  public CaseActions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void add(CaseAction action) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into case_action
                  (case_id, kind, asked_at, actor, auth, token_id, address, forwarded_for)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      Actor actor = action.actor();
      insert.setObject(1, action.caseId());
      insert.setString(2, action.kind().name());
      insert.setObject(3, action.askedAt().atOffset(ZoneOffset.UTC));
      insert.setString(4, actor.name());
      insert.setString(5, actor.auth());
      insert.setObject(6, actor.token(), Types.OTHER);
      insert.setString(7, actor.address());
      insert.setString(8, actor.forwardedFor());
      insert.executeUpdate();
    }
  }

  /** Takes the oldest that no node has, for {@link #LEASE}. */
  Optional<CaseAction> take() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement take =
            connection.prepareStatement(
                """
                update case_action set runner = ?, leased_until = clock_timestamp() + ? * interval '1 s'
                 where id = (select id from case_action where leased_until < clock_timestamp()
                              order by id limit 1 for update skip locked)
                returning id, case_id, kind, asked_at, done_to,
                          actor, auth, token_id, address, forwarded_for
                """)) {
      take.setObject(1, runner);
      take.setLong(2, LEASE.toSeconds());
      ResultSet row = take.executeQuery();
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    }
  }

  private static CaseAction read(ResultSet row) throws SQLException {
    Actor actor =
        new Actor(
            row.getString("actor"),
            row.getString("auth"),
            row.getObject("token_id", UUID.class),
            row.getString("address"),
            row.getString("forwarded_for"));
    return new CaseAction(
        row.getLong("id"),
        row.getObject("case_id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        actor,
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getObject("done_to", UUID.class));
  }

  /**
   * Records how far it is, and keeps it for another {@link #LEASE}.
   *
   * @return false when this node took too long and another one has it
   */
  boolean reached(CaseAction action, UUID document) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update case_action
                   set done_to = ?, leased_until = clock_timestamp() + ? * interval '1 s'
                 where id = ? and runner = ?
                """)) {
      update.setObject(1, document);
      update.setLong(2, LEASE.toSeconds());
      update.setLong(3, action.id());
      update.setObject(4, runner);
      return update.executeUpdate() == 1;
    }
  }

  void done(CaseAction action) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from case_action where id = ? and runner = ?")) {
      delete.setLong(1, action.id());
      delete.setObject(2, runner);
      delete.executeUpdate();
    }
  }
}
