package com.lexintel.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * A data source whose connections are all the same one while a transaction runs, as they are in a
 * server. It counts, and breaks where it is told to.
 */
public final class OneTransaction {
  private final DataSource database;
  private Connection connection;
  private int commits;
  private int statements;
  private Predicate<String> breaking = sql -> false;

  public OneTransaction(DataSource database) {
    this.database = database;
  }

  /** What is done in a transaction. */
  public interface Work<T> {
    T done() throws SQLException;
  }

  public <T> T run(Work<T> work) throws SQLException {
    try (Connection own = database.getConnection()) {
      own.setAutoCommit(false);
      connection = own;
      try {
        T result = work.done();
        own.commit();
        commits++;
        return result;
      } finally {
        connection = null;
        own.rollback();
      }
    }
  }

  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        (self, method, arguments) ->
            connection == null ? database.getConnection() : joined(connection));
  }

  private Connection joined(Connection present) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          if (method.getName().equals("close")) {
            return null;
          }
          if (method.getName().equals("prepareStatement")) {
            statements++;
            if (breaking.test((String) arguments[0])) {
              throw new SQLException("Broken");
            }
          }
          try {
            return method.invoke(present, arguments);
          } catch (InvocationTargetException failure) {
            throw failure.getCause();
          }
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Statements that fail from now on. */
  public void breakAt(Predicate<String> sql) {
    breaking = sql;
  }

  public int commits() {
    return commits;
  }

  public int statements() {
    return statements;
  }
}
