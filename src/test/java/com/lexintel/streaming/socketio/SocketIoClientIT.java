package com.lexintel.streaming.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.Example;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The client that people use, in Node. It comes from npm; where there is none the tests are
 * skipped.
 */
@ExtendWith(ArquillianExtension.class)
class SocketIoClientIT {
  private static final Path SOURCES = Path.of("src/test/socketio");
  private static final byte[] LONG =
      "A sentence of some length for the record. ".repeat(300).getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();
  private final String server = api.uri("/").toString();
  private final Path directory = Path.of("target/socketio");

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @BeforeEach
  void installTheClient() throws Exception {
    Files.createDirectories(directory);
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.toList()) {
        Files.copy(
            source, directory.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assumeTrue(
        Files.exists(directory.resolve("node_modules/socket.io-client")) || installed(),
        "Skipped: npm is not here, or cannot install the client");
  }

  private boolean installed() throws InterruptedException {
    try {
      return run("npm", "ci", "--no-audit", "--no-fund").exitCode() == 0;
    } catch (IOException none) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"websocket websocket", "polling polling", "polling,websocket websocket"})
  void aDocumentAndItsCaseAreWatched(String transports, String ended) throws Exception {
    String legalCase = api.newCase("By Socket.IO");
    String id = api.newDocument(legalCase, "long.txt", LONG);
    Result result = run("node", "watch.js", server, transports, legalCase, id);
    assertEquals(0, result.exitCode(), result::output);
    JsonObject told = Api.parse(result.output());

    assertEquals(ended, told.getString("transport"));
    assertEquals("document_not_found", told.getJsonObject("unknown").getString("code"));
    for (JsonObject answer : told.getJsonArray("acknowledged").getValuesAs(JsonObject.class)) {
      assertTrue(answer.getBoolean("ok"));
      assertFalse(answer.getBoolean("resumed"));
    }
    assertTrue(told.getJsonObject("unwatched").getBoolean("ok"));
    assertTrue(told.getBoolean("completed") && told.getBoolean("ended"));
    List<JsonObject> events = told.getJsonArray("progress").getValuesAs(JsonObject.class);
    long seq = -1;
    for (JsonObject event : events) {
      assertEquals(id, event.getString("document_id"));
      assertTrue(event.getJsonNumber("seq").longValue() > seq, result::output);
      seq = event.getJsonNumber("seq").longValue();
    }
    assertEquals("completed", events.get(events.size() - 1).getString("status"));
    JsonObject state = told.getJsonArray("cases").getJsonObject(0);
    assertEquals(legalCase, state.getString("case_id"));
    assertFalse(state.getString("cursor").isEmpty());
    assertEquals(1, state.getJsonObject("summary").getInt("total"));
  }

  @Test
  void theClientOfTheOldPlanHearsProgress() throws Exception {
    String id = api.newDocument(api.newCase("Old plan"), "long.txt", LONG);
    Result result = run("node", "old-plan.js", server, id);
    assertEquals(0, result.exitCode(), result::output);
    String[] lines = result.output().strip().split("\n");
    assertTrue(
        lines[lines.length - 1].startsWith(id + "|completed|completed|100|"), result::output);
  }

  @Test
  void theExampleOfTheDocumentationRuns() throws Exception {
    String id = api.newDocument(api.newCase("Example"), "long.txt", LONG);
    Files.writeString(directory.resolve("example.mjs"), Example.named("socket-io"));
    Result result =
        run("env", "LEXINTEL_URL=" + server, "DOCUMENT_ID=" + id, "node", "example.mjs");
    assertEquals(0, result.exitCode(), result::output);
    assertTrue(result.output().strip().endsWith("100 % completed"), result::output);
  }

  private record Result(int exitCode, String output) {}

  private Result run(String... command) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), () -> "still running");
    } finally {
      process.destroyForcibly();
    }
    return new Result(process.exitValue(), Files.readString(output));
  }
}
