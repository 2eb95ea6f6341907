package com.lexintel.estimates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.database.MigratedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That nothing learned is lost, on a real PostgreSQL. */
class DurationModelTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();

  private static DataSource database() {
    return POSTGRES.database();
  }

  @BeforeEach
  void empty() throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("delete from measured");
    }
  }

  @Test
  void isKeptOverARestart() throws SQLException {
    DurationModel before = new DurationModel(database());
    for (int n = 1; n <= 20; n++) {
      before.learn(Measure.EXTRACTION, "application/pdf", n * 1000, 1 + n);
      before.exchange();
    }
    DurationModel after = new DurationModel(database());
    after.exchange();
    for (double size : new double[] {500, 5_000, 50_000}) {
      assertEquals(
          before.expected(Measure.EXTRACTION, "application/pdf", size).getAsDouble(),
          after.expected(Measure.EXTRACTION, "application/pdf", size).getAsDouble(),
          1e-6);
    }
    assertEquals(11, after.expected(Measure.EXTRACTION, "text/plain", 10_000).getAsDouble(), 0.1);
    assertTrue(after.expected(Measure.CHUNKING, 1).isEmpty());
  }

  @Test
  void isSharedByAllNodes() throws SQLException {
    DurationModel one = new DurationModel(database());
    DurationModel other = new DurationModel(database());
    one.learn(Measure.EMBEDDING, 10, 10);
    other.learn(Measure.EMBEDDING, 10, 20);
    one.exchange();
    other.exchange();
    one.exchange();
    double expected = one.expected(Measure.EMBEDDING, 10).getAsDouble();
    assertTrue(expected > 10 && expected < 20, "expected " + expected);
    assertEquals(expected, other.expected(Measure.EMBEDDING, 10).getAsDouble(), 1e-6);
  }
}
