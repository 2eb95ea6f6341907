package com.lexintel.queue;

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
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells waiting documents, every other second, where they are in the queue and when they will be
 * done. Every node does, so that none need be chosen: what one has told is no news to the next.
 */
@ApplicationScoped
public class QueueReporter {
  private static final Logger LOG = LoggerFactory.getLogger(QueueReporter.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  private DurationModel experience;
  private Settings settings;

  private DataSource dataSource;
  private ServerResources server;
  private WorkerNodes nodes;
  private WaitingDocuments documents;
  private QueueUpdates news;
  private RepeatedTask watch;
  private boolean failing;

  protected QueueReporter() {}

  @Inject
  public QueueReporter(
      DurationModel experience, Settings settings, DataSource dataSource, ServerResources server) {
    this.dataSource = dataSource;
    this.server = server;
    this.experience = experience;
    this.settings = settings;
  }

  void start(
      @Observes @Priority(StartOrder.WORK) @Initialized(ApplicationScoped.class) Object start) {
    nodes = new WorkerNodes(dataSource, settings.workerThreads());
    documents = new WaitingDocuments(dataSource);
    news = new QueueUpdates(experience);
    watch = server.repeat(Duration.ZERO, PERIOD, this::look);
  }

  private void look() {
    try {
      experience.exchange();
      nodes.present();
      tell();
      failing = false;
    } catch (SQLException | RuntimeException unavailable) {
      if (!failing) {
        failing = true;
        LOG.warn("The queue cannot be read at the moment: {}", unavailable.getMessage());
      }
    }
  }

  private void tell() throws SQLException {
    List<WaitingDocument> waiting = documents.inOrder();
    if (waiting.isEmpty()) {
      return;
    }
    Map<WaitingDocument, WaitingDocument.Told> toTell =
        news.of(waiting, documents.running(), nodes.workers());
    if (!toTell.isEmpty()) {
      documents.tell(toTell);
    }
  }

  @PreDestroy
  void end() {
    if (watch == null) {
      return;
    }
    watch.close();
    try {
      experience.exchange();
      nodes.leave();
    } catch (SQLException | RuntimeException unavailable) {
      LOG.debug("The last measurements are lost", unavailable);
    }
  }
}
