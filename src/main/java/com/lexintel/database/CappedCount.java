package com.lexintel.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts rows, but no more than somebody wants to know of: there may be millions. */
public final class CappedCount {
  private CappedCount() {}

  /** Sets the parameters of the rows, and gives the number of the next. */
  public interface Parameters {
    int set(PreparedStatement statement) throws SQLException;
  }

  /**
   * @param rows what stands behind {@code from}
   */
  public static long of(Connection connection, String rows, Parameters parameters, long most)
      throws SQLException {
    String some = "select 1 from " + rows + " limit ?";
    try (PreparedStatement select =
        connection.prepareStatement("select count(*) from (" + some + ") counted")) {
      select.setLong(parameters.set(select), most);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
