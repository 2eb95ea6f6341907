package com.lexintel.database;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date before other observers of the start run. */
@ApplicationScoped
public class SchemaMigration {
  public static final int BEFORE_ALL_OTHERS = 1;

  @Resource(lookup = "jdbc/lexintel")
  private DataSource dataSource;

  void migrate(
      @Observes @Priority(BEFORE_ALL_OTHERS) @Initialized(ApplicationScoped.class) Object start) {
    Flyway.configure(Thread.currentThread().getContextClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration", "classpath:db/callback")
        .connectRetries(20)
        // Otherwise the pauses double, and a server that is to stop meanwhile waits for their end.
        .connectRetriesInterval(3)
        .load()
        .migrate();
  }
}
