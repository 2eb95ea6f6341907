package com.lexintel.queue;

import com.lexintel.documents.waiting.QueueEstimate;
import com.lexintel.documents.waiting.QueueEstimates;
import com.lexintel.documents.waiting.WaitingDocument;
import com.lexintel.estimates.DurationModel;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores for waiting documents what their position in the queue is and when they will be completed:
 * every two seconds for the first thousand, every tenth time for as many as are estimated at all.
 * So the cost does not grow with the queue. One node does it for all; should two believe to be the
 * one, the second finds nothing to correct.
 */
@ApplicationScoped
public class QueueReporter {
  private static final Logger LOG = LoggerFactory.getLogger(QueueReporter.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final int FIRST = 1_000;
  private static final int ALL = 20_000;
  private static final int ROUNDS_BETWEEN_ALL = 10;
  private static final Duration LAST_LOOK_TAKES_AT_MOST = Duration.ofSeconds(5);

  private DurationModel durations;
  private QueueEstimates estimates;
  private ServerResources server;
  private WorkerNodes nodes;
  private QueueOrder order;
  private EstimateUpdates updates;
  private RepeatedTask task;
  private boolean failing;
  private int round;

  protected QueueReporter() {}

  @Inject
  public QueueReporter(
      DurationModel durations,
      QueueEstimates estimates,
      Settings settings,
      DataSource dataSource,
      ServerResources server) {
    this.durations = durations;
    this.estimates = estimates;
    this.server = server;
    nodes = new WorkerNodes(dataSource, settings.workerThreads());
    order = new QueueOrder(dataSource);
    updates = new EstimateUpdates(durations);
  }

  void start(
      @Observes @Priority(StartOrder.WORK) @Initialized(ApplicationScoped.class) Object start) {
    task = server.repeat(Duration.ZERO, PERIOD, this::look);
  }

  private void look() {
    try {
      durations.exchange();
      nodes.present();
      if (nodes.isFirst()) {
        order.unmarkIdleCases();
        update(round++ % ROUNDS_BETWEEN_ALL == 0 ? ALL : FIRST);
      }
      failing = false;
    } catch (SQLException | RuntimeException unavailable) {
      if (!failing) {
        failing = true;
        LOG.warn("The queue cannot be read at the moment: {}", unavailable.getMessage());
      }
    }
  }

  private void update(int most) throws SQLException {
    Map<UUID, Double> delays = order.first(most);
    if (delays.isEmpty()) {
      return;
    }
    List<QueuedDocument> waiting =
        estimates.waiting(delays.keySet()).stream()
            .map(document -> new QueuedDocument(document, delays.get(document.id())))
            .toList();
    Map<WaitingDocument, QueueEstimate> wrong =
        updates.of(waiting, estimates.running(), nodes.workers());
    if (!wrong.isEmpty()) {
      estimates.store(wrong);
    }
  }

  @PreDestroy
  void end() {
    if (task == null) {
      return;
    }
    task.finish(LAST_LOOK_TAKES_AT_MOST);
    try {
      durations.exchange();
      nodes.leave();
    } catch (SQLException | RuntimeException unavailable) {
      LOG.debug("The last measurements are lost", unavailable);
    }
  }
}
