package com.lexintel.uploads;

import com.lexintel.Api;
import com.lexintel.identity.Caller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An upload that goes on for ever, with a byte now and then. */
final class SlowUpload implements AutoCloseable {
  private static final int PATIENCE = 90_000;
  private static final int PAUSE = 500;

  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final Socket socket;

  /**
   * @param clock whose thread sends the bytes
   */
  SlowUpload(Caller sender, String caseId, ScheduledExecutorService clock) throws IOException {
    URI server = sender.api().uri("/");
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE);
    String head =
        """
        POST /api/documents/upload?case_id=%s HTTP/1.1
        Host: %s
        Authorization: Bearer %s
        Content-Type: %s
        Transfer-Encoding: chunked

        """
            .formatted(caseId, server.getAuthority(), sender.token(), Api.MULTIPART)
            .replace("\n", "\r\n");
    send(head);
    sendChunk(new String(Api.file("slow.txt", new byte[0]), StandardCharsets.UTF_8));
    Thread reader = new Thread(this::read, "slow upload");
    reader.setDaemon(true);
    reader.start();
    clock.scheduleWithFixedDelay(this::sendByte, 0, PAUSE, TimeUnit.MILLISECONDS);
  }

  /** Throws when the connection is closed, and is not called again then. */
  private void sendByte() {
    try {
      sendChunk("a");
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private void sendChunk(String text) throws IOException {
    send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads at once, since what is sent after the end may take the answer away. */
  private void read() {
    try {
      Reader characters =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder text = new StringBuilder();
      // Up to the end of the JSON: a server may keep the connection open for a while after it.
      for (int next = characters.read(); next != '}'; next = characters.read()) {
        if (next < 0) {
          throw new IOException("The answer was: " + text);
        }
        text.append((char) next);
      }
      answer.complete(text.toString());
    } catch (IOException e) {
      answer.completeExceptionally(e);
    }
  }

  /** The answer with its head. */
  Future<String> answer() {
    return answer;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
