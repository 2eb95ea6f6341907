package com.lexintel.audit;

import com.lexintel.node.StartOrder;
import com.lexintel.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the records that need not be kept any longer: none, unless a time is set. */
@ApplicationScoped
public class AuditRetention {
  private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);
  private static final String KEEP = "lexintel.audit.keep";
  private static final int AT_ONCE = 5_000;

  private DataSource dataSource;
  private AuditTrail trail;
  private Clock clock;
  private Optional<Duration> keep = Optional.empty();

  protected AuditRetention() {}

  /**
   * @throws IllegalArgumentException naming the setting when its value cannot be used
   */
  @Inject
  public AuditRetention(DataSource dataSource, AuditTrail trail, Settings settings, Clock clock) {
    this.dataSource = dataSource;
    this.trail = trail;
    this.clock = clock;
    this.keep = settings.text(KEEP).map(set -> settings.duration(KEEP, Duration.ofDays(1)));
  }

  /** Reads the setting at the start, so that a bad one stops it. */
  void check(
      @Observes @Priority(StartOrder.SETTINGS) @Initialized(ApplicationScoped.class)
          Object start) {}

  /** That something was removed is recorded in its turn. */
  public void prune() throws SQLException {
    if (keep.isEmpty()) {
      return;
    }
    Instant before = clock.instant().minus(keep.get());
    long removed = 0;
    int some = AT_ONCE;
    while (some == AT_ONCE) {
      some = pruneSome(before);
      removed += some;
    }
    if (removed > 0) {
      trail.add(Deed.pruned(removed));
      LOG.info("Removed {} audit records from before {}", removed, before);
    }
  }

  private int pruneSome(Instant before) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement prune = connection.prepareStatement("select audit_prune(?, ?)")) {
      prune.setObject(1, before.atOffset(ZoneOffset.UTC));
      prune.setInt(2, AT_ONCE);
      try (ResultSet row = prune.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
