package com.lexintel.database;

import com.lexintel.node.StartOrder;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date before other observers of the start run. */
@ApplicationScoped
public class SchemaMigration {
  private DataSource dataSource;

  protected SchemaMigration() {}

  @Inject
  public SchemaMigration(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void migrate(
      @Observes @Priority(StartOrder.SCHEMA) @Initialized(ApplicationScoped.class) Object start) {
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
