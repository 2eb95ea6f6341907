package com.lexintel.ingestion.members;

import com.lexintel.database.DatabaseFault;
import com.lexintel.documents.Documents;
import com.lexintel.documents.Families;
import com.lexintel.documents.MemberCount;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import com.lexintel.passages.TextStore;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells every second how far the files in containers are, and completes those containers all of
 * whose files have ended. It asks the rows, so it does not matter which node saw a file end, or
 * whether it lives. To do it twice does no harm.
 */
@ApplicationScoped
public class Containers {
  private static final Logger LOG = LoggerFactory.getLogger(Containers.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private Documents documents;
  private Families families;
  private TextStore texts;
  private ServerResources server;
  private Clock clock;
  private RepeatedTask task;

  protected Containers() {}

  @Inject
  public Containers(
      Documents documents,
      Families families,
      TextStore texts,
      ServerResources server,
      Clock clock) {
    this.documents = documents;
    this.families = families;
    this.texts = texts;
    this.server = server;
    this.clock = clock;
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
      for (UUID container : families.dealtWith()) {
        complete(container);
      }
      families.tell();
    } catch (SQLException | RuntimeException e) {
      // That the database is away is told by its pulse.
      LOG.atLevel(DatabaseFault.in(e) ? Level.DEBUG : Level.ERROR)
          .setCause(e)
          .log("Containers cannot be looked at; it is tried again");
    }
  }

  private void complete(UUID container) throws SQLException {
    int unread = texts.unreadPages(container);
    MemberCount members = families.count(container);
    documents.change(
        container, document -> document.membersEnded(unread, members, clock.instant()));
    LOG.info("Document {}: completed with {} files", container, members.all());
  }
}
