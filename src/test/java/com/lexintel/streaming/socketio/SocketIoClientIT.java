package com.lexintel.streaming.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.Example;
import com.lexintel.NpmProject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
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
  private static final byte[] LONG =
      "A sentence of some length for the record. ".repeat(300).getBytes(StandardCharsets.UTF_8);

  private static NpmProject client;

  private final Api api = Api.ofTestServer();
  private final String server = api.uri("/").toString();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @BeforeAll
  static void installTheClient() throws Exception {
    client = NpmProject.installed("socketio");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"websocket websocket", "polling polling", "polling,websocket websocket"})
  void aDocumentAndItsCaseAreWatched(String transports, String ended) throws Exception {
    String legalCase = api.newCase("By Socket.IO");
    String id = api.newDocument(legalCase, "long.txt", LONG);
    String output = client.run("watch", server, transports, legalCase, id);
    JsonObject told = Api.parse(output);

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
      assertTrue(event.getJsonNumber("seq").longValue() > seq, output);
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
    String output = client.run("old-plan", server, id);
    String[] lines = output.strip().split("\n");
    assertTrue(lines[lines.length - 1].startsWith(id + "|completed|completed|100|"), output);
  }

  @Test
  void theExampleOfTheDocumentationRuns() throws Exception {
    String id = api.newDocument(api.newCase("Example"), "long.txt", LONG);
    Files.writeString(client.file("example.mjs"), Example.named("socket-io"));
    String output = client.run(Map.of("LEXINTEL_URL", server, "DOCUMENT_ID", id), "example");
    assertTrue(output.strip().endsWith("100 % completed"), output);
  }
}
