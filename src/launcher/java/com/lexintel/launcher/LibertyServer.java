package com.lexintel.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The Open Liberty server that Maven has created, with the WAR in it. */
final class LibertyServer implements ApplicationServer {
  private static final String SERVER = "lexintel";

  private final Path home;
  private final Path directory;
  private final Path log;
  private Process process;

  LibertyServer(Path home, Path directory, Path log) {
    this.home = home;
    this.directory = directory;
    this.log = log;
  }

  @Override
  public String name() {
    return "Open Liberty";
  }

  @Override
  public String log() {
    return log.toString();
  }

  @Override
  public void start() throws IOException {
    String script = System.getProperty("os.name").startsWith("Windows") ? "server.bat" : "server";
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin").resolve(script).toString(), "run", SERVER)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .putIfAbsent("LEXINTEL_STORAGE_DIR", directory.resolve("files").toString());
    process = builder.start();
  }

  @Override
  public boolean alive() {
    return process.isAlive();
  }

  @Override
  public String failures() throws IOException {
    StringBuilder failures = new StringBuilder();
    boolean failure = false;
    for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
      // A line without a level belongs to the message before it.
      if (line.startsWith("[")) {
        failure = line.startsWith("[ERROR") || line.startsWith("[FATAL");
      }
      if (failure) {
        failures.append(line).append('\n');
      }
    }
    return failures.toString();
  }

  @Override
  public void awaitEnd() {
    process.onExit().join();
  }

  @Override
  public void stop() {
    process.destroy();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }
}
