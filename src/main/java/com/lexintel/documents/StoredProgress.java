package com.lexintel.documents;

import com.lexintel.channels.Changes;
import com.lexintel.channels.ProgressStore;
import com.lexintel.channels.Snapshot;
import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.channels.state.Topic;
import com.lexintel.node.Ticks;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What the rows of the database say: one shape of row, read in one snapshot by each statement. The
 * statements stay beside what reads their rows, which counts their columns.
 */
@ApplicationScoped
public class StoredProgress implements ProgressStore {
  private static final String DOCUMENTS =
      """
      select id, case_id, status, step, progress, message, reported_at, eta_seconds,
             error_code, error_message, attempt, seq, changed, indexed_at, created_at,
             queue_position
        from document
      """;
  private static final String DELETED =
      """
      select id, case_id, 'deleted', step, progress, 'Deleted', deleted_at, null::integer,
             null, null, attempt, seq, changed, null::timestamptz, deleted_at,
             null::integer
        from deleted_document
      """;
  // One statement has one snapshot: it is that of the rows beside it.
  private static final String WITH_SNAPSHOT =
      """
      with now as (select pg_current_snapshot()::text as snapshot)
      select now.snapshot, d.* from now left join (%s union all %s) d on %s order by created_at, id
      """;
  private static final String CHANGED_SINCE =
      WITH_SNAPSHOT.formatted(DOCUMENTS, DELETED, "d.changed >= ? or d.changed = any(?)");
  private static final String OF_TOPIC =
      WITH_SNAPSHOT.formatted(
          DOCUMENTS + " where id = any(?) or case_id = any(?)",
          DELETED + " where id = any(?)",
          "true");
  private static final String TOPIC_CHANGED_SINCE =
      WITH_SNAPSHOT.formatted(
          DOCUMENTS, DELETED, "(d.id = any(?) or d.case_id = any(?)) and d.changed >= ?");
  private static final String KNOWN =
      """
      select id from document where id = any(?)
      union all select id from legal_case where id = any(?)
      union all select id from deleted_document where id = any(?) and ?
      """;

  private DataSource dataSource;
  private Ticks ticks;

  protected StoredProgress() {}

  @Inject
  public StoredProgress(DataSource dataSource) {
    this(dataSource, Ticks.SYSTEM);
  }

  StoredProgress(DataSource dataSource, Ticks ticks) {
    this.dataSource = dataSource;
    this.ticks = ticks;
  }

  @Override
  public Changes changedSince(Snapshot seen) {
    return query(
        CHANGED_SINCE,
        statement -> {
          statement.setLong(1, seen.next());
          setArray(statement, 2, seen.open());
        });
  }

  @Override
  public Changes stateOf(Topic topic) {
    return query(
        OF_TOPIC,
        statement -> {
          setArray(statement, 1, topic.documents());
          setArray(statement, 2, topic.cases());
          setArray(statement, 3, topic.documents());
        });
  }

  @Override
  public Changes changedSince(Topic topic, long position) {
    return query(
        TOPIC_CHANGED_SINCE,
        statement -> {
          setArray(statement, 1, topic.documents());
          setArray(statement, 2, topic.cases());
          statement.setLong(3, position);
        });
  }

  @Override
  public Optional<UUID> unknown(Topic topic, boolean deletedToo) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(KNOWN)) {
      setArray(statement, 1, topic.documents());
      setArray(statement, 2, topic.cases());
      setArray(statement, 3, topic.documents());
      statement.setBoolean(4, deletedToo);
      Set<UUID> known = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getObject(1, UUID.class));
        }
      }
      return topic.ids().filter(id -> !known.contains(id)).findFirst();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private Changes query(String sql, Parameters parameters) {
    long began = ticks.now();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return changes(rows, began);
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static Changes changes(ResultSet rows, long began) throws SQLException {
    Snapshot snapshot = null;
    List<ReceivedEvent> events = new ArrayList<>();
    while (rows.next()) {
      snapshot = snapshot == null ? Snapshot.of(rows.getString(1)) : snapshot;
      if (rows.getObject(2) != null) {
        events.add(
            ReceivedEvent.stored(event(rows), rows.getLong("changed"), began, instant(rows, 15)));
      }
    }
    return new Changes(snapshot, events);
  }

  private static ProgressEvent event(ResultSet row) throws SQLException {
    String errorCode = row.getString(10);
    return new ProgressEvent(
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        Status.of(row.getString(4)),
        Step.of(row.getString(5)),
        row.getInt(6),
        row.getString(7),
        instant(row, 8),
        row.getInt(12),
        row.getLong(13),
        row.getObject(9, Integer.class),
        row.getObject("queue_position", Integer.class),
        errorCode == null ? null : new ProgressEvent.Failure(errorCode, row.getString(11)));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** An array as text: one that the connection makes costs more than the statement. */
  private static void setArray(PreparedStatement statement, int parameter, Collection<?> values)
      throws SQLException {
    String text = values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    statement.setObject(parameter, text, Types.OTHER);
  }

  private static Problem unavailable(SQLException cause) {
    return new Problem(
        ProblemCode.DATABASE_UNAVAILABLE, "The database cannot be reached at the moment", cause);
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }
}
