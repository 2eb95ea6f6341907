package com.lexintel.scan;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * ClamAV's daemon, asked over a socket: the file is sent to it piece by piece (INSTREAM), so it
 * needs no access to the file store.
 *
 * @param patience how long it may be silent
 */
record Clamd(String host, int port, Duration patience) {
  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final int PIECE = 1 << 16;
  private static final int LONGEST_REPLY = 1_000;

  /**
   * What it says, such as {@code stream: OK} or {@code stream: Eicar-Signature FOUND}.
   *
   * @throws IOException when it cannot be asked, or gives no answer
   */
  String scan(Path file) throws IOException {
    int milliseconds = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), milliseconds);
      socket.setSoTimeout(milliseconds);
      IOException broken = send(file, socket);
      String reply = reply(socket);
      if (reply.isEmpty()) {
        throw broken == null ? new IOException("The scanner closed without an answer") : broken;
      }
      return reply;
    }
  }

  /** Why the scanner took no more; null when it has all. It may have said why before. */
  private static IOException send(Path file, Socket socket) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      try {
        out.write(COMMAND);
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
          out.writeInt(n);
          out.write(piece, 0, n);
        }
        out.writeInt(0);
        out.flush();
        return null;
      } catch (IOException broken) {
        return broken;
      }
    }
  }

  private static String reply(Socket socket) throws IOException {
    byte[] reply = socket.getInputStream().readNBytes(LONGEST_REPLY);
    return new String(reply, StandardCharsets.UTF_8).replace("\0", "").strip();
  }
}
