package com.lexintel.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What {@code mvn} runs in the end: PostgreSQL, Redis and a server with LexIntel, until it is
 * interrupted.
 *
 * <p>Arguments: {@code liberty} or {@code payara}, the server's directory, the WAR, and the
 * directory for the data and the logs.
 */
public final class Run {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ApplicationServer server;
  private final LocalServices services;
  private final Path directory;

  private Run(ApplicationServer server, LocalServices services, Path directory) {
    this.server = server;
    this.services = services;
    this.directory = directory;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path home = Path.of(arguments[1]);
    Path war = Path.of(arguments[2]);
    Path directory = Path.of(arguments[3]).toAbsolutePath();
    Path log = Files.createDirectories(directory.resolve("logs")).resolve("server.log");
    ApplicationServer server =
        arguments[0].equals("payara")
            ? PayaraServer.toRun(home, war, directory, log)
            : new LibertyServer(home, directory, log);
    new Run(server, new LocalServices(directory), directory).untilInterrupted();
  }

  private void untilInterrupted() throws IOException, InterruptedException {
    refuseATakenPort();
    services.startWhatIsNotProvided();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    Terminal.say("Starting LexIntel on " + server.name() + ". Log: " + server.log());
    server.start();
    awaitReadiness();
    Terminal.say(
        "LexIntel is at %s on %s, with %s, and %s. Data: %s. Ctrl-C stops all of it."
            .formatted(address(), server.name(), services, embedding(), directory));
    server.awaitEnd();
  }

  private void stop() {
    server.stop();
    services.stop();
  }

  private static void refuseATakenPort() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address().getHost(), address().getPort()), 500);
    } catch (IOException nobodyListens) {
      return;
    }
    throw new IllegalStateException(
        "Port %d is taken. Stop what listens there, or choose another: LEXINTEL_HTTP_PORT=9081 mvn"
            .formatted(address().getPort()));
  }

  private void awaitReadiness() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    String said = "It has not answered.";
    while (Instant.now().isBefore(end)) {
      if (!server.alive()) {
        throw failed(server.name() + " has ended.");
      }
      if (!server.failures().isEmpty()) {
        throw failed(server.name() + " could not start LexIntel.");
      }
      HttpURLConnection readiness =
          (HttpURLConnection) address().resolve("health/ready").toURL().openConnection();
      readiness.setConnectTimeout(1_000);
      readiness.setReadTimeout(5_000);
      try {
        if (readiness.getResponseCode() == HttpURLConnection.HTTP_OK) {
          return;
        }
        said = readiness.getURL() + " answers " + readiness.getResponseCode();
      } catch (IOException notYet) {
        // The server does not listen yet, or is too busy to answer.
      }
      Thread.sleep(250);
    }
    throw failed("LexIntel was not ready within " + PATIENCE.toMinutes() + " minutes. " + said);
  }

  private IllegalStateException failed(String what) throws IOException {
    return new IllegalStateException(what + " Its log: " + server.log() + "\n" + server.failures());
  }

  private static URI address() {
    String host = Environment.get("LEXINTEL_HTTP_HOST", "localhost");
    boolean any = host.equals("*") || host.equals("0.0.0.0");
    return URI.create(
        "http://%s:%s/"
            .formatted(any ? "localhost" : host, Environment.get("LEXINTEL_HTTP_PORT", "9080")));
  }

  private static String embedding() {
    return Environment.get("LEXINTEL_EMBEDDING_PROVIDER", "in-process").equals("in-process")
        ? "the embedding model all-MiniLM-L6-v2 in the server"
        : "embeddings by "
            + Environment.get("LEXINTEL_EMBEDDING_OPENAI_BASE_URL", "https://api.openai.com/v1");
  }
}
