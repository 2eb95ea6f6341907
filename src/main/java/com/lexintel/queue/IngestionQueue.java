package com.lexintel.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The documents that wait for a worker of any node: one db-scheduler execution for each series of
 * attempts, added in the transaction of the caller.
 */
@ApplicationScoped
public class IngestionQueue {
  public static final TaskDescriptor<Void> TASK = TaskDescriptor.of("ingest-document");

  private static final String FORGOTTEN =
      """
      select id from document d
       where status in ('pending', 'processing') and step <> 'cancelling' and reported_at < ?
         and not exists (select from scheduled_tasks
                          where task_name = 'ingest-document'
                            and task_instance = d.id || ':' || d.series)
      """;

  private static final String TURN =
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
    this.dataSource = dataSource;
    this.queued = queued;
    this.clock = clock;
  }

  /** Fired in the transaction that adds to the queue. */
  public record Queued(UUID documentId) {}

  /** One series of attempts at one document, as an execution is named. */
  public record Ticket(UUID documentId, int series) {
    public static Ticket of(TaskInstanceId instance) {
      String[] parts = instance.getId().split(":");
      return new Ticket(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
    }

    public String name() {
      return documentId + ":" + series;
    }
  }

  /** A ticket as one worker took it; who takes it later has a higher version. */
  public record Turn(Ticket ticket, long version) {
    public static Turn of(Execution execution) {
      return new Turn(Ticket.of(execution), execution.version);
    }
  }

  @PostConstruct
  void open() {
    client = SchedulerClient.Builder.create(dataSource).build();
  }

  /** The documents that wait, or seem to be worked on, without being in the queue. */
  public List<UUID> forgotten(Instant sinceBefore) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(FORGOTTEN)) {
      statement.setObject(1, sinceBefore.atOffset(ZoneOffset.UTC));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return ids;
  }

  /** Whether nobody was given the ticket since, as happens when a worker is not heard of. */
  public boolean isStill(Turn turn) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(TURN)) {
      statement.setString(1, turn.ticket().name());
      statement.setLong(2, turn.version());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  public void add(UUID documentId, int series) {
    client.scheduleIfNotExists(
        TASK.instance(new Ticket(documentId, series).name()).build(), clock.instant());
    queued.fire(new Queued(documentId));
  }
}
