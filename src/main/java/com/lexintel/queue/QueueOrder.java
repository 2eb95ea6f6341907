package com.lexintel.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The order in which entries will be picked. The function {@code next_in_queue} defines it. */
final class QueueOrder {
  private static final int OF_ONE_CASE = 16;

  private static final String DUE =
      """
      select document_id, turn from next_in_queue(now(), ?, ?)
       where document_id is not null order by place
      """;
  private static final String DELAYED =
      """
      select document_id, extract(epoch from execution_time - now()) as delay
        from scheduled_tasks
       where task_name = 'ingest-document' and document_id is not null and not picked
         and execution_time > now()
       order by execution_time, document_id limit ?
      """;
  private static final String LOCK_WAITING =
      """
      select id from legal_case c
       where waiting
         and not exists (select from scheduled_tasks t where t.case_id = c.id and not t.picked)
       for update skip locked
      """;
  private static final String NOT_WAITING =
      """
      update legal_case c set waiting = false
       where id = any(?)
         and not exists (select from scheduled_tasks t where t.case_id = c.id and not t.picked)
      """;

  private final DataSource dataSource;

  QueueOrder(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The first waiting documents, the next one first, each with the seconds before it may be picked.
   * Those that are not due yet come last.
   *
   * @param most how many at most
   */
  Map<UUID, Double> first(int most) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Map<UUID, Double> first = due(connection, most);
      try (PreparedStatement statement = connection.prepareStatement(DELAYED)) {
        statement.setInt(1, most - first.size());
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            first.put(rows.getObject("document_id", UUID.class), rows.getDouble("delay"));
          }
        }
      }
      return first;
    }
  }

  /** Reads more of each case until the first ones are exact; with many cases few of each do. */
  private static Map<UUID, Double> due(Connection connection, int most) throws SQLException {
    for (int ofOneCase = OF_ONE_CASE; ; ofOneCase *= 4) {
      Map<UUID, Double> due = new LinkedHashMap<>();
      boolean cut = false;
      try (PreparedStatement statement = connection.prepareStatement(DUE)) {
        statement.setInt(1, most);
        statement.setInt(2, Math.min(most, ofOneCase));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            due.put(rows.getObject("document_id", UUID.class), 0.0);
            cut |= rows.getLong("turn") == ofOneCase;
          }
        }
      }
      if (due.size() >= most || !cut || ofOneCase >= most) {
        return due;
      }
    }
  }

  /**
   * Takes the mark from cases of which nothing waits any more, so that picks need not pass them. An
   * entry may have come before a case was locked, so the second statement looks again.
   */
  void unmarkIdleCases() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement lock = connection.prepareStatement(LOCK_WAITING);
          PreparedStatement unmark = connection.prepareStatement(NOT_WAITING)) {
        List<UUID> idle = new ArrayList<>();
        try (ResultSet rows = lock.executeQuery()) {
          while (rows.next()) {
            idle.add(rows.getObject("id", UUID.class));
          }
        }
        if (!idle.isEmpty()) {
          unmark.setArray(1, connection.createArrayOf("uuid", idle.toArray()));
          unmark.executeUpdate();
        }
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
