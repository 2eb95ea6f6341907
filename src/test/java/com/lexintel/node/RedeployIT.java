package com.lexintel.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.DeploysItsOwn;
import com.lexintel.ServerProcess;
import com.lexintel.TestDatabase;
import com.lexintel.database.ConnectionPool;
import com.lexintel.streaming.graphql.GraphQlClient;
import com.lexintel.streaming.socketio.Polls;
import com.lexintel.streaming.sse.Viewer;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application goes and comes back, again and again, on a server that stays. */
@DeploysItsOwn("redeployments")
@ExtendWith(ArquillianExtension.class)
class RedeployIT {
  private static final String APPLICATION = "application";
  private static final int TIMES = Integer.getInteger("redeployments");
  private static final int VIEWERS = 20;
  private static final int SERVICE_RESTART = 1012;
  private static final String FOLLOW =
      "subscription($id: ID!) { caseProgress(caseId: $id) { documents { status } } }";
  private static final String CONNECTIONS = "connections";

  private static final byte[] LONG =
      "The court denies the motion to dismiss. ".repeat(2_000).getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @ArquillianResource private Deployer deployer;

  @Deployment(name = APPLICATION, managed = false, testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Deployment(name = CONNECTIONS, managed = false, testable = false)
  static WebArchive connections() {
    return ConnectionPool.application();
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  /** What has not been used until the stop must not be missing then. */
  @Test
  void whatGoesUnusedLeavesNothingBehindEither() throws Exception {
    try (ServerProcess server = ServerProcess.attach()) {
      deployer.deploy(APPLICATION);
      deployer.undeploy(APPLICATION);
      server.awaitEndOfApplications();
    }
  }

  @Test
  void nothingIsLeftBehindAndEveryStreamComesBack() throws Exception {
    List<Path> filesBefore = temporaryFiles();
    List<Viewer> viewers = new ArrayList<>();
    String legalCase = null;
    String cursor = null;
    try (ServerProcess server = ServerProcess.attach()) {
      for (int i = 0; i < TIMES; i++) {
        deployer.deploy(APPLICATION);
        if (legalCase == null) {
          legalCase = api.newCase("Redeployed");
          viewers = watch(legalCase);
        }
        SocketClient socket = follow(legalCase, cursor);
        CompletableFuture<Void> polling = poll(legalCase);
        SocketClient graphQl = followByGraphQl(legalCase);
        CompletableFuture<List<String>> events = followByEvents(legalCase);
        use(legalCase);
        deployer.undeploy(APPLICATION);

        assertEquals(SERVICE_RESTART, socket.closeCode());
        polling.get(10, TimeUnit.SECONDS);
        assertEquals(SERVICE_RESTART, graphQl.closeCode());
        assertInterrupted(events.get(10, TimeUnit.SECONDS));
        cursor = lastCursor(socket);
        assertEquals(0, redisConnections(), "connections to Redis");
        assertEquals(0, server.children(), "parser processes");
        assertEquals(filesBefore, temporaryFiles());
        server.awaitEndOfApplications();
      }
      String before = server.connections();
      deployer.deploy(CONNECTIONS);
      assertEquals(ConnectionPool.SIZE, ConnectionPool.toBeHad(), before);
      assertTrue(databaseConnections() <= ConnectionPool.SIZE, "connections beside the pool");
      deployer.undeploy(CONNECTIONS);
    }

    deployer.deploy(APPLICATION);
    awaitTheEnd(viewers);
    deployer.undeploy(APPLICATION);
  }

  private List<Viewer> watch(String legalCase) {
    String path = "progress/cases/" + legalCase + "/stream";
    List<Viewer> viewers =
        Stream.generate(() -> new Viewer(api, path, null, v -> v.sawTheEndOf(2 * TIMES)))
            .limit(VIEWERS)
            .toList();
    viewers.forEach(threads::execute);
    return viewers;
  }

  /** By Socket.IO, until the server ends the session. */
  private CompletableFuture<Void> poll(String legalCase) {
    Polls session = Polls.open(api, Map.of()).say("0");
    session.say("2[\"watch_case\",{\"case_id\":\"" + legalCase + "\"}]");
    return CompletableFuture.runAsync(session::readToTheEnd, threads);
  }

  private SocketClient followByGraphQl(String legalCase) throws InterruptedException {
    SocketClient client = new SocketClient(Map.of(), api, "graphql");
    client.say("{\"type\":\"connection_init\"}");
    client.say(
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":%s}"
            .formatted(GraphQlClient.body(FOLLOW, "id", legalCase)));
    client.until(message -> message.getString("type").equals("next"));
    return client;
  }

  private CompletableFuture<List<String>> followByEvents(String legalCase) {
    GraphQlClient client = new GraphQlClient(api, Map.of());
    return CompletableFuture.supplyAsync(
        () -> client.streamed(GraphQlClient.body(FOLLOW, "id", legalCase)), threads);
  }

  /** A client comes back that has not been told that it is complete. */
  private static void assertInterrupted(List<String> events) {
    assertTrue(events.size() > 1, events::toString);
    assertFalse(events.contains("complete"), events::toString);
    assertFalse(events.toString().contains("errors"), events::toString);
  }

  /** On one more connection, of another kind; each time from where the last one was. */
  private SocketClient follow(String legalCase, String cursor) throws InterruptedException {
    SocketClient client = new SocketClient(api, "ws", null);
    client.say(SocketClient.subscribe("1", "case_ids", legalCase, cursor));
    List<JsonObject> opening = client.until(message -> message.containsKey("resumed"));
    assertEquals(cursor != null, opening.get(opening.size() - 1).getBoolean("resumed"));
    return client;
  }

  private static String lastCursor(SocketClient closed) {
    return closed.rest().stream()
        .map(message -> message.getString("cursor", null))
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** The whole pipeline with its native libraries, and work that is interrupted. */
  private void use(String legalCase) throws IOException {
    try (InputStream sample = getClass().getResourceAsStream("/documents/complaint.pdf")) {
      String id = api.newDocument(legalCase, "complaint.pdf", sample.readAllBytes());
      assertEquals("completed", api.awaitEnd(id).getString("status"));
    }
    String id = api.newDocument(legalCase, "long.txt", LONG);
    await().until(() -> !api.document(id).getString("status").equals("pending"));
  }

  private static void awaitTheEnd(List<Viewer> viewers) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertTrue(
                    viewers.stream().allMatch(v -> v.sawTheEndOf(2 * TIMES)), viewers::toString));
    for (Viewer viewer : viewers) {
      assertEquals(List.of(), viewer.faults());
      assertEquals(viewers.get(0).latest(), viewer.latest());
    }
    viewers
        .get(0)
        .latest()
        .values()
        .forEach(event -> assertEquals("completed", event.getString("status")));
  }

  private static long databaseConnections() throws SQLException {
    try (Connection database = TestDatabase.connect()) {
      return TestDatabase.number(
          database,
          "select count(*) from pg_stat_activity"
              + " where usename = 'lexintel' and pid <> pg_backend_pid()");
    }
  }

  private static long redisConnections() throws IOException {
    try (Socket socket = new Socket("localhost", Integer.getInteger("redis.port"))) {
      socket.getOutputStream().write("CLIENT LIST\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.lines().filter(line -> line.startsWith("id=")).count() - 1;
    }
  }

  private static List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("lexintel-"))
          .sorted()
          .toList();
    }
  }
}
