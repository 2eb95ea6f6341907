package com.lexintel.estimates;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** The table of regressions, shared by all nodes: a few dozen rows. */
final class RegressionTable {
  private static final String ALL =
      "select what, kind, count, weight, size, size_size, result, size_result from measured";
  // The statement adds to the stored sums, so nodes that write at the same time lose nothing.
  private static final String ADD =
      """
      insert into measured as m
        (what, kind, count, weight, size, size_size, result, size_result)
      values (?, ?, ?, ?, ?, ?, ?, ?)
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
      Map<Regressions.Key, Regression> regressions = new HashMap<>();
      while (rows.next()) {
        regressions.put(key(rows), regression(rows));
      }
      return new Regressions(regressions);
    }
  }

  private static Regressions.Key key(ResultSet row) throws SQLException {
    Measure measure = Measure.valueOf(row.getString("what").toUpperCase(Locale.ROOT));
    return new Regressions.Key(measure, row.getString("kind"));
  }

  private static Regression regression(ResultSet row) throws SQLException {
    return new Regression(
        row.getDouble("count"),
        row.getDouble("weight"),
        row.getDouble("size"),
        row.getDouble("size_size"),
        row.getDouble("result"),
        row.getDouble("size_result"));
  }

  void add(Regressions.Key key, Regression sample) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, key.measure().word());
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
