package com.lexintel.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks clamd's INSTREAM; finds what clamd finds in EICAR's test file, and can be too small. */
public final class StubScanner implements AutoCloseable {
  /** What every scanner takes for malware, and is none. */
  public static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private final ServerSocket server;
  private final int longest;

  /**
   * @param port 0 for any
   * @param longest bytes that it takes, as {@code StreamMaxLength} of clamd
   */
  public StubScanner(int port, int longest) throws IOException {
    this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.longest = longest;
    Thread thread = new Thread(this::serve, "stub scanner");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        String reply = scan(new DataInputStream(client.getInputStream())) + "\0";
        client.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException gone) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(gone);
        }
      }
    }
  }

  private String scan(DataInputStream in) throws IOException {
    if (!new String(in.readNBytes(10), StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
      return "UNKNOWN COMMAND";
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      file.writeBytes(in.readNBytes(length));
      if (file.size() > longest) {
        return "INSTREAM size limit exceeded. ERROR";
      }
    }
    return file.toString(StandardCharsets.ISO_8859_1).contains(EICAR)
        ? "stream: Eicar-Test-Signature FOUND"
        : "stream: OK";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
