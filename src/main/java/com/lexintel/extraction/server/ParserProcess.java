package com.lexintel.extraction.server;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.PageListener;
import com.lexintel.extraction.ParserDirectory;
import com.lexintel.extraction.protocol.Reply;
import com.lexintel.extraction.protocol.ReplyReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running parser process. For one thread at a time. */
final class ParserProcess implements AutoCloseable {

  private static final int LONGEST_END = 5;

  private final Process process;
  private final ParserDirectory directory;
  private final DataOutputStream requests;
  private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

  ParserProcess(Process process, ParserDirectory directory, int maxText) {
    this.process = process;
    this.directory = directory;
    this.requests = new DataOutputStream(process.getOutputStream());
    ReplyReader reader = new ReplyReader(process.getInputStream(), maxText);
    Thread listening = new Thread(() -> listen(reader), "lexintel-extraction-" + process.pid());
    listening.setDaemon(true);
    listening.start();
  }

  /** Reading from a process cannot be interrupted, waiting for a queue can. */
  private void listen(ReplyReader reader) {
    try {
      while (true) {
        replies.add(reader.read());
      }
    } catch (IOException ended) {
      replies.add(new Reply.Silence());
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits until the process can take documents.
   *
   * @throws IllegalStateException when it cannot be started, with what it had to say
   */
  void awaitReady(Duration timeout) throws InterruptedException {
    Reply reply = replies.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (!(reply instanceof Reply.Ready)) {
      throw new IllegalStateException("Extraction did not start: " + directory.errorText());
    }
  }

  ExtractedText parse(Path file, PageListener listener, Duration timeout)
      throws ExtractionFailure, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    request(file);
    while (true) {
      Reply reply = replies.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (reply == null) {
        throw ProcessFailures.timeout(timeout);
      } else if (reply instanceof Reply.PageBegun begun) {
        listener.page(begun.page(), begun.pageCount());
      } else if (reply instanceof Reply.ScannedPageBegun begun) {
        listener.scannedPage(begun.number(), begun.count());
      } else if (reply instanceof Reply.Extracted extracted) {
        return extracted.text();
      } else if (reply instanceof Reply.Refused refused) {
        throw refused.failure();
      } else {
        throw crashed();
      }
    }
  }

  private void request(Path file) throws ExtractionFailure, InterruptedException {
    try {
      requests.writeUTF(file.toAbsolutePath().toString());
      requests.flush();
    } catch (IOException e) {
      throw crashed();
    }
  }

  private ExtractionFailure crashed() throws InterruptedException {
    boolean ended = process.waitFor(1, TimeUnit.SECONDS);
    return ProcessFailures.crashed(ended ? process.exitValue() : 0, directory.errorText());
  }

  /**
   * Kills the process, its own children (Tesseract) and what they left on the disk. That must be
   * done when this returns: the server may be about to end.
   */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().completeOnTimeout(process, LONGEST_END, TimeUnit.SECONDS).join();
    directory.delete();
  }
}
