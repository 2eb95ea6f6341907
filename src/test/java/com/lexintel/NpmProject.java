package com.lexintel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tools and clients from npm, with the scripts that use them. Where there is no npm, tests of them
 * are skipped.
 */
public final class NpmProject {
  private final Path directory;

  private NpmProject(Path directory) {
    this.directory = directory;
  }

  /**
   * A copy of a project, with all that it needs.
   *
   * @param name of its directory below {@code src/test}
   */
  public static NpmProject installed(String name) throws IOException, InterruptedException {
    NpmProject project = new NpmProject(Files.createDirectories(Path.of("target", name)));
    try (Stream<Path> sources = Files.list(Path.of("src/test", name))) {
      for (Path source : sources.toList()) {
        Path copy = project.directory.resolve(source.getFileName());
        Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assumeTrue(project.installs(), "Skipped: npm is not here, or cannot install the packages");
    return project;
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  /** Runs a script, which must end well. */
  public String run(String script, String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), script, arguments);
  }

  /**
   * The same.
   *
   * @param variables of its environment
   */
  public String run(Map<String, String> variables, String script, String... arguments)
      throws IOException, InterruptedException {
    Result result =
        npm(
            variables,
            Stream.concat(Stream.of("run", "-s", script, "--"), Stream.of(arguments)).toList());
    assertEquals(0, result.exitCode(), result::output);
    return result.output();
  }

  private boolean installs() throws InterruptedException {
    try {
      return npm(Map.of(), List.of("ci", "--no-audit", "--no-fund")).exitCode() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private record Result(int exitCode, String output) {}

  private Result npm(Map<String, String> variables, List<String> arguments)
      throws IOException, InterruptedException {
    Path output = file("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of("npm"), arguments.stream()).toList())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      fail("npm " + arguments + " still runs after five minutes: " + Files.readString(output));
    }
    return new Result(process.exitValue(), Files.readString(output));
  }
}
