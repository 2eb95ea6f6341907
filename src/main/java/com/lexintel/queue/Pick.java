package com.lexintel.queue;

import com.github.kagkarlsson.scheduler.task.Execution;

/**
 * A queue entry as one worker has picked it.
 *
 * @param version raised whenever the entry is picked or given back, so that a worker can see
 *     whether the entry is still its own
 */
public record Pick(QueueEntry entry, long version) {
  public static Pick of(Execution execution) {
    return new Pick(QueueEntry.of(execution), execution.version);
  }
}
