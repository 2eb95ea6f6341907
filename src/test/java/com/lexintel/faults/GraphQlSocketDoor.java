package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.streaming.graphql.GraphQlClient;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/** GraphQL over {@code graphql-transport-ws}. */
final class GraphQlSocketDoor implements Door {

  @Override
  public boolean follow(Api node, Followed what, Beliefs beliefs)
      throws IOException, InterruptedException {
    try (SocketClient socket = SocketClient.open(node, "graphql")) {
      socket.say("{\"type\":\"connection_init\"}");
      Optional<String> text = socket.nextUnlessSilent(WatchedStream.LONGEST_SILENCE);
      while (text.isPresent()) {
        JsonObject message = Api.parse(text.get());
        switch (message.getString("type")) {
          case "connection_ack" -> {
            GraphQlSubscription.begun(beliefs);
            socket.say(subscribe(what, beliefs.cursor()));
          }
          case "next" -> GraphQlSubscription.take(message.getJsonObject("payload"), beliefs);
          case "complete" -> {
            return true;
          }
          case "error" -> {
            return beliefs.gone(GraphQlClient.code(message.getJsonArray("payload")));
          }
          default -> beliefs.cannotUnderstand(message);
        }
        text = socket.nextUnlessSilent(WatchedStream.LONGEST_SILENCE);
      }
      return false;
    }
  }

  private static String subscribe(Followed what, String cursor) {
    return Json.createObjectBuilder()
        .add("type", "subscribe")
        .add("id", "1")
        .add("payload", Api.parse(GraphQlSubscription.body(what, cursor)))
        .build()
        .toString();
  }
}
