package com.lexintel.redis;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisServer;

/** The Redis beside the test server, to be killed and started anew on its port. */
final class RedisServerProcess {
  private final int port = Integer.getInteger("redis.port");

  void kill() throws Exception {
    ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(10, TimeUnit.SECONDS);
  }

  /** Starts a Redis that lives as long as this JVM. */
  void start() throws IOException {
    RedisServer.newRedisServer()
        .port(port)
        .setting("bind 127.0.0.1")
        .setting("save ''")
        .build()
        .start();
    await().ignoreExceptions().until(() -> pid() > 0);
  }

  private long pid() throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write("INFO server\r\n".getBytes(StandardCharsets.US_ASCII));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String line = lines.readLine();
      while (!line.startsWith("process_id:")) {
        line = lines.readLine();
      }
      return Long.parseLong(line.substring("process_id:".length()));
    }
  }
}
