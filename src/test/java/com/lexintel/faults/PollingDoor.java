package com.lexintel.faults;

import com.lexintel.Api;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;

/** Asks again and again. The cursor for one document is the tag of the last answer. */
final class PollingDoor implements Door {
  private static final String WAIT = "wait=3";

  @Override
  public boolean follow(Api node, Followed what, Beliefs beliefs) {
    return what.oneDocument()
        ? ofDocument(node, what.only(), beliefs)
        : ofCase(node, what.only(), beliefs);
  }

  private static boolean ofDocument(Api node, String id, Beliefs beliefs) {
    String path = "documents/" + id + "/status";
    String tag = beliefs.cursor();
    HttpResponse<String> answer =
        tag == null
            ? node.get(path, "Prefer", WAIT)
            : node.get(path, "Prefer", WAIT, "If-None-Match", tag);
    if (answer.statusCode() == 304) {
      return false;
    }
    if (answer.statusCode() != 200) {
      boolean gone = beliefs.gone(answer);
      if (gone) {
        beliefs.forget(id);
      }
      return gone;
    }
    JsonObject event = Api.parse(answer.body());
    beliefs.connected(true);
    beliefs.take(event, answer.headers().firstValue("ETag").orElseThrow());
    return Beliefs.ended(event);
  }

  private static boolean ofCase(Api node, String id, Beliefs beliefs) {
    String cursor = beliefs.cursor();
    String since = cursor == null ? "" : "?since=" + cursor;
    HttpResponse<String> answer =
        node.get("progress/cases/" + id + "/status" + since, "Prefer", WAIT);
    if (answer.statusCode() != 200) {
      return beliefs.gone(answer);
    }
    JsonObject state = Api.parse(answer.body());
    beliefs.connected(!state.getBoolean("full"));
    beliefs.take(state, state.getString("cursor"));
    return false;
  }
}
