package com.lexintel.ingestion.caseaction;

import com.lexintel.api.Cursor;
import com.lexintel.audit.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The actions that are not done yet. A node takes one for a time and must renew that. */
@ApplicationScoped
public class CaseActions {
  private static final Duration LEASE = Duration.ofSeconds(15);

  private static final String ADD =
      """
      with forgotten as (
        delete from case_action where ended_at < clock_timestamp() - interval '1 day')
      insert into case_action
        (case_id, kind, asked_at, documents, actor, auth, token_id, address, forwarded_for)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String TAKE =
      """
      update case_action set runner = ?, leased_until = clock_timestamp() + ? * interval '1 s'
       where id = (select id from case_action where leased_until < clock_timestamp()
                    order by id limit 1 for update skip locked)
      returning id, case_id, kind, asked_at, documents, stands_at,
                actor, auth, token_id, address, forwarded_for
      """;
  private static final String HOLD =
      """
      update case_action set leased_until = clock_timestamp() + ? * interval '1 s'
       where id = ? and runner = ?
      """;
  private static final String REACHED =
      """
      update case_action
         set stands_at = ?, reached = reached + ?,
             leased_until = clock_timestamp() + ? * interval '1 s'
       where id = ?
      """;
  private static final String DONE =
      """
      update case_action set ended_at = clock_timestamp(), leased_until = 'infinity'
       where id = ? and runner = ?
      """;

  private final UUID runner = UUID.randomUUID();
  private DataSource dataSource;

  protected CaseActions() {}

  @Inject
  public CaseActions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Adds one, and forgets those that ended more than a day ago. */
  void add(CaseAction action) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(ADD)) {
      Actor actor = action.actor();
      insert.setObject(1, action.caseId());
      insert.setString(2, action.kind().name());
      insert.setObject(3, action.askedAt().atOffset(ZoneOffset.UTC));
      insert.setInt(4, action.documents());
      insert.setString(5, actor.name());
      insert.setString(6, actor.auth());
      insert.setObject(7, actor.token(), Types.OTHER);
      insert.setString(8, actor.address());
      insert.setString(9, actor.forwardedFor());
      insert.executeUpdate();
    }
  }

  /** Takes the oldest that no node has, for {@link #LEASE}. */
  Optional<CaseAction> take() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement take = connection.prepareStatement(TAKE)) {
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
    Kind kind = Kind.valueOf(row.getString("kind"));
    Instant asked = row.getObject("asked_at", OffsetDateTime.class).toInstant();
    Cursor place =
        Optional.ofNullable(row.getString("stands_at"))
            .flatMap(Cursor::parse)
            .orElseGet(() -> kind.start(asked));
    return new CaseAction(
        row.getLong("id"),
        row.getObject("case_id", UUID.class),
        kind,
        actor,
        asked,
        row.getInt("documents"),
        place);
  }

  /**
   * Keeps it for another {@link #LEASE}, and locks it: while the transaction lasts, no other node
   * takes it.
   *
   * @return false when this node took too long and another one has it
   */
  boolean hold(CaseAction action) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(HOLD)) {
      update.setLong(1, LEASE.toSeconds());
      update.setLong(2, action.id());
      update.setObject(3, runner);
      return update.executeUpdate() == 1;
    }
  }

  /** Records how far it is, in the transaction that holds it. */
  void reached(CaseAction action, Cursor place, int documents) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(REACHED)) {
      update.setString(1, place.toString());
      update.setInt(2, documents);
      update.setLong(3, LEASE.toSeconds());
      update.setLong(4, action.id());
      update.executeUpdate();
    }
  }

  /** It is kept for a day, so that it can be read that it is done. */
  void done(CaseAction action) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(DONE)) {
      update.setLong(1, action.id());
      update.setObject(2, runner);
      update.executeUpdate();
    }
  }
}
