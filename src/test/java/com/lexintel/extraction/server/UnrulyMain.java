package com.lexintel.extraction.server;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.ParserDirectory;
import com.lexintel.extraction.child.RequestReader;
import com.lexintel.extraction.protocol.ReplyWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;

/** A parser process that does what the name of the document says. */
final class UnrulyMain {

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final ReplyWriter replies = new ReplyWriter(out);
  private final ParserDirectory directory;

  private UnrulyMain(ParserDirectory directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws Exception {
    UnrulyMain main = new UnrulyMain(ParserDirectory.at(Path.of(arguments[1])));
    BlockingQueue<ExtractionRequest> requests = new SynchronousQueue<>();
    new RequestReader(System.in, requests, main.directory).start();
    main.replies.ready();
    while (true) {
      main.answer(requests.take());
    }
  }

  private void answer(ExtractionRequest request) throws IOException, InterruptedException {
    String wish = request.file().getFileName().toString();
    replies.page(1, null);
    switch (wish) {
      case "hang" -> new CountDownLatch(1).await();
      case "spin" -> spin();
      case "exit" -> System.exit(0);
      case "halt" -> Runtime.getRuntime().halt(1);
      case "throw" -> throw new AssertionError("as wished");
      case "memory" -> allocate();
      case "nonsense" -> out.write("Exception in thread".getBytes());
      case "huge" -> out.write(new byte[] {'T', 0x7f, -1, -1, -1});
      case "child" -> new ProcessBuilder("sleep", "1000").start().waitFor();
      case "environment" -> reply(String.join(" ", System.getenv().keySet()));
      case "slow" -> comeSlowly();
      case "recognise" -> recognise(request.recognised());
      case "member" -> takeOutFiles();
      case "litter" -> {
        Path.of(System.getProperty("java.io.tmpdir"), "litter").toFile().createNewFile();
        new CountDownLatch(1).await();
      }
      default -> reply(String.valueOf(ProcessHandle.current().pid()));
    }
  }

  private void reply(String text) throws IOException {
    replies.text(new ExtractedText(text, List.of()));
  }

  private void comeSlowly() throws IOException, InterruptedException {
    for (int page = 2; page <= 5; page++) {
      Thread.sleep(400);
      replies.page(page, null);
    }
    reply("slow");
  }

  private void recognise(Map<Integer, String> before) throws IOException {
    for (Map.Entry<Integer, String> page : before.entrySet()) {
      replies.recognised(page.getKey() + 1, page.getValue());
    }
    reply("done");
  }

  private void takeOutFiles() throws IOException {
    for (int number = 1; number <= 2; number++) {
      Path file = Files.writeString(directory.members().resolve(String.valueOf(number)), "file");
      replies.member(new Member(number, number + ".txt", "text/plain"), file);
    }
    reply("done");
  }

  private static void spin() {
    double number = 1;
    while (number > 0) {
      number = Math.sqrt(number + 1);
    }
  }

  private static void allocate() {
    List<byte[]> hoard = new ArrayList<>();
    while (hoard.size() < Integer.MAX_VALUE) {
      hoard.add(new byte[1 << 20]);
    }
  }
}
