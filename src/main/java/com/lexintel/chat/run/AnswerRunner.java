package com.lexintel.chat.run;

import com.lexintel.chat.answer.AnswerBatches;
import com.lexintel.chat.answer.AnswerLedger;
import com.lexintel.chat.answer.AnswerWriter;
import com.lexintel.chat.answer.Claim;
import com.lexintel.chat.answer.QuoteCheck;
import com.lexintel.chat.provider.Inquiries;
import com.lexintel.database.DatabasePulse;
import com.lexintel.node.NodeStopping;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import com.lexintel.node.StopOrder;
import com.lexintel.node.Ticks;
import com.lexintel.redis.ProgressBus;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets this node write the answers that wait, as many at once as the provider takes. Taking,
 * renewing and giving up are together, since each needs to know what is being written here.
 */
@ApplicationScoped
public class AnswerRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerRunner.class);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private AnswerLedger ledger;
  private QuoteCheck check;
  private Answering answering;
  private Providers providers;
  private ProgressBus bus;
  private DatabasePulse pulse;
  private ServerResources server;
  private ExecutorService writers;
  private AnswerBatches batches;
  private Duration lease;
  private Places places;
  private final Map<UUID, AnswerWriter> running = new ConcurrentHashMap<>();
  private RepeatedTask beat;
  private volatile boolean stopping;

  protected AnswerRunner() {}

  @Inject
  public AnswerRunner(
      AnswerLedger ledger,
      QuoteCheck check,
      Inquiries inquiries,
      Providers providers,
      ProgressBus bus,
      DatabasePulse pulse,
      ServerResources server,
      Settings settings) {
    this.ledger = ledger;
    this.check = check;
    answering = new Answering(inquiries, providers);
    this.providers = providers;
    this.bus = bus;
    this.pulse = pulse;
    this.server = server;
    // Of its own: a writer waits for its provider, and would keep a thread from everybody else.
    writers = Executors.newCachedThreadPool(server.threads());
    batches =
        new AnswerBatches(
            ledger, bus::answersGrew, running::size, writers, Ticks.SYSTEM, server::after);
    lease = settings.leaseTimeout();
    places = new Places(settings.number("lexintel.chat.parallel", 1, 1000));
  }

  void start(
      @Observes @Priority(StartOrder.WORK) @Initialized(ApplicationScoped.class)
          Object application) {
    LOG.debug("Answers are written by {}", providers.provider().model());
    beat = server.repeat(BEAT, this::beat);
  }

  /** There is an answer that waits. */
  public void wake() {
    writers.execute(this::takeAll);
  }

  /** Ends the writing of an answer, if it is written here, without waiting for the next beat. */
  public void stopped(UUID answerId) {
    Optional.ofNullable(running.get(answerId)).ifPresent(AnswerWriter::lose);
    bus.answerChanged(answerId);
  }

  private void beat() {
    try {
      renew();
      // While the database was away no writer could say that it is alive.
      if (!pulse.awayWithin(lease)) {
        ledger.failAbandoned().forEach(bus::answerChanged);
      }
    } catch (SQLException away) {
      LOG.debug("Answers are not looked after while the database is away", away);
    }
    takeAll();
  }

  private void renew() throws SQLException {
    List<AnswerWriter> writers = List.copyOf(running.values());
    if (writers.isEmpty()) {
      return;
    }
    Set<UUID> ours = ledger.renew(writers.stream().map(AnswerWriter::claim).toList(), lease);
    writers.stream()
        .filter(writer -> !ours.contains(writer.claim().answerId()))
        .forEach(AnswerWriter::lose);
  }

  private void takeAll() {
    places.fill(() -> !stopping && takeOne());
  }

  private boolean takeOne() {
    try {
      Optional<Claim> claim = ledger.claim(providers.provider().model(), lease);
      claim.ifPresent(this::begin);
      return claim.isPresent();
    } catch (SQLException away) {
      LOG.debug("No answer is taken while the database is away", away);
      return false;
    }
  }

  private void begin(Claim claim) {
    bus.answerChanged(claim.answerId());
    AnswerWriter writer =
        new AnswerWriter(claim, lease, ledger, check, batches, Ticks.SYSTEM, server::after);
    running.put(claim.answerId(), writer);
    try {
      writers.execute(() -> run(writer));
    } catch (RuntimeException | Error noThread) {
      // Its lease is no longer renewed, so that another takes it.
      running.remove(claim.answerId());
      throw noThread;
    }
  }

  private void run(AnswerWriter writer) {
    try {
      answering.write(writer);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      running.remove(writer.claim().answerId());
      places.leave();
      takeAll();
    }
  }

  /** Other nodes go on with what has not begun; of the rest it is said that it ends here. */
  void stop(@Observes @Priority(StopOrder.WORKERS) NodeStopping stop) {
    stopping = true;
    for (AnswerWriter writer : running.values()) {
      writer.lose();
      try {
        ledger.handBack(writer.claim());
      } catch (SQLException away) {
        LOG.debug("Another node will find out that this one has stopped", away);
      }
      bus.answerChanged(writer.claim().answerId());
    }
  }

  @PreDestroy
  void close() {
    if (beat != null) {
      beat.close();
    }
    if (writers != null) {
      writers.shutdownNow();
    }
  }
}
