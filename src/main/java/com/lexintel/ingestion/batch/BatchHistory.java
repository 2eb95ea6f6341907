package com.lexintel.ingestion.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prunes what the server's job repository keeps of batch jobs that ended long ago; nothing reads it
 * and no server removes it by itself.
 */
@ApplicationScoped
public class BatchHistory {
  private static final Logger LOG = LoggerFactory.getLogger(BatchHistory.class);
  private static final int AT_ONCE = 1_000;

  private DataSource dataSource;

  protected BatchHistory() {}

  @Inject
  public BatchHistory(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Removes all that ended more than a week ago. */
  public void prune() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        for (JobRepository repository : JobRepository.values()) {
          prune(connection, repository);
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static void prune(Connection connection, JobRepository repository) throws SQLException {
    int pruned = AT_ONCE;
    while (pruned == AT_ONCE && present(connection, repository)) {
      pruned = pruneSome(connection, repository);
      connection.commit();
      LOG.debug("Pruned {} batch jobs", pruned);
    }
  }

  private static boolean present(Connection connection, JobRepository repository)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      statement.setString(1, repository.instances());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static int pruneSome(Connection connection, JobRepository repository)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(temporary("pruned", repository.old() + " limit " + AT_ONCE));
      statement.execute(temporary("pruned_runs", repository.runs()));
      int pruned = 0;
      for (String part : repository.parts()) {
        pruned = statement.executeUpdate("delete from " + part);
      }
      return pruned;
    }
  }

  private static String temporary(String name, String query) {
    return "create temporary table " + name + " on commit drop as " + query;
  }
}
