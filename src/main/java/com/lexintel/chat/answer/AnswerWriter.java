package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.channels.answer.AnswerNews;
import com.lexintel.channels.answer.AnswerStatus;
import com.lexintel.channels.answer.Citation;
import com.lexintel.channels.answer.PlacedCitation;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of an answer. What is appended is stored at once when nothing was for a tenth of a
 * second, else together with what comes until then; readers are told when it is stored.
 *
 * <p>While the database is away the text waits here. Safe for use by several threads.
 */
public final class AnswerWriter {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  /** Between two pieces, in milliseconds. */
  private static final long RHYTHM = 100;

  private static final long BETWEEN_ATTEMPTS = 1_000;
  private static final int LONGEST = 100_000;

  private final Claim claim;
  private final Duration lease;
  private final AnswerLedger ledger;
  private final QuoteCheck check;
  private final Consumer<AnswerNews> stored;
  private final Ticks ticks;
  private final Timer timer;
  private final StringBuilder waiting = new StringBuilder();
  private final NumberedCitations citations = new NumberedCitations();
  private final List<PlacedCitation> toStore = new ArrayList<>();
  private int length;
  private long storedAt = Long.MIN_VALUE / 2;
  private boolean scheduled;
  private boolean lost;
  private boolean ended;
  private Runnable whenLost = () -> {};

  /**
   * @param stored is given each addition once it is stored
   * @param timer runs what may wait for the database
   */
  public AnswerWriter(
      Claim claim,
      Duration lease,
      AnswerLedger ledger,
      QuoteCheck check,
      Consumer<AnswerNews> stored,
      Ticks ticks,
      Timer timer) {
    this.claim = claim;
    this.lease = lease;
    this.ledger = ledger;
    this.check = check;
    this.stored = stored;
    this.ticks = ticks;
    this.timer = timer;
  }

  public Claim claim() {
    return claim;
  }

  /**
   * Appends text.
   *
   * @throws AnswerLost when the answer was stopped or is another's
   * @throws AnswerFailed {@code answer_too_long} above 100,000 characters
   */
  public synchronized void append(String text) {
    refuseLost();
    if (length + waiting.length() + text.length() > LONGEST) {
      throw new AnswerFailed("answer_too_long", "The answer is longer than can be kept");
    }
    waiting.append(text);
    long now = ticks.now();
    if (now - storedAt >= RHYTHM) {
      flush();
      refuseLost();
    } else {
      schedule(storedAt + RHYTHM - now);
    }
  }

  /**
   * Appends some words and the mark of a citation, if the quote stands in the stored passage.
   *
   * @param words what is not to stand without the citation; may be empty
   * @param from where the quote begins in the source's text
   * @param to where it ends
   * @return whether it stands; nothing is appended if it does not
   */
  public synchronized boolean cite(String words, Source source, int from, int to)
      throws SQLException {
    refuseLost();
    Citation citation = citations.of(source, from, to);
    boolean known = citations.contains(citation);
    if (!known && !check.stands(citation)) {
      LOG.warn("Passage {} of {} does not have its quote", source.ordinal(), source.documentId());
      return false;
    }
    String marked = words + "[" + citation.number() + "]";
    if (!known) {
      citations.add(citation);
      toStore.add(new PlacedCitation(length + waiting.length() + marked.length(), citation));
    }
    append(marked);
    return true;
  }

  private void schedule(long delay) {
    if (!scheduled) {
      scheduled = true;
      timer.after(delay, this::scheduledFlush);
    }
  }

  private synchronized void scheduledFlush() {
    scheduled = false;
    if (!ended && !lost) {
      flush();
    }
  }

  private void flush() {
    try {
      // Half of a character waits for its other half.
      boolean half =
          waiting.length() > 0 && Character.isHighSurrogate(waiting.charAt(waiting.length() - 1));
      store(waiting.length() - (half ? 1 : 0), AnswerStatus.WRITING, null, Usage.NONE);
    } catch (SQLException away) {
      LOG.debug("A piece of an answer waits for the database", away);
      schedule(BETWEEN_ATTEMPTS);
    } finally {
      storedAt = ticks.now();
    }
  }

  private void store(int size, AnswerStatus status, AnswerFailure failure, Usage usage)
      throws SQLException {
    String text = waiting.substring(0, size);
    if (text.isEmpty() && !status.ended()) {
      return;
    }
    List<PlacedCitation> placed =
        toStore.stream().filter(each -> each.at() <= length + size).toList();
    Addition addition = new Addition(length, text, placed, status, failure, usage);
    if (!ledger.add(claim, addition, lease)) {
      lose();
      return;
    }
    waiting.delete(0, size);
    toStore.removeAll(placed);
    length = addition.end();
    stored.accept(
        new AnswerNews(
            claim.answerId(), addition.offset(), text, placed, status, addition.failure()));
  }

  /**
   * Ends the answer with all that was appended. Waits for a database that is away, for as long as
   * the lease.
   *
   * @param failure null for one that is complete
   */
  public void end(AnswerFailure failure, Usage usage) throws InterruptedException {
    AnswerStatus status = failure == null ? AnswerStatus.COMPLETED : AnswerStatus.FAILED;
    long giveUp = ticks.now() + lease.toMillis();
    while (!tryEnd(status, failure, usage)) {
      if (ticks.now() >= giveUp) {
        LOG.warn("The end of answer {} could not be stored", claim.answerId());
        return;
      }
      // Nothing tells when the database is back, and the thread is this writer's alone.
      Thread.sleep(BETWEEN_ATTEMPTS);
    }
  }

  private synchronized boolean tryEnd(AnswerStatus status, AnswerFailure failure, Usage usage) {
    if (lost) {
      return true;
    }
    try {
      store(waiting.length(), status, failure, usage);
      ended = true;
      return true;
    } catch (SQLException away) {
      LOG.debug("The end of an answer waits for the database", away);
      return false;
    }
  }

  /**
   * Lets the answer wait for a writer again, if it has no word yet and few have begun with it.
   *
   * @return whether it waits; this writer has lost it then
   */
  public synchronized boolean handBack() {
    if (lost || length + waiting.length() > 0 || claim.isLast()) {
      return false;
    }
    try {
      ledger.handBack(claim);
      lost = true;
      return true;
    } catch (SQLException away) {
      LOG.debug("Answer {} cannot be handed back", claim.answerId(), away);
      return false;
    }
  }

  /** The answer was stopped, or is another's. What was not stored is dropped. */
  public void lose() {
    Runnable told;
    synchronized (this) {
      told = lost || ended ? () -> {} : whenLost;
      lost = true;
    }
    told.run();
  }

  /** Runs it when the answer is lost: at once if it is. It must not wait. */
  public void whenLost(Runnable task) {
    boolean now;
    synchronized (this) {
      whenLost = task;
      now = lost;
    }
    if (now) {
      task.run();
    }
  }

  private void refuseLost() {
    if (lost) {
      throw new AnswerLost();
    }
  }
}
