package com.lexintel.queue;

/** The queue as workers take from it. Its order is that of the view {@code ingestion_queue}. */
final class QueueOrder {
  /** The documents that no worker has picked, the next one first; those not yet due come last. */
  static final String WAITING =
      """
      from document d
      join scheduled_tasks s
        on s.task_name = 'ingest-document' and s.task_instance = d.id || ':' || d.series
      left join ingestion_queue q on q.document_id = d.id
      where d.status = 'pending' and not s.picked
      order by q.place nulls last, s.execution_time, s.task_instance
      """;

  private QueueOrder() {}
}
