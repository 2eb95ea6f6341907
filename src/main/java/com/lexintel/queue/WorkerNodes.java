package com.lexintel.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Which nodes are there, and on how many documents they work at once. */
final class WorkerNodes {
  private static final String PRESENT =
      """
      insert into node (id, workers, seen_at) values (?, ?, now())
      on conflict (id) do update set seen_at = now()
      """;
  private static final String GONE =
      "delete from node where id = ? or seen_at < now() - interval '1 day'";
  private static final String WORKERS =
      """
      select coalesce(sum(workers), 0) as workers
        from node where seen_at > now() - interval '15 seconds'
      """;
  // A node that is there says so every two seconds.
  private static final String FIRST =
      """
      select ? = (select id from node where seen_at > now() - interval '7 seconds' order by id limit 1)
             as first
      """;

  private final DataSource dataSource;
  private final UUID self = UUID.randomUUID();
  private final int workers;

  WorkerNodes(DataSource dataSource, int workers) {
    this.dataSource = dataSource;
    this.workers = workers;
  }

  /** To be called every few seconds. */
  void present() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(PRESENT)) {
      statement.setObject(1, self);
      statement.setInt(2, workers);
      statement.executeUpdate();
    }
  }

  /**
   * Whether this node is to do what one node can do for all: at most times only one is the first.
   */
  boolean isFirst() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIRST)) {
      statement.setObject(1, self);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean("first");
      }
    }
  }

  void leave() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(GONE)) {
      statement.setObject(1, self);
      statement.executeUpdate();
    }
  }

  /** Of all nodes together. */
  int workers() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(WORKERS);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt("workers");
    }
  }
}
