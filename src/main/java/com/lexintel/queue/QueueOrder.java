package com.lexintel.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The order in which entries will be picked. The view {@code ingestion_queue} defines it. */
final class QueueOrder {
  // Entries that are not due yet have no place in the view and come last.
  private static final String WAITING =
      """
      select split_part(t.task_instance, ':', 1)::uuid as document_id,
             greatest(0, extract(epoch from t.execution_time - now())) as delay
        from scheduled_tasks t
        left join ingestion_queue q on q.ticket = t.task_instance
       where t.task_name = 'ingest-document' and not t.picked
       order by q.place nulls last, t.execution_time, t.task_instance
      """;

  private final DataSource dataSource;

  QueueOrder(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The waiting documents, the next first, each with the seconds before it may be picked. */
  Map<UUID, Double> waiting() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(WAITING);
        ResultSet rows = statement.executeQuery()) {
      Map<UUID, Double> waiting = new LinkedHashMap<>();
      while (rows.next()) {
        waiting.put(rows.getObject("document_id", UUID.class), rows.getDouble("delay"));
      }
      return waiting;
    }
  }
}
