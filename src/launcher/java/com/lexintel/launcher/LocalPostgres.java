package com.lexintel.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL with a database for LexIntel; what is in it survives a stop. */
public final class LocalPostgres {
  private final Path directory;
  private final int port;
  private EmbeddedPostgres postgres;

  public LocalPostgres(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  public int port() {
    return port;
  }

  public void start() throws IOException {
    Path data = Files.createDirectories(directory.resolve("postgresql"));
    postgres =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(Files.createDirectories(directory.resolve("bin")).toFile())
            // Whoever starts it stops it, after the server that uses it.
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("max_connections", "120")
            .start();
    createRoleAndDatabase();
  }

  public void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  private void createRoleAndDatabase() {
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
}
