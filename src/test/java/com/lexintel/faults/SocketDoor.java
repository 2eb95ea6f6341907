package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.Optional;

/** {@code /ws}, with one subscription. */
final class SocketDoor implements Door {

  @Override
  public boolean follow(Api node, Followed what, Beliefs beliefs)
      throws IOException, InterruptedException {
    try (SocketClient socket = SocketClient.open(node, "ws")) {
      socket.say(subscribe(what, beliefs.cursor()));
      Optional<String> text = socket.nextUnlessSilent(WatchedStream.LONGEST_SILENCE);
      while (text.isPresent()) {
        JsonObject message = Api.parse(text.get());
        switch (message.getString("type")) {
          case "connected" -> {
            // The connection itself says so too, without an id.
            if (message.containsKey("id")) {
              beliefs.connected(message.getBoolean("resumed"));
            }
          }
          case "progress" ->
              beliefs.take(message.getJsonObject("data"), message.getString("cursor", null));
          case "complete" -> {
            return true;
          }
          case "error" -> {
            return beliefs.gone(message.getString("code"));
          }
          default -> beliefs.cannotUnderstand(message);
        }
        text = socket.nextUnlessSilent(WatchedStream.LONGEST_SILENCE);
      }
      return false;
    }
  }

  private static String subscribe(Followed what, String cursor) {
    JsonObjectBuilder request =
        Json.createObjectBuilder()
            .add("type", "subscribe")
            .add("id", "1")
            .add("document_ids", Json.createArrayBuilder(what.documents()))
            .add("case_ids", Json.createArrayBuilder(what.cases()));
    if (cursor != null) {
      request.add("cursor", cursor);
    }
    return request.build().toString();
  }
}
