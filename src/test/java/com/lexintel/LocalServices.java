package com.lexintel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Starts a real PostgreSQL and a real Redis beside the server for as long as this JVM lives, unless
 * the environment names others or their ports are already taken.
 *
 * <p>Arguments: the directory that keeps their data, and optionally the two ports; without ports
 * the contract's variables and their defaults decide.
 */
public final class LocalServices {
  private static final System.Logger LOG = System.getLogger(LocalServices.class.getName());

  private final Path directory;

  private LocalServices(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws IOException {
    LocalServices services = new LocalServices(Path.of(arguments[0]).toAbsolutePath());
    if (arguments.length == 3) {
      services.startPostgres(Integer.parseInt(arguments[1]));
      services.startRedis(Integer.parseInt(arguments[2]));
    } else {
      services.startWhatIsNotProvided();
    }
  }

  private void startWhatIsNotProvided() throws IOException {
    int databasePort = environment("LEXINTEL_DB_PORT").map(Integer::parseInt).orElse(5432);
    if (environment("LEXINTEL_DB_HOST").isPresent() || answers(databasePort)) {
      LOG.log(System.Logger.Level.INFO, "PostgreSQL: using the one that is already there");
    } else {
      startPostgres(databasePort);
    }
    URI redis = URI.create(environment("REDIS_URL").orElse("redis://localhost:6379"));
    if (environment("REDIS_URL").isPresent() || answers(redis.getPort())) {
      LOG.log(System.Logger.Level.INFO, "Redis: using the one that is already there");
    } else {
      startRedis(redis.getPort());
    }
  }

  private void startPostgres(int port) throws IOException {
    new LocalPostgres(directory, port).start();
    LOG.log(System.Logger.Level.INFO, "PostgreSQL listens on port {0,number,#}", port);
  }

  private void startRedis(int port) throws IOException {
    LocalRedis redis = new LocalRedis(directory, port);
    redis.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(redis)));
    LOG.log(System.Logger.Level.INFO, "Redis listens on port {0,number,#}", port);
  }

  private static void stop(LocalRedis redis) {
    try {
      redis.stop();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Redis had already ended", e);
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
