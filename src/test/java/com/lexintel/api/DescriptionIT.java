package com.lexintel.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What /openapi serves keeps the recommended rules of Redocly, and a client that is generated from
 * it can do the walk-through. The tools come from npm; where there is none the test is skipped.
 */
@ExtendWith(ArquillianExtension.class)
class DescriptionIT {
  private static final Path SOURCES = Path.of("src/test/openapi");
  private static final Path COMPLAINT =
      Path.of("src/test/resources/documents/complaint.pdf").toAbsolutePath();

  private final Api api = Api.ofTestServer();
  private final Path directory = Path.of("target/openapi");

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @BeforeEach
  void installTools() throws Exception {
    Files.createDirectories(directory);
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.toList()) {
        Files.copy(
            source, directory.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assumeTrue(installed(), "Skipped: npm is not here, or cannot install the tools");
  }

  @Test
  void theDescriptionKeepsTheRulesAndItsClientWalksThrough() throws Exception {
    HttpResponse<String> served = api.get("../openapi");
    assertEquals(200, served.statusCode());
    Files.writeString(directory.resolve("openapi.yaml"), served.body());
    // Payara adds a property of its own and leaves out that no operation needs a login.
    if (!"payara".equals(System.getProperty("arquillian.launch"))) {
      npm("run", "-s", "lint");
    }
    npm("run", "-s", "generate");
    npm("run", "-s", "compile");
    npm("run", "-s", "walk-through", "--", api.uri("..").toString(), COMPLAINT.toString());
  }

  private boolean installed() throws InterruptedException {
    try {
      return run(List.of("npm", "ci", "--no-audit", "--no-fund")).exitCode() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  private void npm(String... arguments) throws IOException, InterruptedException {
    Result result = run(Stream.concat(Stream.of("npm"), Stream.of(arguments)).toList());
    assertEquals(0, result.exitCode(), result::output);
  }

  private record Result(int exitCode, String output) {}

  private Result run(List<String> command) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int exitCode = process.waitFor();
    return new Result(exitCode, Files.readString(output));
  }
}
