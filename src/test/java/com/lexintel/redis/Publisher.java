package com.lexintel.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Publishes on Redis as a program that is not ours would: over a plain socket. */
public final class Publisher implements AutoCloseable {
  private final Socket redis;

  public Publisher() throws IOException {
    redis = new Socket("localhost", Integer.getInteger("redis.port"));
  }

  public void publish(String documentId, String message) throws IOException {
    publish(documentId, message.getBytes(StandardCharsets.UTF_8));
  }

  public void publish(String documentId, byte[] message) throws IOException {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    command.writeBytes(utf8("*3\r\n"));
    String channel = "document:" + documentId + ":progress";
    for (byte[] part : List.of(utf8("PUBLISH"), utf8(channel), message)) {
      command.writeBytes(utf8("$" + part.length + "\r\n"));
      command.writeBytes(part);
      command.writeBytes(utf8("\r\n"));
    }
    redis.getOutputStream().write(command.toByteArray());
    assertEquals(':', redis.getInputStream().read(), "Redis did not take the message");
    while (redis.getInputStream().read() != '\n') {
      // the number of receivers is of no interest
    }
  }

  @Override
  public void close() throws IOException {
    redis.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
