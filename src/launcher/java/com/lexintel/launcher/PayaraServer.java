package com.lexintel.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A Payara Server with a new domain, made by the commands of {@code server-config/payara} as an
 * operator would make it.
 */
public final class PayaraServer implements ApplicationServer {
  private final Path home;
  private final String domain;
  private final int adminPort;
  private final String adminPassword;
  private final Map<String, String> environment;
  private final Optional<Path> war;
  private final Optional<Path> log;
  private Path passwords;

  private PayaraServer(
      Path home,
      String domain,
      int adminPort,
      String adminPassword,
      Map<String, String> environment,
      Optional<Path> war,
      Optional<Path> log) {
    this.home = home;
    this.domain = domain;
    this.adminPort = adminPort;
    this.adminPassword = adminPassword;
    this.environment = environment;
    this.war = war;
    this.log = log;
  }

  /**
   * For the tests, which deploy by themselves: lives as long as this JVM.
   *
   * @param arguments Payara's directory, the domain's name, the port and the password of its
   *     administration, and variables of its environment as {@code NAME=value}
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (String variable : List.of(arguments).subList(4, arguments.length)) {
      int end = variable.indexOf('=');
      environment.put(variable.substring(0, end), variable.substring(end + 1));
    }
    PayaraServer server =
        new PayaraServer(
            Path.of(arguments[0]),
            arguments[1],
            Integer.parseInt(arguments[2]),
            arguments[3],
            environment,
            Optional.empty(),
            Optional.empty());
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    server.start();
  }

  /** With LexIntel deployed, its originals in that directory. */
  static PayaraServer toRun(Path home, Path war, Path directory, Path log) throws IOException {
    try (ServerSocket anyPort = new ServerSocket(0)) {
      return new PayaraServer(
          home,
          "lexintel",
          anyPort.getLocalPort(),
          UUID.randomUUID().toString(),
          Map.of(
              "LEXINTEL_STORAGE_DIR",
              Environment.get("LEXINTEL_STORAGE_DIR", directory.resolve("files").toString())),
          Optional.of(war),
          Optional.of(log));
    }
  }

  @Override
  public String name() {
    return "Payara";
  }

  @Override
  public String log() {
    return log.orElse(directory().resolve("logs/server.log")).toString();
  }

  @Override
  public void start() throws IOException {
    passwords = passwords();
    create();
    asadmin("start-domain", domain);
    remotely("multimode", "--file=server-config/payara/lexintel.asadmin");
    remotely("multimode", "--file=server-config/payara/dedicated-domain.asadmin");
    log.ifPresent(
        file ->
            remotely(
                "set-log-attributes",
                "com.sun.enterprise.server.logging.GFFileHandler.file=" + file));
    asadmin("restart-domain", domain);
    war.ifPresent(archive -> remotely("deploy", "--name=lexintel", archive.toString()));
  }

  /** As asadmin takes them: in a file, which only its owner can read. */
  private Path passwords() throws IOException {
    Path file = Files.createTempFile(home, "asadmin", ".passwords");
    file.toFile().deleteOnExit();
    return Files.writeString(file, "AS_ADMIN_PASSWORD=" + adminPassword + "\n");
  }

  private void create() throws IOException {
    if (Files.exists(directory())) {
      stop();
      asadmin("delete-domain", domain);
    }
    asadmin(
        "create-domain",
        "--checkports=false",
        "--adminport=" + adminPort,
        "--instanceport=" + httpPort(),
        domain);
    Files.copy(driver(), directory().resolve("lib").resolve("postgresql.jar"));
  }

  private static Path driver() {
    try {
      return Path.of(
          org.postgresql.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean alive() {
    return running().isPresent();
  }

  /** None: a deployment that fails has thrown in {@link #start}. */
  @Override
  public String failures() {
    return "";
  }

  @Override
  public void awaitEnd() {
    running().ifPresent(process -> process.onExit().join());
  }

  @Override
  public void stop() {
    running()
        .filter(ProcessHandle::destroy)
        .ifPresent(process -> process.onExit().orTimeout(1, TimeUnit.MINUTES).join());
  }

  /** The number of its process may have gone to another since: the command line tells. */
  private Optional<ProcessHandle> running() {
    try {
      String process = Files.readString(directory().resolve("config/pid")).strip();
      return ProcessHandle.of(Long.parseLong(process)).filter(this::isOurs);
    } catch (IOException neverStarted) {
      return Optional.empty();
    }
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(directory().toString());
  }

  private String httpPort() {
    return Optional.ofNullable(environment.get("LEXINTEL_HTTP_PORT"))
        .orElseGet(() -> Environment.get("LEXINTEL_HTTP_PORT", "9080"));
  }

  private Path directory() {
    return home.resolve("glassfish/domains").resolve(domain);
  }

  private void remotely(String... command) {
    List<String> words = new ArrayList<>(List.of("--port=" + adminPort));
    words.addAll(List.of(command));
    asadmin(words.toArray(String[]::new));
  }

  private void asadmin(String... command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                home.resolve("glassfish/lib/client/appserver-cli.jar").toString(),
                "--user=admin",
                "--passwordfile=" + passwords));
    words.addAll(List.of(command));
    ProcessBuilder asadmin = new ProcessBuilder(words).redirectErrorStream(true);
    asadmin.environment().putAll(environment);
    try {
      Process process = asadmin.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes());
      // Belongs to the build: `mvn -Ppayara` sends it to the log, Maven shows it in the tests.
      System.out.println(said);
      int result = process.waitFor();
      if (result != 0) {
        throw new IllegalStateException(
            "asadmin %s: %d%n%s".formatted(String.join(" ", command), result, said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
