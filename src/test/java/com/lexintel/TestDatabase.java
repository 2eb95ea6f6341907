package com.lexintel;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of the container tests, for what the API does not tell. */
public final class TestDatabase {
  private TestDatabase() {}

  public static Connection connect() throws SQLException {
    return DriverManager.getConnection(url("lexintel"), "lexintel", "lexintel");
  }

  public static DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url("lexintel"));
    dataSource.setUser("lexintel");
    dataSource.setPassword("lexintel");
    return dataSource;
  }

  /** The single number that a query gives. */
  public static long number(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Cuts all connections and takes no more, as if the database were gone. */
  public static void close() throws SQLException {
    administer("alter database lexintel connection limit 0");
    administer("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lexintel'");
  }

  /** The end of {@link #close}. */
  public static void open() throws SQLException {
    administer("alter database lexintel connection limit -1");
  }

  private static void administer(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:" + System.getenv("LEXINTEL_DB_PORT") + "/" + database;
  }

  public static int update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }
}
