package com.lexintel.extraction.server;

import com.lexintel.extraction.Requests;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Stands for a server that is killed: extracts a document, tells its child's id and waits. */
final class ServerMain {

  private ServerMain() {}

  public static void main(String[] arguments) throws Exception {
    TextExtractor extractor = new TextExtractor(1_000, "128m", Duration.ofMinutes(1));
    extractor.extract(Requests.of(Path.of(arguments[0])), (page, pageCount) -> {});
    try (PrintWriter out = new PrintWriter(arguments[1])) {
      ProcessHandle.current().children().forEach(child -> out.println(child.pid()));
    }
    new CountDownLatch(1).await();
  }
}
