package com.lexintel.ingestion.caseaction;

import com.lexintel.audit.Visit;
import com.lexintel.database.DatabaseFault;
import com.lexintel.documents.Portion;
import com.lexintel.documents.Portion.Held;
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
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Does what was asked for all documents of a case. */
@ApplicationScoped
public class CaseActionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(CaseActionRunner.class);
  private static final Duration PERIOD = Duration.ofMillis(500);

  /** What is said of a document that moved on, or was deleted, since it was read. */
  private static final Set<ProblemCode> MOVED_ON =
      Set.of(
          ProblemCode.DOCUMENT_NOT_FOUND, ProblemCode.NOT_CANCELLABLE, ProblemCode.NOT_RETRYABLE);

  private CaseActions actions;
  private WorkRequests requests;
  private CaseSteps steps;
  private Visit visit;
  private RequestContextController context;
  private ServerResources server;
  private RepeatedTask task;

  protected CaseActionRunner() {}

  @Inject
  public CaseActionRunner(
      CaseActions actions,
      WorkRequests requests,
      CaseSteps steps,
      Visit visit,
      RequestContextController context,
      ServerResources server) {
    this.actions = actions;
    this.requests = requests;
    this.steps = steps;
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

  private void run(CaseAction taken) throws SQLException {
    CaseAction action = taken;
    Optional<Portion> next = as(action, steps::portion);
    while (next.isPresent() && !next.get().isLast()) {
      action = action.goneTo(next.get().end());
      Held held = next.get().held();
      if (held != null) {
        single(action, held);
        action = action.goneTo(held.place());
      }
      next = as(action, steps::portion);
    }
    if (next.isPresent()) {
      actions.done(action);
    }
  }

  private void single(CaseAction action, Held document) throws SQLException {
    try {
      as(action, asked -> steps.single(asked, document));
    } catch (Problem problem) {
      if (!MOVED_ON.contains(problem.code())) {
        throw problem;
      }
    }
    if (action.kind() == Kind.CANCEL) {
      requests.finishCancel(document.id());
    }
  }

  private interface Step<T> {
    T done(CaseAction action) throws SQLException;
  }

  /** The audit names who asked. */
  private <T> T as(CaseAction action, Step<T> step) throws SQLException {
    context.activate();
    try {
      visit.by(action.actor());
      return step.done(action);
    } finally {
      context.deactivate();
    }
  }
}
