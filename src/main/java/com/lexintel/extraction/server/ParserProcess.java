package com.lexintel.extraction.server;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.ParserDirectory;
import com.lexintel.extraction.protocol.Reply;
import com.lexintel.extraction.protocol.ReplyReader;
import com.lexintel.extraction.protocol.RequestWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
  private final RequestWriter requests;
  private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

  /** Whether its last word was said: else the rest would be taken for the next document's. */
  private boolean ready;

  ParserProcess(Process process, ParserDirectory directory, int maxText) {
    this.process = process;
    this.directory = directory;
    this.requests = new RequestWriter(process.getOutputStream());
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

  /** Whether it lives and can take a document. */
  boolean isReady() {
    return ready && process.isAlive();
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
    ready = true;
  }

  /**
   * @param timeout how long the process may say nothing
   */
  ExtractedText parse(ExtractionRequest request, ExtractionListener listener, Duration timeout)
      throws ExtractionFailure, InterruptedException {
    ready = false;
    request(request);
    while (true) {
      Reply reply = replies.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (reply == null) {
        throw ProcessFailures.timeout(timeout);
      } else if (reply instanceof Reply.PageBegun begun) {
        listener.page(begun.page(), begun.pageCount());
      } else if (reply instanceof Reply.ScannedPageBegun begun) {
        listener.scannedPage(begun.number(), begun.count());
      } else if (reply instanceof Reply.MemberFound found) {
        receive(found.member(), listener);
      } else if (reply instanceof Reply.PageRecognised page) {
        receive(page, listener);
      } else if (reply instanceof Reply.Extracted extracted) {
        ready = true;
        return extracted.text();
      } else if (reply instanceof Reply.Refused refused) {
        // A class that could not be linked once cannot be linked later either.
        ready = refused.failure().code() != Code.EXTRACTION_CRASHED;
        throw refused.failure();
      } else {
        throw crashed();
      }
    }
  }

  private void receive(Member member, ExtractionListener listener)
      throws ExtractionFailure, InterruptedException {
    Path file = directory.members().resolve(String.valueOf(member.number()));
    // A link might lead to a file that is none of the document's.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw crashed();
    }
    try {
      listener.member(member, file);
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ExtractionFailure(
          Code.STORAGE_UNAVAILABLE, "A file within the document cannot be stored now.", e);
    }
  }

  private static void receive(Reply.PageRecognised page, ExtractionListener listener)
      throws ExtractionFailure {
    try {
      listener.recognised(page.page(), page.text());
    } catch (IOException e) {
      throw new ExtractionFailure(
          Code.STORAGE_UNAVAILABLE, "A recognised page cannot be stored now.", e);
    }
  }

  private void request(ExtractionRequest request) throws ExtractionFailure, InterruptedException {
    try {
      requests.write(request);
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
