package com.lexintel.chat.answer;

import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.channels.answer.Citation;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of an answer. What is appended is stored at once when nothing was for a short
 * time, else together with what comes until then; readers are told when it is stored.
 *
 * <p>While the database is away the text waits here. Safe for use by several threads. Appending,
 * storing, ending and losing are one class, because each must see what the others did under one
 * lock: nothing is appended to what is lost, and the end comes with all that was appended.
 */
public final class AnswerWriter {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  private static final long AFTER_FAULT = 1_000;
  private static final int LONGEST = 100_000;

  private final Claim claim;
  private final Duration lease;
  private final AnswerLedger ledger;
  private final QuoteCheck check;
  private final AnswerBatches batches;
  private final Ticks ticks;
  private final Timer timer;
  private final Draft draft;
  private final NumberedCitations citations = new NumberedCitations();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private long due = Long.MIN_VALUE / 2;
  private boolean scheduled;
  private Ending end;
  private boolean lost;
  private Runnable whenLost = () -> {};

  /**
   * @param batches store what is appended
   * @param timer runs what does not wait
   */
  public AnswerWriter(
      Claim claim,
      Duration lease,
      AnswerLedger ledger,
      QuoteCheck check,
      AnswerBatches batches,
      Ticks ticks,
      Timer timer) {
    this.claim = claim;
    this.lease = lease;
    this.ledger = ledger;
    this.check = check;
    this.batches = batches;
    this.ticks = ticks;
    this.timer = timer;
    draft = new Draft(claim);
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
    if (draft.length() + text.length() > LONGEST) {
      throw new AnswerFailed("answer_too_long", "The answer is longer than can be kept");
    }
    draft.append(text);
    schedule();
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
    String marked = words + "[" + citation.number() + "]";
    if (!citations.contains(citation)) {
      Optional<Citation> placed = check.placed(citation);
      if (placed.isEmpty()) {
        LOG.warn("Passage {} of {} does not have its quote", source.ordinal(), source.documentId());
        return false;
      }
      citations.add(placed.get());
      draft.cite(placed.get(), marked.length());
    }
    append(marked);
    return true;
  }

  private void schedule() {
    if (scheduled || draft.isEmpty() && end == null) {
      return;
    }
    scheduled = true;
    long wait = due - ticks.now();
    if (wait > 0) {
      timer.after(wait, () -> batches.submit(this));
    } else {
      batches.submit(this);
    }
  }

  /** What is to be stored now; empty for nothing. The next is asked for when it is settled. */
  synchronized Optional<Addition> next() {
    if (over.isDone()) {
      return Optional.empty();
    }
    scheduled = false;
    due = ticks.now() + batches.rhythm();
    return draft.next(end);
  }

  /** The database has it now. */
  synchronized void stored(Addition addition) {
    draft.stored(addition);
    if (addition.end() != null) {
      over.complete(null);
    } else {
      schedule();
    }
  }

  /** The database could not be reached, or would not take it. */
  synchronized void notStored() {
    due = ticks.now() + AFTER_FAULT;
    schedule();
  }

  /**
   * Ends the answer with all that was appended. Waits for a database that is away, for as long as
   * the lease.
   *
   * @param failure null for one that is complete
   */
  public void end(AnswerFailure failure, Usage usage) throws InterruptedException {
    synchronized (this) {
      end = new Ending(failure, usage);
    }
    batches.submit(this);
    try {
      over.get(lease.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException away) {
      LOG.warn("The end of answer {} could not be stored", claim.answerId());
      lose();
    } catch (ExecutionException never) {
      throw new IllegalStateException(never);
    }
  }

  /**
   * Lets the answer wait for a writer again, if it has no word yet and few have begun with it.
   *
   * @return whether it waits; this writer has lost it then
   */
  public synchronized boolean handBack() {
    if (lost || draft.length() > 0 || claim.isLast()) {
      return false;
    }
    try {
      ledger.handBack(claim);
      lost = true;
      over.complete(null);
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
      told = over.isDone() ? () -> {} : whenLost;
      lost |= over.complete(null);
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
