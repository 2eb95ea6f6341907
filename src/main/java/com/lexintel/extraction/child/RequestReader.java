package com.lexintel.extraction.child;

import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.ParserDirectory;
import com.lexintel.extraction.protocol.RequestWriter;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;

/**
 * Reads requests beside the parsing, so that the end of the server is noticed at once: the process
 * then ends too, and leaves nothing behind.
 */
public final class RequestReader extends Thread {

  private final DataInputStream in;
  private final BlockingQueue<ExtractionRequest> requests;
  private final ParserDirectory directory;

  public RequestReader(
      InputStream in, BlockingQueue<ExtractionRequest> requests, ParserDirectory directory) {
    super("requests");
    setDaemon(true);
    this.in = new DataInputStream(in);
    this.requests = requests;
    this.directory = directory;
  }

  @Override
  public void run() {
    try {
      while (true) {
        requests.put(RequestWriter.read(in));
      }
    } catch (EOFException e) {
      end(0);
    } catch (IOException | InterruptedException e) {
      end(1);
    }
  }

  private void end(int status) {
    end(directory, status);
  }

  static void end(ParserDirectory directory, int status) {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    directory.delete();
    Runtime.getRuntime().halt(status);
  }
}
