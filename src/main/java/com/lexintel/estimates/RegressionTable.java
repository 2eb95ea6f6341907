package com.lexintel.estimates;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** What was measured on all nodes, kept over restarts: a few dozen rows. */
final class RegressionTable {
  private static final String ALL =
      "select what, kind, count, weight, size, size_size, result, size_result from measured";
  // Added within the statement, so that nodes that measure at once lose nothing.
  private static final String ADD =
      """
      insert into measured as m values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (what, kind) do update set
        count = m.count * %1$s + excluded.count,
        weight = m.weight * %1$s + excluded.weight,
        size = m.size * %1$s + excluded.size,
        size_size = m.size_size * %1$s + excluded.size_size,
        result = m.result * %1$s + excluded.result,
        size_result = m.size_result * %1$s + excluded.size_result
      """
          .formatted(Regression.FADING);

  private final DataSource dataSource;

  RegressionTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  Regressions read() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet rows = statement.executeQuery()) {
      Map<Regressions.Key, Regression> lines = new HashMap<>();
      while (rows.next()) {
        lines.put(
            new Regressions.Key(
                Measure.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)), rows.getString(2)),
            new Regression(
                rows.getDouble(3),
                rows.getDouble(4),
                rows.getDouble(5),
                rows.getDouble(6),
                rows.getDouble(7),
                rows.getDouble(8)));
      }
      return new Regressions(lines);
    }
  }

  void add(Regressions.Key key, Regression sample) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, key.what().word());
      statement.setString(2, key.kind());
      statement.setDouble(3, sample.count());
      statement.setDouble(4, sample.weight());
      statement.setDouble(5, sample.size());
      statement.setDouble(6, sample.sizeSize());
      statement.setDouble(7, sample.result());
      statement.setDouble(8, sample.sizeResult());
      statement.executeUpdate();
    }
  }
}
