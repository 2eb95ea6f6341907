package com.lexintel.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A pool of connections to a database that is not there, and says so when it is told to. */
final class FakePool {
  private static final int USUAL_TIMEOUT = 60_000;

  private final List<Pooled> given = new ArrayList<>();
  private boolean exhausted;
  private boolean away;

  DataSource dataSource() {
    return proxy(DataSource.class, (proxy, method, arguments) -> give());
  }

  private Connection give() throws SQLException {
    if (exhausted || away) {
      throw new SQLTransientConnectionException(exhausted ? "No connection is free" : "Away");
    }
    given.add(new Pooled());
    return given.get(given.size() - 1).handle();
  }

  /** All others have all of its connections, or have given them back. */
  void exhausted(boolean now) {
    exhausted = now;
  }

  /** The database goes, and cuts its connections, or it comes. */
  void away(boolean now) {
    away = now;
    if (now) {
      cut();
    }
  }

  /** The connections that are out are lost. */
  void cut() {
    given.forEach(connection -> connection.cut = true);
  }

  /** How many it has given. */
  int given() {
    return given.size();
  }

  /** How many of them have not come back. */
  long out() {
    return given.stream().filter(connection -> !connection.back).count();
  }

  /** Whether those that came back whole are as they were given. */
  boolean asGiven() {
    return given.stream()
        .filter(connection -> connection.back && !connection.cut)
        .allMatch(connection -> connection.timeout == USUAL_TIMEOUT);
  }

  /** How long the last that was given waits for an answer. */
  int timeout() {
    return given.get(given.size() - 1).timeout;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static final class Pooled {
    private boolean cut;
    private boolean back;
    private int timeout = USUAL_TIMEOUT;

    private Connection handle() {
      return proxy(
          Connection.class, (proxy, method, arguments) -> call(method.getName(), arguments));
    }

    private Object call(String method, Object[] arguments) throws SQLException {
      if (method.equals("close")) {
        back = true;
        return null;
      }
      if (cut) {
        throw new SQLException("The connection is lost", "08006");
      }
      return switch (method) {
        case "createStatement" ->
            proxy(Statement.class, (statement, asked, with) -> asked(asked.getName()));
        case "getNetworkTimeout" -> timeout;
        case "setNetworkTimeout" -> timeout = (int) arguments[1];
        default -> throw new UnsupportedOperationException(method);
      };
    }

    private static Object asked(String method) {
      return method.equals("execute") ? true : null;
    }
  }
}
