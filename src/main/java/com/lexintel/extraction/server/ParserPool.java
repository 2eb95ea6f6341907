package com.lexintel.extraction.server;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Lends each thread that extracts a parser process of its own, and keeps it for the next document
 * if it came to an orderly end.
 */
final class ParserPool implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  /** Ends after which a process is not to be trusted any more, if it still lives. */
  private static final Set<Code> FATAL = Set.of(Code.EXTRACTION_TIMEOUT, Code.EXTRACTION_CRASHED);

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
    boolean orderly = false;
    try {
      ExtractedText text = process.parse(request, listener, timeout);
      orderly = true;
      return text;
    } catch (ExtractionFailure e) {
      orderly = !FATAL.contains(e.code());
      throw e;
    } finally {
      giveBack(process, orderly);
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
      if (process.isAlive()) {
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

  private void giveBack(ParserProcess process, boolean orderly) {
    if (!orderly || !keep(process)) {
      process.close();
    }
  }

  private synchronized boolean keep(ParserProcess process) {
    boolean kept = !closed && process.isAlive();
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
