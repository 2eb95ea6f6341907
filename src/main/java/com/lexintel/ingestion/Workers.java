package com.lexintel.ingestion;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.lexintel.embedding.Embeddings;
import com.lexintel.ingestion.attempts.RunningAttempts;
import com.lexintel.node.NodeStopping;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import com.lexintel.node.StopOrder;
import com.lexintel.queue.FairOrder;
import com.lexintel.queue.IngestionQueue;
import com.lexintel.queue.Pick;
import com.lexintel.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/** This node's workers; none when it only serves. */
@ApplicationScoped
public class Workers {
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
  private static final int MISSED_HEARTBEATS = 4;

  private Settings settings;
  private AttemptRunner attempts;
  private RunningAttempts running;
  private Leases leases;
  private Embeddings embeddings;

  private DataSource dataSource;
  private ServerResources server;
  private Clock clock;
  private Scheduler scheduler;
  private List<ExecutorService> executors = List.of();

  protected Workers() {}

  @Inject
  public Workers(
      Settings settings,
      AttemptRunner attempts,
      RunningAttempts running,
      Leases leases,
      Embeddings embeddings,
      DataSource dataSource,
      ServerResources server,
      Clock clock) {
    this.clock = clock;
    this.dataSource = dataSource;
    this.server = server;
    this.settings = settings;
    this.attempts = attempts;
    this.running = running;
    this.leases = leases;
    this.embeddings = embeddings;
  }

  void start(
      @Observes @Priority(StartOrder.WORK) @Initialized(ApplicationScoped.class) Object start) {
    int workers = settings.workerThreads();
    if (workers == 0) {
      return;
    }
    embeddings.warmUp();
    leases.watch();
    ThreadFactory threads = server.threads();
    executors =
        List.of(
            Executors.newFixedThreadPool(workers, threads),
            Executors.newSingleThreadExecutor(threads),
            Executors.newScheduledThreadPool(3, threads));
    scheduler =
        Scheduler.create(dataSource, task())
            .threads(workers)
            .jdbcCustomization(new FairOrder())
            // An entry is picked when a thread is free for it and not before: until then another
            // node may have one.
            .pollUsingLockAndFetch(0.99, 1.0)
            .executorService(executors.get(0))
            .dueExecutor(executors.get(1))
            .housekeeperExecutor((ScheduledExecutorService) executors.get(2))
            .pollingInterval(POLLING)
            .heartbeatInterval(settings.leaseTimeout().dividedBy(MISSED_HEARTBEATS))
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(Duration.ofSeconds(20))
            .build();
    scheduler.start();
  }

  void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) IngestionQueue.Queued queued) {
    if (scheduler != null) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  void withdrawn(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkWithdrawn withdrawn) {
    running.stop(withdrawn.documentId());
  }

  void stop(@Observes @Priority(StopOrder.WORKERS) NodeStopping stopping) {
    if (scheduler != null) {
      try {
        attempts.stop();
        running.stopAll();
      } finally {
        scheduler.stop();
        executors.forEach(ExecutorService::shutdownNow);
      }
    }
  }

  private CustomTask<Void> task() {
    return Tasks.custom(IngestionQueue.TASK)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_FAULT))
        .onDeadExecution(this::revive)
        .execute(this::execute);
  }

  /** Takes a document from a worker that is not heard of, unless nobody could be heard. */
  private void revive(ExecutionComplete silent, ExecutionOperations<Void> operations) {
    if (leases.canJudge()) {
      new DeadExecutionHandler.ReviveDeadExecution<Void>().deadExecution(silent, operations);
    }
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    try {
      return completion(attempts.run(Pick.of(context.getExecution())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("This node stops", e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletionHandler<Void> completion(EntryFate fate) {
    return switch (fate.kind()) {
      case AGAIN ->
          (complete, operations) ->
              operations.reschedule(complete, clock.instant().plus(fate.delay()));
      case REMOVED -> new CompletionHandler.OnCompleteRemove<>();
      case NOT_OURS -> (complete, operations) -> {};
    };
  }
}
