package com.lexintel.ingestion;

import com.lexintel.documents.Document;
import com.lexintel.documents.LostDocument;
import com.lexintel.progress.Step;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One worker's hold of one document, from its claim to its end. */
final class Attempt {
  private final UUID documentId;
  private final long fence;
  private final Reporter reporter;
  private final CompletableFuture<Void> jobEnd = new CompletableFuture<>();
  private volatile Exception failure;
  private volatile boolean stopped;
  private volatile boolean done;
  private Thread worker;

  Attempt(Document claimed, Reporter reporter) {
    this.documentId = claimed.id();
    this.fence = claimed.fence();
    this.reporter = reporter;
  }

  UUID documentId() {
    return documentId;
  }

  long fence() {
    return fence;
  }

  Reporter reporter() {
    return reporter;
  }

  void report(Step step, double share, String message) {
    reporter.report(step, share, message);
  }

  /**
   * Runs a part of the work; what it throws is why the attempt failed.
   *
   * @throws InterruptedException when the attempt was stopped
   */
  <T> T run(Callable<T> work) throws Exception {
    begin();
    try {
      return work.call();
    } catch (Exception e) {
      if (failure == null) {
        failure = e;
      }
      throw e;
    } finally {
      end();
    }
  }

  /** Makes the work end soon, inside a long page or a remote call too. */
  synchronized void stop() {
    stopped = true;
    if (worker != null) {
      worker.interrupt();
    }
  }

  boolean stopped() {
    return stopped;
  }

  /** Everything has been done and committed. */
  void finished() {
    done = true;
  }

  boolean done() {
    return done;
  }

  /** Why the attempt failed; null while it has not. */
  Exception failure() {
    return failure;
  }

  boolean lost() {
    return causedBy(LostDocument.class) != null;
  }

  /** The failure of this type, wherever a container wrapped it; null when there is none. */
  <T> T causedBy(Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  void jobEnded() {
    jobEnd.complete(null);
  }

  /** Whether the job ended within the time. */
  boolean awaitJobEnd(long millis) throws InterruptedException {
    try {
      jobEnd.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new CompletionException(e);
    }
  }

  private synchronized void begin() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("The attempt was stopped");
    }
    worker = Thread.currentThread();
  }

  private synchronized void end() {
    worker = null;
    if (stopped) {
      Thread.interrupted();
    }
  }
}
