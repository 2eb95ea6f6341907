package com.lexintel.redis;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.answer.AnswerNews;
import com.lexintel.channels.answer.LiveAnswers;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import com.lexintel.node.Ticks;
import com.lexintel.progress.Ids;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * Brings progress events to the channels of all nodes: fast, and allowed to fail. Of an answer it
 * only says that there is more; what, every node reads from the database.
 */
@ApplicationScoped
public class ProgressBus {
  private static final Duration WATCH = Duration.ofSeconds(1);
  private static final String ANSWERS = "answers:";

  // What a node says about answers comes back to it, and it knows that already.
  private final String ownAnswers = ANSWERS + UUID.randomUUID() + ":progress";
  private LiveProgress live;
  private LiveAnswers answers;
  private Inbox inbox;
  private RedisConnection redis;
  private RepeatedTask watch;
  private final LongAdder tellingNanos = new LongAdder();

  protected ProgressBus() {}

  @Inject
  public ProgressBus(
      LiveProgress live, LiveAnswers answers, ServerResources server, Settings settings) {
    this.live = live;
    this.answers = answers;
    inbox = new Inbox(live::hear, Ticks.SYSTEM);
    redis =
        new RedisConnection(
            () -> RedisClient.create(settings, server.threads()), this::receive, Ticks.SYSTEM);
    watch = server.repeat(Duration.ZERO, WATCH, redis::watch);
  }

  private void receive(String channel, byte[] message) {
    if (!channel.startsWith(ANSWERS)) {
      inbox.receive(channel, message);
    } else if (!channel.equals(ownAnswers)) {
      for (String id : new String(message, StandardCharsets.US_ASCII).split(" ")) {
        Ids.parse(id).ifPresent(answers::hear);
      }
    }
  }

  /** Tells every node that more of some answers is stored. */
  public void answersGrew(List<AnswerNews> stored) {
    stored.forEach(answers::take);
    publishAnswers(stored.stream().map(AnswerNews::id).toList());
  }

  /** Tells every node that something has become of an answer. */
  public void answerChanged(UUID id) {
    answers.hear(id);
    publishAnswers(List.of(id));
  }

  private void publishAnswers(List<UUID> ids) {
    if (!ids.isEmpty()) {
      redis.publish(ownAnswers, ids.stream().map(UUID::toString).collect(Collectors.joining(" ")));
    }
  }

  /** Listens from the start, so that the first subscriber finds a connection. */
  void start(
      @Observes @Priority(StartOrder.REDIS) @Initialized(ApplicationScoped.class)
          Object application) {
    connected();
  }

  /** What happened in a transaction becomes known when, and only when, it has committed. */
  void onCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ProgressEvent event) {
    long began = System.nanoTime();
    publish(event);
    live.hear(event.documentId(), event.caseId(), event.toJson());
    tellingNanos.add(System.nanoTime() - began);
  }

  /** Tells every node. Neither blocks nor fails: what is lost, streams read from the database. */
  public void publish(ProgressEvent event) {
    redis.publish("document:" + event.documentId() + ":progress", event.toJson().toString());
  }

  /** Whether this node hears what is published. */
  public boolean connected() {
    return redis.connected();
  }

  /** Events that could not be published. */
  @Gauge(name = "lexintel_progress_unpublished", absolute = true, unit = MetricUnits.NONE)
  public long unpublished() {
    return redis.failures();
  }

  /** Messages on documents' channels that were no events. */
  @Gauge(name = "lexintel_progress_dropped", absolute = true, unit = MetricUnits.NONE)
  public long dropped() {
    return inbox.dropped();
  }

  /** What it took to tell of what was committed. */
  @Gauge(name = "lexintel_progress_telling_seconds", absolute = true, unit = MetricUnits.SECONDS)
  public double tellingSeconds() {
    return tellingNanos.sum() / 1e9;
  }

  @PreDestroy
  void close() {
    if (watch != null) {
      watch.close();
      redis.close();
    }
  }
}
