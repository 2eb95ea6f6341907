package com.lexintel.launcher;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** A real Redis. */
public final class LocalRedis {
  private final Path directory;
  private final int port;
  private RedisServer redis;

  public LocalRedis(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  public int port() {
    return port;
  }

  public void start() throws IOException {
    File data = Files.createDirectories(directory.resolve("redis")).toFile();
    redis =
        RedisServer.newRedisServer()
            .port(port)
            .setting("bind 127.0.0.1")
            .setting("save 60 1")
            .setting("dir " + data)
            .onShutdownForceStop(true)
            .build();
    redis.start();
  }

  /** Stops it in good order: what it has is saved. */
  public void stop() throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write("SHUTDOWN SAVE\r\n".getBytes(StandardCharsets.US_ASCII));
      // It hangs up when it has saved.
      socket.getInputStream().readAllBytes();
    } finally {
      kill();
    }
  }

  /** As by {@code kill -9}. */
  public void kill() throws IOException {
    if (redis != null) {
      redis.stop();
    }
  }
}
