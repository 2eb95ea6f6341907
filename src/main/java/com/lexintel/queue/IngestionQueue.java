package com.lexintel.queue;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** The documents that wait for a worker of any node, each as a {@link QueueEntry}. */
@ApplicationScoped
public class IngestionQueue {
  public static final TaskDescriptor<Void> TASK = TaskDescriptor.of("ingest-document");

  private static final String MISSING =
      """
      select entry from unnest(?::text[]) as entry
       where not exists (select from scheduled_tasks
                          where task_name = 'ingest-document' and task_instance = entry)
      """;

  // What the scheduler itself inserts, which takes one at a time.
  private static final String ADD =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
      select 'ingest-document', entry, ?, false, 1 from unnest(?::text[]) as entry
          on conflict do nothing
      """;

  private static final String REMOVE =
      """
      delete from scheduled_tasks
       where task_name = 'ingest-document' and task_instance = any(?) and not picked
      """;

  private static final String PICKED =
      """
      select from scheduled_tasks
       where task_name = 'ingest-document' and task_instance = ? and picked and version = ?
      """;

  private Event<Queued> queued;
  private Clock clock;
  private DataSource dataSource;

  protected IngestionQueue() {}

  @Inject
  public IngestionQueue(Event<Queued> queued, Clock clock, DataSource dataSource) {
    this.queued = queued;
    this.clock = clock;
    this.dataSource = dataSource;
  }

  /** Fired in the transaction that adds to the queue. */
  public record Queued() {}

  /** Adds entries that are not there, in the transaction of the caller. */
  public void add(List<QueueEntry> entries) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(ADD)) {
      insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      insert.setArray(2, names(connection, entries));
      insert.executeUpdate();
    }
    queued.fire(new Queued());
  }

  /** Takes entries out of the queue; one that a worker has picked is left to that. */
  public void remove(List<QueueEntry> entries) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete = connection.prepareStatement(REMOVE)) {
      delete.setArray(1, names(connection, entries));
      delete.executeUpdate();
    }
  }

  /** Those of the entries that are not in the queue, neither waiting nor picked. */
  public List<QueueEntry> missing(Collection<QueueEntry> entries) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(MISSING)) {
      statement.setArray(1, names(connection, entries));
      List<QueueEntry> missing = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          missing.add(QueueEntry.named(rows.getString("entry")));
        }
      }
      return missing;
    }
  }

  private static Array names(Connection connection, Collection<QueueEntry> entries)
      throws SQLException {
    return connection.createArrayOf("text", entries.stream().map(QueueEntry::name).toArray());
  }

  /** Whether no other worker has picked the entry since, as happens when one is thought dead. */
  public boolean isCurrent(Pick pick) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(PICKED)) {
      statement.setString(1, pick.entry().name());
      statement.setLong(2, pick.version());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
