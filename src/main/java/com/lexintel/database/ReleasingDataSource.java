package com.lexintel.database;

import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Gives a connection back to Open Liberty's pool as soon as it is closed, unless a transaction
 * needs it longer.
 *
 * <p>Open Liberty keeps a shareable connection that is closed for the next use of its thread, until
 * the request or the thread ends. A thread that repeats a task would keep one for ever, and one
 * more whenever the database has cut the connections. JPA takes its connections from the server
 * itself, but works in transactions only.
 */
final class ReleasingDataSource implements DataSource {
  private final UserTransaction transaction;
  private final DataSource shared;
  private final DataSource unshared;

  /**
   * @param shared gives all who ask within a transaction the same connection
   * @param unshared gives each a connection of its own
   */
  ReleasingDataSource(UserTransaction transaction, DataSource shared, DataSource unshared) {
    this.transaction = transaction;
    this.shared = shared;
    this.unshared = unshared;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return source().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return source().getConnection(user, password);
  }

  private DataSource source() throws SQLException {
    try {
      return transaction.getStatus() == Status.STATUS_NO_TRANSACTION ? unshared : shared;
    } catch (SystemException e) {
      throw new SQLException("Whether there is a transaction is not known", e);
    }
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return shared.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    shared.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    shared.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return shared.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return shared.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return shared.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return shared.isWrapperFor(type);
  }
}
