package com.lexintel.database;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is asked again and again does not read whole tables. */
class IndexUseTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();

  @Test
  void whatWasDeletedLongAgoIsFoundWithoutTheRest() throws SQLException {
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into deleted_document (id, case_id, attempt, seq, step, progress, deleted_at)"
              + " select gen_random_uuid(), gen_random_uuid(), 1, 1, 'completed', 100, now()"
              + " from generate_series(1, 20000)");
      statement.execute("analyze deleted_document");

      List<String> plan =
          plan(
              statement,
              "delete from deleted_document where deleted_at < now() - interval '1 day'");
      assertTrue(plan.toString().contains("deleted_document_by_time"), plan::toString);
    }
  }

  private static List<String> plan(Statement statement, String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("explain " + sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}
