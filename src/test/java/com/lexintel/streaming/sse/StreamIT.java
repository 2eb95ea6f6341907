package com.lexintel.streaming.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.EventStream.Message;
import com.lexintel.TestDatabase;
import com.lexintel.redis.Publisher;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class StreamIT {
  private static final byte[] TEXT =
      "The court denies the motion to dismiss. ".repeat(50).getBytes(StandardCharsets.UTF_8);

  private static final String COMPLETED_DOCUMENTS =
      """
      insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,
                            status, step, progress, message, reported_at, attempt, last_attempt,
                            series, fence, seq)
      select gen_random_uuid(), ?, 'brief-' || n || '.pdf', 'application/pdf', 1, repeat('0', 64),
             now(), 'completed', 'completed', 100, 'Done', now(), 1, 1, 0, 1, 1
        from generate_series(1, 1200) n
      """;

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void headersTellProxiesToLetEventsPass() throws IOException {
    String id = api.newDocument(api.newCase("Headers"), "a.txt", TEXT);
    try (EventStream stream = EventStream.open(api, "progress/documents/" + id + "/stream")) {
      HttpResponse<?> response = stream.response();
      assertEquals(
          "no-cache, no-transform", response.headers().firstValue("Cache-Control").orElse(""));
      assertEquals("no", response.headers().firstValue("X-Accel-Buffering").orElse(""));
      assertTrue(
          response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
    }
  }

  @Test
  void whoHasSeenTheEndGets204AndWhoHasNotGetsIt() throws IOException {
    String id = api.newDocument(api.newCase("End"), "a.txt", TEXT);
    String path = "progress/documents/" + id + "/stream";
    List<Message> first;
    try (EventStream stream = EventStream.open(api, path)) {
      first = stream.toEnd();
    }
    Message end = first.get(first.size() - 1);
    assertEquals("completed", end.data().getString("status"));

    assertEquals(204, api.get(path, "Last-Event-ID", end.id()).statusCode());
    for (String name : List.of("last_event_id", "lastEventId", "evs_last_event_id")) {
      assertEquals(204, api.get(path + "?" + name + "=" + end.id()).statusCode(), name);
    }

    try (EventStream late = EventStream.open(api, path)) {
      List<Message> messages = late.toEnd();
      assertEquals(2, messages.size());
      assertEquals(end, messages.get(1));
    }
    try (EventStream early = EventStream.open(api, path, "Last-Event-ID", "1")) {
      List<Message> messages = early.toEnd();
      assertEquals("completed", messages.get(messages.size() - 1).data().getString("status"));
    }
  }

  @Test
  void controlMessagesHaveNoIdAndEventsDo() throws IOException {
    String id = api.newDocument(api.newCase("Ids"), "a.txt", TEXT);
    try (EventStream stream = EventStream.open(api, "progress/documents/" + id + "/stream")) {
      List<Message> messages = stream.toEnd();
      assertNull(messages.get(0).id());
      messages.subList(1, messages.size()).forEach(message -> assertNotNull(message.id()));
    }
  }

  @Test
  void aLargeCaseComesInPartsOfWhichOnlyTheLastHasAnId() throws Exception {
    String legalCase = api.newCase("Large");
    try (Connection connection = TestDatabase.connect()) {
      TestDatabase.update(connection, COMPLETED_DOCUMENTS, UUID.fromString(legalCase));
    }
    try (EventStream stream = EventStream.open(api, "progress/cases/" + legalCase + "/stream")) {
      stream.next();
      List<Message> parts = Stream.generate(() -> stream.next().orElseThrow()).limit(3).toList();
      assertEquals(
          List.of(500, 500, 200),
          parts.stream().map(part -> part.data().getJsonArray("documents").size()).toList());
      parts.forEach(part -> assertEquals("", Objects.requireNonNullElse(part.name(), "")));
      assertNull(parts.get(0).id());
      assertNull(parts.get(1).id());
      assertNotNull(parts.get(2).id());
    }
  }

  @Test
  void caseStreamShowsLaterUploadsAndDeletions() throws IOException {
    String legalCase = api.newCase("Case");
    String first = api.newDocument(legalCase, "first.txt", TEXT);
    api.awaitEnd(first);
    try (EventStream stream = EventStream.open(api, "progress/cases/" + legalCase + "/stream")) {
      Message state = stream.until(data -> data.containsKey("summary"));
      assertEquals(1, state.data().getJsonObject("summary").getInt("total"));
      assertFalse(document(state, first).containsKey("case_id"));

      String second = api.newDocument(legalCase, "second.txt", TEXT);
      Message ended =
          stream.until(
              data ->
                  data.getJsonArray("documents").getValuesAs(JsonObject.class).stream()
                      .anyMatch(d -> is(d, second, "completed")));
      assertEquals(2, ended.data().getJsonObject("summary").getInt("completed"));
      assertEquals(100, ended.data().getJsonObject("summary").getInt("progress"));

      assertEquals(204, api.delete("documents/" + second).statusCode());
      Message gone =
          stream.until(
              data ->
                  data.getJsonArray("documents").getValuesAs(JsonObject.class).stream()
                      .anyMatch(d -> is(d, second, "deleted")));
      assertEquals(1, gone.data().getJsonObject("summary").getInt("total"));

      try (EventStream back =
          EventStream.open(
              api, "progress/cases/" + legalCase + "/stream", "Last-Event-ID", ended.id())) {
        Message missed = back.until(data -> data.containsKey("summary"));
        assertTrue(is(document(missed, second), second, "deleted"), missed::toString);
        assertEquals(100, document(missed, second).getInt("progress"));
      }
    }
  }

  @Test
  void resumedCaseStreamTellsOnlyWhatChanged() throws IOException {
    String legalCase = api.newCase("Resumed");
    String unchanged = api.newDocument(legalCase, "unchanged.txt", TEXT);
    api.awaitEnd(unchanged);
    String path = "progress/cases/" + legalCase + "/stream";
    String cursor;
    try (EventStream stream = EventStream.open(api, path)) {
      cursor = stream.until(data -> data.containsKey("summary")).id();
    }
    String later = api.newDocument(legalCase, "later.txt", TEXT);
    api.awaitEnd(later);
    try (EventStream stream = EventStream.open(api, path, "Last-Event-ID", cursor)) {
      Message changes = stream.until(data -> data.containsKey("documents"));
      List<JsonObject> documents =
          changes.data().getJsonArray("documents").getValuesAs(JsonObject.class);
      assertEquals(1, documents.size());
      assertTrue(is(documents.get(0), later, "completed"));
      assertEquals(2, changes.data().getJsonObject("summary").getInt("total"));
    }
  }

  @Test
  void whoAsksForItGetsOnlyChangesAndNumbersForIds() throws IOException {
    String legalCase = api.newCase("Lean");
    String path = "progress/cases/" + legalCase + "/stream?fields=changed&ids=numbers";
    String id = api.newDocument(legalCase, "blank.txt", " \n ".getBytes(StandardCharsets.UTF_8));
    api.awaitEnd(id);
    try (EventStream stream = EventStream.open(api, path)) {
      JsonObject whole = document(stream.until(data -> data.containsKey("documents")), id);
      assertTrue(whole.containsKey("message"));
      assertEquals(202, api.post("documents/" + id + "/retry").statusCode());
      Message changes = stream.until(data -> data.containsKey("documents"));
      JsonObject change = changes.data().getJsonArray("documents").getJsonObject(0);
      assertEquals(whole.getInt("n"), change.getInt("n"));
      assertFalse(change.containsKey("document_id"));
    }
  }

  @Test
  void statusAnswersWithTheLatestEventAnd304WhileNothingChanges() {
    String id = api.newDocument(api.newCase("Status"), "a.txt", TEXT);
    api.awaitEnd(id);
    for (String path : List.of("documents/%s/status", "progress/documents/%s/status")) {
      HttpResponse<String> response = api.get(path.formatted(id));
      JsonObject status = Api.json(response, 200);
      assertEquals("completed", status.getString("status"));
      assertEquals(100, status.getInt("progress"));
      assertNotNull(status.getString("indexed_at"));
      String tag = response.headers().firstValue("ETag").orElseThrow();
      assertEquals(304, api.get(path.formatted(id), "If-None-Match", tag).statusCode());
    }
  }

  @Test
  void caseStatusSinceACursorHasOnlyWhatChanged() {
    String legalCase = api.newCase("Since");
    api.awaitEnd(api.newDocument(legalCase, "a.txt", TEXT));
    String path = "progress/cases/" + legalCase + "/status";
    JsonObject all = Api.json(api.get(path), 200);
    assertEquals(1, all.getJsonArray("documents").size());
    JsonObject nothing = Api.json(api.get(path + "?since=" + all.getString("cursor")), 200);
    assertEquals(0, nothing.getJsonArray("documents").size());
    assertEquals(1, nothing.getJsonObject("summary").getInt("completed"));
  }

  @Test
  void cancelledDocumentEndsItsStreamAndCanBeRetried() throws IOException {
    byte[] large = "A sentence of some length for the record. ".repeat(20_000).getBytes("UTF-8");
    String id = api.newDocument(api.newCase("Cancel"), "large.txt", large);
    String path = "progress/documents/" + id + "/stream";
    try (EventStream stream = EventStream.open(api, path)) {
      stream.until(data -> "embedding".equals(data.getString("step", "")));
      assertEquals(202, api.post("documents/" + id + "/cancel").statusCode());
      List<Message> rest = stream.toEnd();
      assertEquals("cancelled", rest.get(rest.size() - 1).data().getString("status"));
    }
    assertEquals(0, Api.json(api.get("documents/" + id + "/passages"), 200).getInt("total"));
    assertEquals(202, api.post("documents/" + id + "/retry").statusCode());
    assertEquals(204, api.delete("documents/" + id).statusCode());
    assertEquals(404, api.get("documents/" + id).statusCode());
  }

  @Test
  void anybodysEventsReachTheStreamAndRubbishBreaksNothing() throws IOException {
    byte[] large = "A sentence of some length for the record. ".repeat(10_000).getBytes("UTF-8");
    String id = api.newDocument(api.newCase("Foreign"), "large.txt", large);
    try (Publisher publisher = new Publisher();
        EventStream stream = EventStream.open(api, "progress/documents/" + id + "/stream")) {
      stream.until(data -> "embedding".equals(data.getString("step", "")));
      publisher.publish(id, "no JSON");
      publisher.publish(id, new byte[] {(byte) 0xff, 0, (byte) 0xfe});
      publisher.publish(id, new byte[1 << 20]);
      publisher.publish(id, "[1,2]");
      publisher.publish(id, "{\"message\":\"from elsewhere\",\"custom\":1}");
      Message foreign =
          stream.until(data -> "from elsewhere".equals(data.getString("message", "")));
      assertEquals(id, foreign.data().getString("document_id"));
      assertEquals(1, foreign.data().getInt("custom"));
      List<Message> rest = stream.toEnd();
      assertEquals("completed", rest.get(rest.size() - 1).data().getString("status"));
    }
  }

  @Test
  void theBytesOfAStreamAreTheSameOnEveryServer() throws IOException {
    String legalCase = api.newCase("Bytes — é");
    String id = api.newDocument(legalCase, "a.txt", TEXT);
    api.awaitEnd(id);
    String path = "progress/documents/" + id + "/stream";
    try (InputStream body = api.open(path, "Accept", "text/event-stream").body()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(
          text.matches(
              // RESTEasy begins with empty lines, to have the headers sent.
              "\n*retry: \\d{4}\ndata: \\{\"status\":\"connected\"[^\n]*}\n\n"
                  + "id: \\d+\ndata: \\{\"document_id\":\""
                  + id
                  + "\"[^\n]*}\n\n"),
          text);
    }
  }

  private static JsonObject document(Message message, String id) {
    return message.data().getJsonArray("documents").getValuesAs(JsonObject.class).stream()
        .filter(document -> document.getString("document_id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(JsonObject document, String id, String status) {
    return document.getString("document_id").equals(id)
        && document.getString("status").equals(status);
  }
}
