package com.lexintel.database;

import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database is there, asked every second. It is asked over a connection of its own: that
 * others have all of the pool is no outage, though they wait.
 */
@ApplicationScoped
public class DatabasePulse {
  private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  // No answer for longer than this means that the database, or this node, is not well.
  private static final Duration LONGEST_GAP = Duration.ofMillis(2_500);
  private static final Duration STOP_TAKES_AT_MOST = Duration.ofSeconds(10);

  private KeptConnection connection;
  private ServerResources server;
  private RepeatedTask watch;
  private volatile long asked = System.nanoTime();
  private volatile boolean away;
  private volatile Long lastAway;

  protected DatabasePulse() {}

  @Inject
  public DatabasePulse(DataSource dataSource, ServerResources server) {
    connection = new KeptConnection(dataSource);
    this.server = server;
  }

  void start(
      @Observes @Priority(StartOrder.DATABASE_PULSE) @Initialized(ApplicationScoped.class)
          Object start) {
    asked = System.nanoTime();
    watch = server.repeat(PERIOD, this::ask);
  }

  // Open Liberty closes what a thread has left open when it ends. A connection that two threads
  // close at once stays taken from its pool.
  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.finish(connection::close, STOP_TAKES_AT_MOST);
    }
  }

  /** Whether it could not be reached when it was last asked. */
  public boolean away() {
    return away;
  }

  /** Whether it was away, or this node asleep, at some moment within that time. */
  public boolean awayWithin(Duration time) {
    Long last = lastAway;
    return silent() || last != null && System.nanoTime() - last < time.toNanos();
  }

  private boolean silent() {
    return System.nanoTime() - asked > LONGEST_GAP.toNanos();
  }

  void ask() {
    if (silent()) {
      lastAway = System.nanoTime();
    }
    try {
      if (connection.ask()) {
        lastAway = System.nanoTime();
      }
      become(false, "The database is back");
    } catch (SQLException | RuntimeException e) {
      lastAway = System.nanoTime();
      become(true, "The database cannot be reached: " + e.getMessage());
    }
    asked = System.nanoTime();
  }

  private void become(boolean now, String words) {
    if (now != away) {
      away = now;
      LOG.warn(words);
    }
  }
}
