package com.lexintel.streaming.websocket;

import com.lexintel.channels.delivery.Message;
import com.lexintel.problem.Problem;
import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.socket.Socket;
import java.util.UUID;

/**
 * The messages of one of several subscriptions on a connection.
 *
 * @param answer whose messages they are, of a subscription of answers; null for any other
 */
record Envelope(String id, UUID answer) implements Dialect {

  Envelope(String id) {
    this(id, null);
  }

  @Override
  public String text(Message message) {
    if (message.control()) {
      String type = message.endsAccess() ? "closed" : "connected";
      return "{\"type\":\"" + type + "\"," + named() + message.data().substring(1);
    }
    String cursor = message.id() == null ? "" : ",\"cursor\":" + quoted(message.id());
    return "{\"type\":\"progress\"," + named() + "\"data\":" + message.data() + cursor + "}";
  }

  @Override
  public void end(Socket socket) {
    socket.reply("{\"type\":\"complete\",\"id\":" + quoted(id) + "}");
  }

  /**
   * @param id of the subscription; null when it is not known which is meant
   */
  static String error(String id, Problem problem) {
    return "{\"type\":\"error\","
        + (id == null ? "" : new Envelope(id).named())
        + "\"code\":"
        + quoted(problem.code().word())
        + ",\"detail\":"
        + quoted(problem.getMessage())
        + "}";
  }

  private String named() {
    String about = answer == null ? "" : "\"answer_id\":\"" + answer + "\",";
    return "\"id\":" + quoted(id) + "," + about;
  }

  private static String quoted(String text) {
    return JsonFactory.JSON.createValue(text).toString();
  }
}
