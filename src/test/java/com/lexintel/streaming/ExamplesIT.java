package com.lexintel.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.Example;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command-line examples of docs/progress.md as they stand there. */
@ExtendWith(ArquillianExtension.class)
class ExamplesIT {
  private static final byte[] TEXT =
      "The court denies the motion to dismiss. ".repeat(50).getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();
  private final String caseId = api.newCase("Examples");

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void curlWatchesADocumentToItsEnd() throws Exception {
    String output = bash("curl-stream", document());
    assertTrue(output.contains("\"status\":\"connected\""), output);
    assertTrue(output.contains("\"status\":\"completed\""), output);
  }

  @Test
  void curlWatchesACase() throws Exception {
    String id = document();
    api.awaitEnd(id);
    String output = run("2", id, "bash", "-ec", Example.named("curl-case-stream"));
    assertTrue(output.contains("\"summary\""), output);
    assertTrue(output.contains(id), output);
  }

  @Test
  void curlResumes() throws Exception {
    assertEquals("204", bash("curl-resume", document()).strip());
  }

  @Test
  void curlWatchesByGraphQl() throws Exception {
    String output = bash("curl-graphql", document());
    assertTrue(output.contains("\"status\":\"completed\""), output);
    assertTrue(output.contains("event: complete"), output);
  }

  @Test
  void curlPolls() throws Exception {
    String id = document();
    api.awaitEnd(id);
    String output = bash("curl-poll", id);
    assertTrue(output.startsWith("HTTP/1.1 304"), output);
  }

  @Test
  void curlAsksACaseForWhatChanged() throws Exception {
    String id = document();
    api.awaitEnd(id);
    JsonObject changes = Api.parse(bash("curl-case-since", id));
    assertEquals(0, changes.getJsonArray("documents").size());
    assertEquals(1, changes.getJsonObject("summary").getInt("completed"));
  }

  @Test
  void pythonReads() throws Exception {
    assertWatchedToTheEnd(
        run("0", document(), installed("python3"), "-c", Example.named("python-reader")));
  }

  @Test
  void pythonPublishes() throws Exception {
    assertReachesTheStream(installed("python3"), "-c", Example.named("python-publisher"));
  }

  @Test
  void theWorkerOfTheOldPlanPublishes() throws Exception {
    assertReachesTheStream(installed("python3"), "src/test/python/old_plan_worker.py");
  }

  @Test
  void redisCliPublishes() throws Exception {
    installed("redis-cli");
    assertReachesTheStream("bash", "-ec", Example.named("redis-cli-publisher"));
  }

  @Test
  void javaReads() throws Exception {
    Path program = directory.resolve("FollowDocument.java");
    Files.writeString(program, Example.named("java"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String output = run("0", document(), java, program.toString());
    assertTrue(output.contains("\"status\":\"completed\""), output);
  }

  @Test
  void javaReadsByWebSocket() throws Exception {
    Path program = directory.resolve("FollowBySocket.java");
    Files.writeString(program, Example.named("java-websocket"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String output = run("0", document(), java, program.toString());
    assertTrue(output.contains("\"status\":\"completed\""), output);
    assertTrue(output.endsWith("{\"type\":\"complete\",\"id\":\"1\"}\n"), output);
  }

  private void assertWatchedToTheEnd(String output) {
    String[] lines = output.split("\n");
    assertTrue(lines[lines.length - 1].startsWith("100 % completed"), output);
    assertFalse(output.contains("connected"), output);
  }

  private void assertReachesTheStream(String... command) throws Exception {
    String id = document();
    api.awaitEnd(id);
    try (EventStream stream = EventStream.open(api, "progress/cases/" + caseId + "/stream")) {
      stream.until(data -> data.containsKey("documents"));
      run("0", id, command);
      stream.until(data -> data.toString().contains("Translating page 3 of 9"));
    }
  }

  private String document() {
    return api.newDocument(caseId, "motion.txt", TEXT);
  }

  private String bash(String example, String documentId) throws Exception {
    return run("0", documentId, "bash", "-ec", Example.named(example));
  }

  private String run(String secondsToWatch, String documentId, String... command)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LEXINTEL_URL", api.uri("/").toString());
    builder.environment().put("REDIS_URL", "redis://localhost:" + System.getProperty("redis.port"));
    builder.environment().put("DOCUMENT_ID", documentId);
    builder.environment().put("CASE_ID", caseId);
    builder.environment().put("SECONDS_TO_WATCH", secondsToWatch);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertTrue(
          process.waitFor(1, TimeUnit.MINUTES), "still running: " + Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(output);
    assertEquals(0, process.exitValue(), text);
    return text;
  }

  private static String installed(String program) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    Assumptions.assumeTrue(found, program + " is not installed here");
    return program;
  }
}
