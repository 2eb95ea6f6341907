package com.lexintel.ingestion;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prunes what the server's job repository keeps of batch jobs that ended long ago; nothing reads it
 * and no server removes it by itself. Only Liberty's tables are known here, and only where they
 * stand in the application's own database with the prefix that {@code server.xml} gives them.
 */
@ApplicationScoped
public class BatchHistory {
  private static final Logger LOG = LoggerFactory.getLogger(BatchHistory.class);
  private static final int AT_ONCE = 1_000;
  private static final String PRESENT = "select to_regclass('batch_jobinstance') is not null";
  private static final String CHOOSE =
      """
      create temporary table pruned on commit drop as
      select i.jobinstanceid as instance from batch_jobinstance i
       where i.jobname = 'ingest-document'
         and not exists (select from batch_jobexecution e
                          where e.fk_jobinstanceid = i.jobinstanceid
                            and e.createtime > now() - interval '7 days')
       limit\s"""
          + AT_ONCE;
  private static final String EXECUTIONS =
      "select jobexecid from batch_jobexecution join pruned on fk_jobinstanceid = instance";
  // Each table before those that it refers to.
  private static final List<String> REMOVE =
      List.of(
          "delete from batch_stepthreadinstance where fk_jobinstanceid in (select * from pruned)",
          "delete from batch_remotablepartition where fk_jobexecutionid in (" + EXECUTIONS + ")",
          "delete from batch_stepthreadexecution where fk_jobexecid in (" + EXECUTIONS + ")",
          "delete from batch_jobparameter where fk_jobexecid in (" + EXECUTIONS + ")",
          "delete from batch_jobexecution where fk_jobinstanceid in (select * from pruned)",
          "delete from batch_groupassociation where fk_jobinstanceid in (select * from pruned)",
          "delete from batch_jobinstance where jobinstanceid in (select * from pruned)");

  @Resource(lookup = "jdbc/lexintel")
  private DataSource dataSource;

  protected BatchHistory() {}

  BatchHistory(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Removes all that ended more than a week ago. */
  void prune() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int pruned = AT_ONCE;
        while (pruned == AT_ONCE && present(connection)) {
          pruned = pruneSome(connection);
          connection.commit();
          LOG.debug("Pruned {} batch jobs", pruned);
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static boolean present(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PRESENT);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static int pruneSome(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CHOOSE);
      int pruned = 0;
      for (String remove : REMOVE) {
        pruned = statement.executeUpdate(remove);
      }
      return pruned;
    }
  }
}
