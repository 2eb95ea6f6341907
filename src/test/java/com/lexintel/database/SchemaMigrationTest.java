package com.lexintel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

class SchemaMigrationTest {
  @RegisterExtension private static final MigratedPostgres POSTGRES = new MigratedPostgres();

  @Test
  void aDatabaseThatIsLostMidwayIsWaitedFor() {
    AtomicInteger losses = new AtomicInteger(3);

    new SchemaMigration(losing(losses)).migrate(null);

    assertEquals(0, losses.get());
  }

  @Test
  void aDatabaseThatIsLostEachTimeStopsTheStart() {
    SchemaMigration migration = new SchemaMigration(losing(new AtomicInteger(Integer.MAX_VALUE)));

    assertThrows(FlywayException.class, () -> migration.migrate(null));
  }

  /** Ends the sessions of its first connections, as a database does that restarts. */
  private static DataSource losing(AtomicInteger losses) {
    return (DataSource)
        Proxy.newProxyInstance(
            SchemaMigrationTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(POSTGRES.database(), arguments);
              if (result instanceof Connection connection && losses.get() > 0) {
                losses.decrementAndGet();
                end(connection);
              }
              return result;
            });
  }

  private static void end(Connection victim) throws SQLException {
    int session = victim.unwrap(PGConnection.class).getBackendPID();
    try (Connection connection = POSTGRES.database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_terminate_backend(" + session + ", 5000)");
    }
  }
}
