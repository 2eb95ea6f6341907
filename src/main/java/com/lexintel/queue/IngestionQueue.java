package com.lexintel.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

  private static final String PICKED =
      """
      select from scheduled_tasks
       where task_name = 'ingest-document' and task_instance = ? and picked and version = ?
      """;

  private Event<Queued> queued;
  private Clock clock;
  private DataSource dataSource;
  private SchedulerClient client;

  protected IngestionQueue() {}

  @Inject
  public IngestionQueue(Event<Queued> queued, Clock clock, DataSource dataSource) {
    this.queued = queued;
    this.clock = clock;
    this.dataSource = dataSource;
  }

  /** Fired in the transaction that adds to the queue. */
  public record Queued(UUID documentId) {}

  @PostConstruct
  void open() {
    client = SchedulerClient.Builder.create(dataSource).build();
  }

  /** Adds an entry, in the transaction of the caller, unless it is there. */
  public void add(QueueEntry entry) {
    client.scheduleIfNotExists(TASK.instance(entry.name()).build(), clock.instant());
    queued.fire(new Queued(entry.documentId()));
  }

  /** Those of the entries that are not in the queue, neither waiting nor picked. */
  public List<QueueEntry> missing(Collection<QueueEntry> entries) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(MISSING)) {
      Object[] names = entries.stream().map(QueueEntry::name).toArray();
      statement.setArray(1, connection.createArrayOf("text", names));
      List<QueueEntry> missing = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          missing.add(QueueEntry.named(rows.getString("entry")));
        }
      }
      return missing;
    }
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
