package com.lexintel.extraction.child;

import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.ParserDirectory;
import com.lexintel.extraction.protocol.ReplyWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.logging.LogManager;

/**
 * The parser process: takes the paths of documents on its standard input, one after the other, and
 * answers on its standard output. Its arguments are the longest text accepted and its directory.
 */
public final class ParserMain {

  private final DocumentParser parser;
  private final ReplyWriter replies;

  private ParserMain(DocumentParser parser, ReplyWriter replies) {
    this.parser = parser;
    this.replies = replies;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    // What libraries log may be a document's text, and what they print would garble the replies.
    LogManager.getLogManager().reset();
    System.setOut(System.err);
    BlockingQueue<ExtractionRequest> requests = new SynchronousQueue<>();
    ParserDirectory directory = ParserDirectory.at(Path.of(arguments[1]));
    new RequestReader(System.in, requests, directory).start();
    Runnable end = () -> RequestReader.end(directory, DiskLimit.EXIT_STATUS);
    DiskLimit limit = new DiskLimit(directory.path(), DiskLimit.MOST, end);
    limit.start();
    ReplyWriter replies = new ReplyWriter(new FileOutputStream(FileDescriptor.out));
    ParserMain main =
        new ParserMain(
            new DocumentParser(Integer.parseInt(arguments[0]), directory.members()), replies);
    replies.ready();
    while (true) {
      ExtractionRequest request = requests.take();
      limit.begin();
      main.answer(request);
      limit.end();
    }
  }

  private void answer(ExtractionRequest document) throws IOException {
    try {
      replies.text(parser.parse(document, replies));
    } catch (ExtractionFailure e) {
      replies.failure(e);
    } catch (LinkageError e) {
      replies.failure(
          new ExtractionFailure(
              Code.EXTRACTION_CRASHED, "The server lacks a part that reads this document.", e));
    }
  }
}
