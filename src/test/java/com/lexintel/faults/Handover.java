package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.EventStream;
import com.lexintel.EventStream.Message;
import com.lexintel.identity.Caller;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One answer, read a piece here and a piece there: how long does each change of nodes take? */
final class Handover {
  private static final Set<String> ENDS = Set.of("completed", "stopped", "failed");

  /** Not one of those that the model breaks off. */
  private static final int NUMBER = 1_000_000;

  /** The last words were read, and the end came afterwards. */
  private static final int NOTHING_MORE = 204;

  private final String legalCase;
  private final Findings findings;

  Handover(String legalCase, Findings findings) {
    this.legalCase = legalCase;
    this.findings = findings;
  }

  void measure(List<ServerNode> nodes) throws IOException {
    String path = "answers/" + ask(new Caller(nodes.get(0).api(), null)) + "/stream";
    String cursor = "0";
    for (int turn = 0; cursor != null; turn++) {
      cursor = read(nodes.get(turn % nodes.size()).api(), path, cursor);
    }
  }

  private String ask(Caller caller) {
    String chats = "cases/" + legalCase + "/chats";
    String chat = Api.json(caller.call("POST", chats, "{}"), 201).getString("id");
    JsonObject question =
        Json.createObjectBuilder().add("text", ModelScript.question(NUMBER)).build();
    return Api.json(caller.call("POST", "chats/" + chat + "/messages", question.toString()), 202)
        .getString("answer_id");
  }

  /** What is there, and something more; null when the answer has ended. */
  private String read(Api node, String path, String cursor) throws IOException {
    long begin = System.nanoTime();
    HttpResponse<InputStream> response = node.open(path, "Last-Event-ID", cursor);
    try (EventStream stream = new EventStream(response)) {
      if (response.statusCode() == NOTHING_MORE) {
        return null;
      }
      Message message = stream.until(data -> data.containsKey("text"));
      findings.most(
          "answers: longest change of nodes, milliseconds",
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
      findings.count("answers: changes of nodes");
      if (!ended(message.data())) {
        message = stream.until(data -> data.containsKey("text") || ended(data));
      }
      return ended(message.data()) ? null : message.id();
    }
  }

  private static boolean ended(JsonObject data) {
    return ENDS.contains(data.getString("status", ""));
  }
}
