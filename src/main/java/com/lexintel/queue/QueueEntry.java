package com.lexintel.queue;

import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.util.UUID;

/**
 * A document in the queue: one db-scheduler execution for each series of attempts.
 *
 * @param series raised by each retry that a person asks for, so that the entry is another one
 */
public record QueueEntry(UUID documentId, int series) {
  static QueueEntry of(TaskInstanceId execution) {
    return named(execution.getId());
  }

  static QueueEntry named(String name) {
    String[] parts = name.split(":");
    return new QueueEntry(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
  }

  /** The {@code task_instance} of the execution. */
  public String name() {
    return documentId + ":" + series;
  }
}
