package com.lexintel.ingestion;

import com.lexintel.audit.AuditRetention;
import com.lexintel.documents.Documents;
import com.lexintel.documents.OrphanedFiles;
import com.lexintel.ingestion.batch.BatchHistory;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes what a node that died left half done, and forgets what nobody can ask for any more. Each
 * node does it: to do it twice does no harm.
 */
@ApplicationScoped
public class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PERIOD = Duration.ofSeconds(15);
  private static final Duration CANCEL_TAKES_AT_MOST = Duration.ofSeconds(10);
  private static final Duration QUEUEING_TAKES_AT_MOST = Duration.ofMinutes(1);
  private static final Duration SWEEP = Duration.ofHours(1);
  private static final Duration UPLOAD_TAKES_AT_MOST = Duration.ofDays(1);
  private static final Duration DELETED_IS_KEPT = Duration.ofDays(1);

  private Documents documents;
  private WorkRequests requests;
  private OrphanedFiles leftovers;
  private BatchHistory history;
  private AuditRetention audit;
  private Clock clock;

  private ServerResources server;
  private List<RepeatedTask> tasks = List.of();
  private UUID lookedAt = WorkRequests.FIRST;

  protected Housekeeping() {}

  @Inject
  public Housekeeping(
      Documents documents,
      WorkRequests requests,
      OrphanedFiles leftovers,
      BatchHistory history,
      AuditRetention audit,
      Clock clock,
      ServerResources server) {
    this.server = server;
    this.documents = documents;
    this.requests = requests;
    this.leftovers = leftovers;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
  }

  void start(
      @Observes @Priority(StartOrder.WORK) @Initialized(ApplicationScoped.class) Object start) {
    // The nodes of an installation, started together, should not all look at the same time.
    Duration first = Duration.ofSeconds(ThreadLocalRandom.current().nextLong(1, SWEEP.toSeconds()));
    tasks = List.of(server.repeat(PERIOD, this::keep), server.repeat(first, SWEEP, this::sweep));
  }

  @PreDestroy
  void stop() {
    tasks.forEach(RepeatedTask::close);
  }

  private void keep() {
    Instant now = clock.instant();
    attempt("forgetting the deleted", () -> documents.forgetDeleted(now.minus(DELETED_IS_KEPT)));
    attempt("finishing cancels", () -> finishCancels(now.minus(CANCEL_TAKES_AT_MOST)));
    attempt("queueing the forgotten", () -> enqueueForgotten(now.minus(QUEUEING_TAKES_AT_MOST)));
  }

  private void sweep() {
    attempt("removing files", () -> leftovers.remove(clock.instant().minus(UPLOAD_TAKES_AT_MOST)));
    attempt("pruning the batch history", () -> history.prune());
    attempt("pruning the audit", () -> audit.prune());
  }

  private void finishCancels(Instant begunBefore) throws SQLException {
    for (UUID cancelling : documents.cancellingSince(begunBefore)) {
      requests.finishCancel(cancelling);
    }
  }

  private void enqueueForgotten(Instant silentSince) throws SQLException {
    lookedAt = requests.enqueueForgotten(silentSince, lookedAt);
  }

  private static void attempt(String what, Chore chore) {
    try {
      chore.run();
    } catch (SQLException | RuntimeException e) {
      LOG.warn("Housekeeping, {}: failed and is tried again: {}", what, e.toString());
    }
  }

  private interface Chore {
    void run() throws SQLException;
  }
}
