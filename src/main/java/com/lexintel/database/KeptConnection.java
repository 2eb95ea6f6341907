package com.lexintel.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that stays out of the pool from one question to the next, so that the answer says
 * something of the database, and nothing of how many others want a connection. For one thread.
 */
final class KeptConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptConnection.class);

  /** So many milliseconds the database may take to answer. */
  private static final int PATIENCE = 5_000;

  private final DataSource dataSource;
  private Connection connection;
  private int usualTimeout;

  KeptConnection(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Asks the database for a sign of life. A connection may be lost alone, so another is asked
   * before the database is said to be away.
   *
   * @return whether the connection was lost since it last answered
   */
  boolean ask() throws SQLException {
    if (connection != null && answers()) {
      return false;
    }
    boolean lost = connection != null;
    close();
    askAnother();
    return lost;
  }

  private boolean answers() {
    try {
      askThis();
      return true;
    } catch (SQLException | RuntimeException broken) {
      LOG.debug("The connection of the pulse is lost", broken);
      return false;
    }
  }

  private void askAnother() throws SQLException {
    connection = dataSource.getConnection();
    try {
      usualTimeout = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, PATIENCE);
      askThis();
    } catch (SQLException | RuntimeException broken) {
      close();
      throw broken;
    }
  }

  private void askThis() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  /** Gives it back. */
  @Override
  public void close() {
    if (connection == null) {
      return;
    }
    try (Connection given = connection) {
      // Not every pool does that itself, and others wait longer for their answers.
      given.setNetworkTimeout(Runnable::run, usualTimeout);
    } catch (SQLException | RuntimeException broken) {
      LOG.debug("A broken connection is given back", broken);
    }
    connection = null;
  }
}
