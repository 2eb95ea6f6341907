package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerNews;
import com.lexintel.database.DatabaseFault;
import com.lexintel.node.ExecutorTimer;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what the writers of this node have, one batch after the other, each in one transaction;
 * then readers are told. While a batch is stored the next one gathers, so a slow database makes
 * larger batches and not more of them.
 */
public final class AnswerBatches {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerBatches.class);

  /** From the beginning of a batch to that of the next, in milliseconds. */
  private static final long BETWEEN = 5;

  private static final long SHORTEST_RHYTHM = 50;
  private static final long LONGEST_RHYTHM = 100;

  private final AnswerLedger ledger;
  private final Consumer<List<AnswerNews>> stored;
  private final IntSupplier writing;
  private final ExecutorTimer batches;
  private final Ticks ticks;
  private final Set<AnswerWriter> due = new LinkedHashSet<>();
  private boolean running;
  private volatile long begunAt = Long.MIN_VALUE / 2;

  /**
   * @param stored is given what was added once it is stored
   * @param writing how many answers this node writes
   * @param executor runs what waits for the database, one task at a time
   */
  public AnswerBatches(
      AnswerLedger ledger,
      Consumer<List<AnswerNews>> stored,
      IntSupplier writing,
      Executor executor,
      Ticks ticks,
      Timer timer) {
    this.ledger = ledger;
    this.stored = stored;
    this.writing = writing;
    batches = new ExecutorTimer(timer, executor);
    this.ticks = ticks;
  }

  /**
   * Between two pieces of an answer, in milliseconds. Each piece is a message to each reader, so
   * where many are written they come less often: a thousand a second up to a hundred answers.
   */
  long rhythm() {
    return Math.max(SHORTEST_RHYTHM, Math.min(LONGEST_RHYTHM, writing.getAsInt()));
  }

  /** Lets a writer take part in the next batch. */
  void submit(AnswerWriter writer) {
    synchronized (due) {
      due.add(writer);
      if (running) {
        return;
      }
      running = true;
    }
    begin();
  }

  private void begin() {
    long wait = begunAt + BETWEEN - ticks.now();
    if (wait > 0) {
      batches.after(wait, this::run);
    } else {
      batches.now(this::run);
    }
  }

  private void run() {
    begunAt = ticks.now();
    List<AnswerWriter> writers;
    synchronized (due) {
      writers = List.copyOf(due);
      due.clear();
    }
    try {
      store(writers);
    } finally {
      boolean more;
      synchronized (due) {
        more = !due.isEmpty();
        running = more;
      }
      if (more) {
        begin();
      }
    }
  }

  private void store(List<AnswerWriter> writers) {
    Map<AnswerWriter, Addition> batch = new LinkedHashMap<>();
    writers.forEach(writer -> writer.next().ifPresent(addition -> batch.put(writer, addition)));
    if (batch.isEmpty()) {
      return;
    }
    Set<UUID> taken;
    try {
      taken = ledger.add(List.copyOf(batch.values()));
    } catch (Throwable fault) { // A commit fails with exceptions that no signature names.
      if (batch.size() > 1 && !DatabaseFault.in(fault)) {
        // What cannot be stored must not hold up what can.
        batch.keySet().forEach(writer -> store(List.of(writer)));
      } else {
        LOG.debug("Pieces of answers wait for the database", fault);
        batch.keySet().forEach(AnswerWriter::notStored);
      }
      return;
    }
    settle(batch, taken);
  }

  private void settle(Map<AnswerWriter, Addition> batch, Set<UUID> taken) {
    List<AnswerNews> news = new ArrayList<>();
    batch.forEach(
        (writer, addition) -> {
          if (taken.contains(addition.claim().answerId())) {
            news.add(addition.news());
          } else {
            writer.lose();
          }
        });
    try {
      stored.accept(news);
    } finally {
      batch.forEach(
          (writer, addition) -> {
            if (taken.contains(addition.claim().answerId())) {
              writer.stored(addition);
            }
          });
    }
  }
}
