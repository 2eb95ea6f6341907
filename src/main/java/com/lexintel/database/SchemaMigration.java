package com.lexintel.database;

import com.lexintel.node.StartOrder;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to date before other observers of the start run. */
@ApplicationScoped
public class SchemaMigration {
  private static final int OUTAGES = 5;
  private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);

  private DataSource dataSource;

  protected SchemaMigration() {}

  @Inject
  public SchemaMigration(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void migrate(
      @Observes @Priority(StartOrder.SCHEMA) @Initialized(ApplicationScoped.class) Object start) {
    Flyway flyway =
        Flyway.configure(Thread.currentThread().getContextClassLoader())
            .dataSource(dataSource)
            .locations("classpath:db/migration", "classpath:db/callback")
            .connectRetries(20)
            // Otherwise the pauses double, and a server that is to stop waits for their end.
            .connectRetriesInterval(3)
            .load();
    for (int left = OUTAGES; !migrated(flyway, left); left--) {
      LOG.warn("The database was lost while the schema was brought up to date; it is tried again");
    }
  }

  /** Flyway waits for the database before it begins, but gives up when it loses it midway. */
  private static boolean migrated(Flyway flyway, int outagesLeft) {
    try {
      flyway.migrate();
      return true;
    } catch (FlywayException e) {
      if (outagesLeft == 0 || !DatabaseFault.in(e)) {
        throw e;
      }
      return false;
    }
  }
}
