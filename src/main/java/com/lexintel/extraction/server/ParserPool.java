package com.lexintel.extraction.server;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lends each thread that extracts a parser process of its own, and keeps the process for the next
 * document if it is ready for one.
 */
final class ParserPool implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final ParserLauncher launcher;
  private final Duration timeout;
  private final Deque<ParserProcess> idle = new ArrayDeque<>();
  private boolean closed;

  ParserPool(ParserLauncher launcher, Duration timeout) {
    this.launcher = launcher;
    this.timeout = timeout;
  }

  ExtractedText parse(ExtractionRequest request, ExtractionListener listener)
      throws ExtractionFailure, InterruptedException {
    ParserProcess process = take();
    try {
      return process.parse(request, listener, timeout);
    } finally {
      giveBack(process);
    }
  }

  private ParserProcess take() throws InterruptedException {
    ParserProcess process = takeIdle();
    return process != null ? process : start();
  }

  private synchronized ParserProcess takeIdle() {
    if (closed) {
      throw new IllegalStateException("Extraction has ended");
    }
    while (!idle.isEmpty()) {
      ParserProcess process = idle.pop();
      if (process.isReady()) {
        return process;
      }
      process.close();
    }
    return null;
  }

  private ParserProcess start() throws InterruptedException {
    ParserProcess process;
    try {
      process = launcher.start();
    } catch (IOException e) {
      throw new IllegalStateException("Extraction did not start", e);
    }
    boolean ready = false;
    try {
      process.awaitReady(START_TIMEOUT);
      ready = true;
      return process;
    } finally {
      if (!ready) {
        process.close();
      }
    }
  }

  private void giveBack(ParserProcess process) {
    if (!keep(process)) {
      process.close();
    }
  }

  private synchronized boolean keep(ParserProcess process) {
    boolean kept = !closed && process.isReady();
    if (kept) {
      idle.push(process);
    }
    return kept;
  }

  /** Ends the idle processes at once, the others when their thread gives them back. */
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(ParserProcess::close);
    idle.clear();
  }
}
