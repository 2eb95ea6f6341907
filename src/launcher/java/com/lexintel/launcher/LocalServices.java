package com.lexintel.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;

/**
 * A real PostgreSQL and a real Redis beside the server, unless the environment names others or
 * their ports are already taken.
 */
public final class LocalServices {
  private final Path directory;
  private String database;
  private String wire;
  private LocalPostgres postgres;
  private LocalRedis redis;

  LocalServices(Path directory) {
    this.directory = directory;
  }

  /**
   * Starts both for as long as this JVM lives.
   *
   * @param arguments the directory that keeps their data, PostgreSQL's port and Redis's port
   */
  public static void main(String[] arguments) throws IOException {
    LocalServices services = new LocalServices(Path.of(arguments[0]).toAbsolutePath());
    Runtime.getRuntime().addShutdownHook(new Thread(services::stop));
    services.startPostgres(Integer.parseInt(arguments[1]));
    services.startRedis(Integer.parseInt(arguments[2]));
    System.out.println("With " + services);
  }

  /** The contract's variables and their defaults say where, and what is there already. */
  void startWhatIsNotProvided() throws IOException {
    String host = Environment.get("LEXINTEL_DB_HOST", "localhost");
    int port = Integer.parseInt(Environment.get("LEXINTEL_DB_PORT", "5432"));
    if (Environment.get("LEXINTEL_DB_HOST").isPresent() || answers(port)) {
      database = "the PostgreSQL that was at " + host + ":" + port;
    } else {
      startPostgres(port);
    }
    URI url = URI.create(Environment.get("REDIS_URL", "redis://localhost:6379"));
    if (Environment.get("REDIS_URL").isPresent() || answers(url.getPort())) {
      wire =
          "the Redis that was at " + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    } else {
      startRedis(url.getPort());
    }
  }

  void stop() {
    try {
      if (redis != null) {
        redis.stop();
      }
    } catch (IOException e) {
      System.out.println("Redis had already ended: " + e);
    }
    try {
      if (postgres != null) {
        postgres.stop();
      }
    } catch (IOException e) {
      System.out.println("PostgreSQL had already ended: " + e);
    }
  }

  private void startPostgres(int port) throws IOException {
    postgres = new LocalPostgres(directory, port);
    postgres.start();
    database = "PostgreSQL on port " + port;
  }

  private void startRedis(int port) throws IOException {
    redis = new LocalRedis(directory, port);
    redis.start();
    wire = "Redis on port " + port;
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return database + ", " + wire;
  }
}
