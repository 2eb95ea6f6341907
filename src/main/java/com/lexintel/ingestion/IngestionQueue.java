package com.lexintel.ingestion;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The documents that wait for a worker of any node: one db-scheduler execution for each series of
 * attempts, added in the transaction of the caller.
 */
@ApplicationScoped
public class IngestionQueue {
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("ingest-document");

  private Event<Queued> queued;
  private Clock clock;

  @Resource(lookup = "jdbc/lexintel")
  private DataSource dataSource;

  private SchedulerClient client;

  protected IngestionQueue() {}

  @Inject
  public IngestionQueue(Event<Queued> queued, Clock clock) {
    this.queued = queued;
    this.clock = clock;
  }

  /** Fired in the transaction that adds to the queue. */
  public record Queued(UUID documentId) {}

  /** One series of attempts at one document, as an execution is named. */
  record Ticket(UUID documentId, int series) {
    static Ticket of(TaskInstanceId instance) {
      String[] parts = instance.getId().split(":");
      return new Ticket(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
    }

    String name() {
      return documentId + ":" + series;
    }
  }

  @PostConstruct
  void open() {
    client = SchedulerClient.Builder.create(dataSource).build();
  }

  void add(UUID documentId, int series) {
    client.scheduleIfNotExists(
        TASK.instance(new Ticket(documentId, series).name()).build(), clock.instant());
    queued.fire(new Queued(documentId));
  }
}
