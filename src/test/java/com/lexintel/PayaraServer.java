package com.lexintel;

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
import java.util.concurrent.TimeUnit;

/**
 * A Payara Server with a new domain, made by the commands of {@code server-config/payara} as an
 * operator would make it. It lives as long as this JVM.
 *
 * <p>Arguments: Payara's directory, the domain's name, the port of its administration (0 for any),
 * and variables of its environment as {@code NAME=value}; among them {@code WAR}, which is
 * deployed, and then the server is waited for.
 */
public final class PayaraServer {
  private static final System.Logger LOG = System.getLogger(PayaraServer.class.getName());

  private final Path home;
  private final String domain;
  private final int adminPort;
  private final Map<String, String> environment;

  private PayaraServer(Path home, String domain, int adminPort, Map<String, String> environment) {
    this.home = home;
    this.domain = domain;
    this.adminPort = adminPort;
    this.environment = environment;
  }

  public static void main(String[] arguments) throws IOException, URISyntaxException {
    Map<String, String> environment = new HashMap<>();
    for (String variable : List.of(arguments).subList(3, arguments.length)) {
      int end = variable.indexOf('=');
      environment.put(variable.substring(0, end), variable.substring(end + 1));
    }
    int adminPort = Integer.parseInt(arguments[2]);
    PayaraServer server =
        new PayaraServer(
            Path.of(arguments[0]),
            arguments[1],
            adminPort == 0 ? anyPort() : adminPort,
            environment);
    server.create();
    server.start();
    if (environment.containsKey("WAR")) {
      server.run(Path.of(environment.get("WAR")));
    }
  }

  private void create() throws IOException, URISyntaxException {
    if (Files.exists(directory())) {
      stop();
      asadmin("delete-domain", domain);
    }
    asadmin(
        "create-domain",
        "--nopassword",
        "--checkports=false",
        "--adminport=" + adminPort,
        "--instanceport=" + httpPort(),
        domain);
    Path driver =
        Path.of(
            org.postgresql.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    Files.copy(driver, directory().resolve("lib").resolve("postgresql.jar"));
  }

  private void start() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    asadmin("start-domain", domain);
    remotely("multimode", "--file=server-config/payara/lexintel.asadmin");
    remotely("multimode", "--file=server-config/payara/dedicated-domain.asadmin");
    asadmin("restart-domain", domain);
  }

  private void run(Path war) {
    remotely("deploy", "--name=lexintel", war.toString());
    LOG.log(System.Logger.Level.INFO, "Its log: {0}", directory().resolve("logs/server.log"));
    LOG.log(System.Logger.Level.INFO, "LexIntel is ready at http://localhost:{0}/", httpPort());
    running().ifPresent(process -> process.onExit().join());
  }

  private void stop() {
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
        .or(() -> Optional.ofNullable(System.getenv("LEXINTEL_HTTP_PORT")))
        .orElse("9080");
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
                home.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
    words.addAll(List.of(command));
    ProcessBuilder asadmin = new ProcessBuilder(words).inheritIO();
    asadmin.environment().putAll(environment);
    try {
      int result = asadmin.start().waitFor();
      if (result != 0) {
        throw new IllegalStateException("asadmin " + String.join(" ", command) + ": " + result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int anyPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
