package com.lexintel.ingestion;

import com.lexintel.database.DatabasePulse;
import com.lexintel.documents.fence.Fences;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.ingestion.attempts.RunningAttempts;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database every second which documents this node still holds, and stops the work on the
 * others: those cancelled or deleted through another node, and those given to another worker.
 */
@ApplicationScoped
public class Leases {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private RunningAttempts running;
  private DatabasePulse database;
  private Duration timeout;

  private Fences fences;
  private ServerResources server;
  private RepeatedTask watch;

  protected Leases() {}

  @Inject
  public Leases(
      RunningAttempts running,
      DatabasePulse database,
      Settings settings,
      Fences fences,
      ServerResources server) {
    this.fences = fences;
    this.server = server;
    this.running = running;
    this.database = database;
    this.timeout = settings.leaseTimeout();
  }

  void watch() {
    watch = server.repeat(PERIOD, this::look);
  }

  @PreDestroy
  void end() {
    if (watch != null) {
      watch.close();
    }
  }

  /**
   * Whether for the time of a lease the database was there and this node awake. If not, workers
   * that live may not have been able to say so.
   */
  boolean canJudge() {
    return !database.awayWithin(timeout);
  }

  private void look() {
    try {
      stopLost(List.copyOf(running.all()));
    } catch (SQLException | RuntimeException e) {
      LOG.debug("Leases cannot be looked at", e);
    }
  }

  private void stopLost(List<Attempt> attempts) throws SQLException {
    Map<UUID, Long> present = fences.of(attempts.stream().map(Attempt::documentId).toList());
    for (Attempt attempt : attempts) {
      if (!Long.valueOf(attempt.fence()).equals(present.get(attempt.documentId()))) {
        attempt.stop();
      }
    }
  }
}
