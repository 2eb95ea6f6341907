package com.lexintel.ingestion.caseaction;

import com.lexintel.audit.Visit;
import com.lexintel.database.DatabaseFault;
import com.lexintel.documents.DocumentsInStates;
import com.lexintel.ingestion.WorkRequests;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Does what was asked for all documents of a case. */
@ApplicationScoped
public class CaseActionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CaseActionRunner.class);
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final int AT_ONCE = 500;

  /** What is said of a document that moved on, or was deleted, since it was listed. */
  private static final Set<ProblemCode> MOVED_ON =
      Set.of(
          ProblemCode.DOCUMENT_NOT_FOUND, ProblemCode.NOT_CANCELLABLE, ProblemCode.NOT_RETRYABLE);

  private CaseActions actions;
  private WorkRequests requests;
  private DocumentsInStates documents;
  private Visit visit;
  private RequestContextController context;
  private ServerResources server;
  private RepeatedTask task;

  protected CaseActionRunner() {}

  @Inject
  public CaseActionRunner(
      CaseActions actions,
      WorkRequests requests,
      DocumentsInStates documents,
      Visit visit,
      RequestContextController context,
      ServerResources server) {
    this.actions = actions;
    this.requests = requests;
    this.documents = documents;
    this.visit = visit;
    this.context = context;
    this.server = server;
  }

  void start(
      @Observes @Priority(StartOrder.WORK) @Initialized(ApplicationScoped.class) Object start) {
    task = server.repeat(PERIOD, this::look);
  }

  @PreDestroy
  void stop() {
    if (task != null) {
      task.close();
    }
  }

  private void look() {
    try {
      for (Optional<CaseAction> next = actions.take(); next.isPresent(); next = actions.take()) {
        run(next.get());
      }
    } catch (SQLException | RuntimeException e) {
      // That the database is away is told by its pulse.
      LOG.atLevel(DatabaseFault.in(e) ? Level.DEBUG : Level.ERROR)
          .setCause(e)
          .log("A cancel or retry of a case was interrupted; it goes on later");
    }
  }

  private void run(CaseAction action) throws SQLException {
    UUID after = action.doneTo();
    List<UUID> next = next(action, after);
    while (!next.isEmpty()) {
      for (UUID document : next) {
        reach(action, document);
      }
      after = next.get(next.size() - 1);
      if (!actions.reached(action, after)) {
        return;
      }
      next = next(action, after);
    }
    actions.done(action);
  }

  private List<UUID> next(CaseAction action, UUID after) {
    return documents.ids(
        action.caseId(), action.kind().concerned(), action.askedAt(), after, AT_ONCE);
  }

  /** The audit names who asked. */
  private void reach(CaseAction action, UUID document) throws SQLException {
    context.activate();
    try {
      visit.by(action.actor());
      reach(action.kind(), document);
    } catch (Problem problem) {
      if (!MOVED_ON.contains(problem.code())) {
        throw problem;
      }
    } finally {
      context.deactivate();
    }
  }

  private void reach(Kind kind, UUID document) throws SQLException {
    switch (kind) {
      case CANCEL -> {
        for (UUID cancelled : requests.cancel(document)) {
          requests.finishCancel(cancelled);
        }
      }
      case RETRY -> requests.retry(document);
    }
  }
}
