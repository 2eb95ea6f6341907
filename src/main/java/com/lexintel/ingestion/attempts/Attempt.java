package com.lexintel.ingestion.attempts;

import com.lexintel.documents.Document;
import com.lexintel.documents.FenceLost;
import com.lexintel.progress.Step;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** One try at one document by one worker of this node, from its claim to its end. */
public final class Attempt {
  private final UUID documentId;
  private final long fence;
  private final ProgressReporter reporter;
  private final CountDownLatch jobEnd = new CountDownLatch(1);
  private final LongAdder reportingNanos = new LongAdder();
  private final long began = System.nanoTime();
  private volatile Exception failure;
  private volatile boolean stopped;
  private volatile boolean done;
  private volatile boolean interrupted;
  private Thread worker;
  private long idleSince = System.nanoTime();

  public Attempt(Document claimed, ProgressReporter reporter) {
    this.documentId = claimed.id();
    this.fence = claimed.fence();
    this.reporter = reporter;
  }

  public UUID documentId() {
    return documentId;
  }

  public long fence() {
    return fence;
  }

  public ProgressReporter reporter() {
    return reporter;
  }

  public void report(Step step, double share, String message) {
    timed(() -> reporter.report(step, share, message));
  }

  /** Reports from within a transaction; {@link #committed} follows when it has committed. */
  void checkpoint(Step step, double share, String message) {
    timed(() -> reporter.checkpoint(step, share, message));
  }

  void committed() {
    timed(reporter::committed);
  }

  /** To be called ten times a second. */
  void tick() {
    timed(reporter::tick);
  }

  private void timed(Runnable reporting) {
    long from = System.nanoTime();
    try {
      reporting.run();
    } finally {
      reportingNanos.add(System.nanoTime() - from);
    }
  }

  /** How much of its time the attempt has spent on telling of itself. */
  long reportingNanos() {
    return reportingNanos.sum();
  }

  /** How long ago it began. */
  long nanos() {
    return System.nanoTime() - began;
  }

  /**
   * Runs a part of the work; what it throws is why the attempt failed.
   *
   * @throws InterruptedException when the attempt was stopped
   */
  public <T> T run(Callable<T> work) throws Exception {
    begin();
    try {
      return work.call();
    } catch (Exception e) {
      failed(e);
      throw e;
    } finally {
      end();
    }
  }

  /** Why it failed, unless it already had. */
  public synchronized void failed(Exception e) {
    if (failure == null) {
      failure = e;
    }
  }

  /** Whether for that long none of its work was being done. */
  public synchronized boolean idleFor(Duration time) {
    return worker == null && System.nanoTime() - idleSince >= time.toNanos();
  }

  /** Makes the work end soon, inside a long page or a remote call too. */
  public synchronized void stop() {
    stopped = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  /** Everything has been done and committed. */
  public void finished() {
    done = true;
  }

  public boolean done() {
    return done;
  }

  /** Why the attempt failed; null while it has not. */
  public Exception failure() {
    return failure;
  }

  public boolean lost() {
    return causedBy(FenceLost.class) != null;
  }

  /** The failure of this type, wherever a container wrapped it; null when there is none. */
  public <T> T causedBy(Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  /**
   * @param byServer whether the server stopped it, as it does when it stops itself
   */
  public void jobEnded(boolean byServer) {
    interrupted = byServer;
    jobEnd.countDown();
  }

  /** Whether the server stopped the work, through no fault of its own. */
  public boolean interrupted() {
    return interrupted && failure == null;
  }

  /** Whether the job ended within the time. */
  public boolean awaitJobEnd(Duration time) throws InterruptedException {
    return jobEnd.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void begin() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("The attempt was stopped");
    }
    worker = Thread.currentThread();
  }

  private synchronized void end() {
    worker = null;
    idleSince = System.nanoTime();
    if (stopped) {
      Thread.interrupted();
    }
  }
}
