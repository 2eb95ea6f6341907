package com.lexintel.channels.answer;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.delivery.DeliveryRate;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.node.NodeStopping;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StopOrder;
import com.lexintel.node.Ticks;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Answers as they are written. Doors use it as they use {@link LiveProgress}, and readers count
 * with those of progress. It is the one entrance: rights, limits and the stop of the node are asked
 * here, so that no door can forget one.
 */
@ApplicationScoped
public class LiveAnswers {
  private static final long DISMISSAL_MILLIS = 3_000;

  private LiveProgress live;
  private AnswerStore store;
  private AnswerChannels channels;
  private RepeatedTask beat;

  protected LiveAnswers() {}

  @Inject
  public LiveAnswers(
      LiveProgress live, AnswerStore store, ServerResources server, Settings settings) {
    this.live = live;
    this.store = store;
    channels =
        new AnswerChannels(
            DeliveryRate.of(settings.maxStreamRate(), settings.heartbeat().toMillis()),
            store,
            Ticks.SYSTEM,
            server::after,
            server.executor());
    beat = server.repeat(Duration.ofSeconds(1), channels::beat);
  }

  /** Without a server, and without a heartbeat of its own. */
  LiveAnswers(LiveProgress live, AnswerStore store, AnswerChannels channels) {
    this.live = live;
    this.store = store;
    this.channels = channels;
  }

  /**
   * @throws Problem {@code answer_not_found}, also when one of them is not for the caller; when the
   *     caller's identity has ended, or the database cannot be read
   */
  public void refuseUnknown(Identity caller, Collection<UUID> ids) {
    Set<UUID> cases = ids.stream().map(this::caseOf).collect(Collectors.toSet());
    try {
      live.refuseEnded(caller, Topic.mix(Set.of(), cases));
    } catch (Problem refused) {
      throw refused.code() == ProblemCode.CASE_NOT_FOUND ? unknown() : refused;
    }
  }

  /**
   * The id of an answer; what is no UUID is the id of no answer.
   *
   * @throws Problem {@code answer_not_found}
   */
  public static UUID idOf(String text) {
    return Ids.parse(text).orElseThrow(LiveAnswers::unknown);
  }

  private UUID caseOf(UUID id) {
    return channels.caseOf(id).or(() -> store.caseOf(id)).orElseThrow(LiveAnswers::unknown);
  }

  private static Problem unknown() {
    return new Problem(ProblemCode.ANSWER_NOT_FOUND, "There is no such answer");
  }

  /**
   * Whether a reader with that cursor has the whole text of an answer that has ended.
   *
   * @param cursor null when it has none
   * @throws Problem when the database cannot be read
   */
  public boolean nothingMore(UUID id, String cursor) {
    int seen = AnswerCursor.of(cursor);
    // Who comes back to where others read costs no reading of the database.
    if (seen < 0 || channels.goesOn(id, seen)) {
      return false;
    }
    List<AnswerNews> news = store.since(Map.of(id, seen));
    return news.stream()
        .anyMatch(
            answer -> answer.status().ended() && answer.offset() + answer.text().length() == seen);
  }

  /**
   * Lets a reader follow an answer until it leaves, the answer has ended, or its access ends.
   *
   * @param client whose access it is, and whose share it is counted for
   * @param cursor the id of the last message that the reader has; null when it has none
   * @throws Problem when there is no such answer, the database cannot be read, or the client has
   *     too many subscribers; the sink is then not used
   */
  public Subscription follow(Client client, UUID id, MessageSink sink, String cursor) {
    UUID caseId = caseOf(id);
    return live.followWithin(
        client, caseId, sink, counted -> channels.attach(id, caseId, counted, cursor));
  }

  /** Somebody says that there is more of an answer. */
  public void hear(UUID id) {
    channels.hear(id);
  }

  /** Takes what this node has stored of an answer. */
  public void take(AnswerNews news) {
    channels.take(news);
  }

  void stop(@Observes @Priority(StopOrder.CLOSE_STREAMS) NodeStopping stop) {
    channels.dismiss(DISMISSAL_MILLIS);
  }

  @PreDestroy
  void close() {
    if (beat != null) {
      beat.close();
    }
  }
}
