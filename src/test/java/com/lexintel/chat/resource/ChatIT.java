package com.lexintel.chat.resource;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.TestDatabase;
import com.lexintel.identity.Caller;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ChatIT {
  private static final String LEASE =
      "Lease of the Meridian building\n\n\uD83C\uDFE2 The tenant shall pay a monthly rent.\n\n"
          + "Governing law. This lease is governed by the laws of the State of Ohio.";
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private final Api api = Api.ofTestServer();
  private final Caller caller = new Caller(api, null);

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void anAnswerQuotesTheDocumentsWordForWord() throws Exception {
    String caseId = api.newCase("Chat");
    String document = completed(caseId, "lease.txt");
    String chat = chat(caseId);
    JsonObject asked = Api.json(ask(chat, "Which law governs the lease?"), 202);
    String answerId = asked.getString("answer_id");
    JsonObject answer = ended(answerId);

    assertEquals("completed", answer.getString("status"));
    assertEquals("extractive", answer.getString("model"));
    assertTrue(answer.getString("text").startsWith("These are quotations"));
    JsonArray citations = answer.getJsonArray("citations");
    assertTrue(!citations.isEmpty());
    String text = api.get("documents/" + document + "/text").body();
    for (JsonObject citation : citations.getValuesAs(JsonObject.class)) {
      String quote = text.substring(citation.getInt("start"), citation.getInt("end"));
      assertEquals(quote, citation.getString("quote"));
      assertTrue(answer.getString("text").contains(quote));
      assertTrue(answer.getString("text").contains("[" + citation.getInt("number") + "]"));
      assertEquals("lease.txt", citation.getString("filename"));
    }

    JsonObject whole = Api.json(api.get("chats/" + chat), 200);
    assertEquals("Which law governs the lease?", whole.getString("title"));
    assertEquals(
        List.of("question", "answer"),
        whole.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
            .map(message -> message.getString("role"))
            .collect(Collectors.toList()));
    JsonObject list = Api.json(api.get("cases/" + caseId + "/chats"), 200);
    assertEquals(1, list.getInt("total"));
    assertEquals(chat, list.getJsonArray("items").getJsonObject(0).getString("id"));

    List<EventStream.Message> told = toEnd("answers/" + answerId + "/stream");
    assertEquals("connected", told.get(0).data().getString("status"));
    assertEquals(answer.getString("text"), told.get(1).data().getString("text"));
    assertEquals(citations, told.get(1).data().getJsonArray("citations"));
    String last = told.get(told.size() - 1).id();
    assertEquals(answer.getString("text").length(), Integer.parseInt(last));
    assertEquals(
        204, api.open("answers/" + answerId + "/stream", "Last-Event-ID", last).statusCode());

    assertEquals(204, api.delete("chats/" + chat).statusCode());
    Api.assertCode(api.get("answers/" + answerId), 404, "answer_not_found");
    Api.assertCode(api.get("chats/" + chat), 404, "chat_not_found");
  }

  /** Nobody publishes on Redis here: what another node writes is found in the database. */
  @Test
  void anAnswerIsFollowedAsItIsWrittenAndResumedAtAnyOffset() throws Exception {
    String answer = writtenElsewhere(chat(api.newCase("Live")));
    try (Connection database = TestDatabase.connect();
        EventStream stream = EventStream.open(api, "answers/" + answer + "/stream");
        SocketClient socket = new SocketClient(api, "ws", null)) {
      append(database, answer, 0, "The first \uD83D\uDE00 ");
      EventStream.Message first = stream.until(message -> !message.getString("text", "").isEmpty());
      assertEquals("The first \uD83D\uDE00 ", first.data().getString("text"));
      socket.say(SocketClient.subscribe("a", "answer_ids", answer, "4"));
      List<JsonObject> joined =
          socket.until(message -> message.getString("type").equals("progress"));
      JsonObject data = joined.get(joined.size() - 1).getJsonObject("data");
      assertEquals(4, data.getInt("offset"));
      assertEquals("first \uD83D\uDE00 ", data.getString("text"));
      assertEquals("13", joined.get(joined.size() - 1).getString("cursor"));

      append(database, answer, 13, "and the second.");
      EventStream.Message second = stream.until(message -> message.containsKey("text"));
      assertEquals(13, second.data().getInt("offset"));
      assertEquals("and the second.", second.data().getString("text"));
      assertEquals("28", second.id());
      assertEquals(202, api.post("answers/" + answer + "/stop").statusCode());
      stream.until(message -> message.getString("status", "").equals("stopped"));
      assertEquals(List.of(), stream.toEnd());
      socket.until(message -> message.getString("type").equals("complete"));
    }
    List<EventStream.Message> resumed = toEnd("answers/" + answer + "/stream?last_event_id=10");
    assertEquals(true, resumed.get(0).data().getBoolean("resumed"));
    assertEquals(10, resumed.get(1).data().getInt("offset"));
    assertEquals("stopped", Api.json(api.get("answers/" + answer), 200).getString("status"));
    assertEquals(202, api.post("answers/" + answer + "/stop").statusCode());
  }

  @Test
  void severalAnswersAreFollowedUnderOneIdAndEachIsResumedAtItsOwnOffset() throws Exception {
    String first = writtenElsewhere(chat(api.newCase("Several")));
    String second = writtenElsewhere(chat(api.newCase("Several more")));
    try (Connection database = TestDatabase.connect();
        SocketClient socket = new SocketClient(api, "ws", null)) {
      append(database, first, 0, "Ten years");
      append(database, second, 0, "Ohio");
      socket.next();
      socket.say(subscribe("{}", first, NOBODY));
      assertEquals("answer_not_found", socket.next().getString("code"));
      socket.say(subscribe("4", first, second));
      assertEquals("bad_request", socket.next().getString("code"));

      socket.say(subscribe("{\"" + first + "\":4}", first, second));
      JsonObject resumed = last(socket.until(about(first, "text")));
      assertEquals("years", resumed.getJsonObject("data").getString("text"));
      assertEquals("9", resumed.getString("cursor"));
      append(database, second, 4, " law");
      JsonObject added = last(socket.until(message -> message.getString("cursor", "").equals("8")));
      assertEquals(second, added.getString("answer_id"));
      assertEquals(202, api.post("answers/" + first + "/stop").statusCode());
      List<JsonObject> told = socket.until(about(first, "status"));
      assertEquals(202, api.post("answers/" + second + "/stop").statusCode());
      told.addAll(socket.until(message -> message.getString("type").equals("complete")));
      assertEquals(
          List.of("progress", "progress", "complete"),
          told.stream().map(message -> message.getString("type")).toList());
      assertEquals(second, told.get(1).getString("answer_id"));
    }
  }

  private static JsonObject last(List<JsonObject> messages) {
    return messages.get(messages.size() - 1);
  }

  private static String subscribe(String cursor, String first, String second) {
    return "{\"type\":\"subscribe\",\"id\":\"a\",\"answer_ids\":[\"%s\",\"%s\"],\"cursor\":%s}"
        .formatted(first, second, cursor);
  }

  private static Predicate<JsonObject> about(String answer, String field) {
    return message ->
        message.getString("answer_id", "").equals(answer)
            && message.getString("type").equals("progress")
            && message.getJsonObject("data").containsKey(field);
  }

  @Test
  void anAnswerWhoseWriterIsGoneFails() throws Exception {
    String answer = writtenElsewhere(chat(api.newCase("Lost")));
    try (Connection database = TestDatabase.connect()) {
      append(database, answer, 0, "What was written stays.");
      TestDatabase.update(
          database,
          "update answer set lease_until = now() - interval '1 second' where id = ?",
          UUID.fromString(answer));
    }
    JsonObject failed = ended(answer);
    assertEquals("failed", failed.getString("status"));
    assertEquals("worker_lost", failed.getJsonObject("error").getString("code"));
    assertEquals("What was written stays.", failed.getString("text"));
  }

  @Test
  void whatCannotBeAskedIsRefused() throws Exception {
    String caseId = api.newCase("Refusals");
    String chat = chat(caseId);
    Api.assertCode(ask(chat, "  "), 400, "empty_question");
    Api.assertCode(ask(chat, "x".repeat(4001)), 400, "question_too_long");
    Api.assertCode(
        caller.call(
            "POST", "cases/" + caseId + "/chats", "{\"title\":\"" + "x".repeat(201) + "\"}"),
        400,
        "invalid_title");
    Api.assertCode(caller.call("POST", "cases/" + NOBODY + "/chats", "{}"), 404, "case_not_found");
    Api.assertCode(ask(NOBODY, "Anybody there?"), 404, "chat_not_found");
    Api.assertCode(api.get("answers/none"), 404, "answer_not_found");
    Api.assertCode(api.get("answers/" + NOBODY + "/stream"), 404, "answer_not_found");
    String answer = writtenElsewhere(chat);
    Api.assertCode(ask(chat, "And now?"), 409, "answer_running");
    api.post("answers/" + answer + "/stop");
    JsonObject next = Api.json(ask(chat, "And now?"), 202);
    assertTrue(
        ended(next.getString("answer_id"))
            .getString("text")
            .startsWith("Nothing in the documents"));
  }

  private String chat(String caseId) {
    return Api.json(caller.call("POST", "cases/" + caseId + "/chats", "{}"), 201).getString("id");
  }

  private HttpResponse<String> ask(String chat, String question) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("text", question);
    return caller.call("POST", "chats/" + chat + "/messages", json.build().toString());
  }

  /** An answer that a node is writing which this test plays. */
  private static String writtenElsewhere(String chat) throws SQLException {
    UUID question = UUID.randomUUID();
    UUID answer = UUID.randomUUID();
    try (Connection database = TestDatabase.connect()) {
      TestDatabase.update(
          database,
          "insert into question values (?, ?, 1, 'Elsewhere?', 'local', now())",
          question,
          UUID.fromString(chat));
      TestDatabase.update(
          database,
          "insert into answer (id, question_id, conversation_id, created_at, status, fence,"
              + " lease_until) values (?, ?, ?, now(), 'writing', 1, now() + interval '1 hour')",
          answer,
          question,
          UUID.fromString(chat));
    }
    return answer.toString();
  }

  private static void append(Connection database, String answer, int offset, String text)
      throws SQLException {
    TestDatabase.update(
        database,
        "with grown as (update answer set length = ? where id = ? returning id)"
            + " insert into answer_piece select id, ?, ?, ? from grown",
        offset + text.length(),
        UUID.fromString(answer),
        offset,
        offset + text.length(),
        text);
  }

  private JsonObject ended(String answer) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Api.json(api.get("answers/" + answer), 200), each -> !each.isNull("ended_at"));
  }

  private List<EventStream.Message> toEnd(String path) throws Exception {
    try (EventStream stream = EventStream.open(api, path)) {
      return stream.toEnd();
    }
  }

  private String completed(String caseId, String filename) {
    String document = api.newDocument(caseId, filename, LEASE.getBytes(StandardCharsets.UTF_8));
    assertEquals("completed", api.awaitEnd(document).getString("status"));
    return document;
  }
}
