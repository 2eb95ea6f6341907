package com.lexintel;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import redis.embedded.RedisServer;

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
    Path data = Files.createDirectories(directory.resolve("postgresql"));
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(Files.createDirectories(directory.resolve("bin")).toFile())
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("max_connections", "120")
            .start();
    createRoleAndDatabase(postgres);
    LOG.log(System.Logger.Level.INFO, "PostgreSQL listens on port {0,number,#}", port);
  }

  private static void createRoleAndDatabase(EmbeddedPostgres postgres) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!statement.executeQuery("select 1 from pg_roles where rolname = 'lexintel'").next()) {
        statement.execute("create role lexintel login password 'lexintel'");
        statement.execute(
            "create database lexintel owner lexintel encoding 'UTF8' template template0");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded PostgreSQL has no database for LexIntel", e);
    }
  }

  private void startRedis(int port) throws IOException {
    File data = Files.createDirectories(directory.resolve("redis")).toFile();
    RedisServer redis =
        RedisServer.newRedisServer()
            .port(port)
            .setting("bind 127.0.0.1")
            .setting("save 60 1")
            .setting("dir " + data)
            .build();
    redis.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(redis, port)));
    LOG.log(System.Logger.Level.INFO, "Redis listens on port {0,number,#}", port);
  }

  private static void stop(RedisServer redis, int port) {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write("SHUTDOWN SAVE\r\n".getBytes(StandardCharsets.US_ASCII));
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
