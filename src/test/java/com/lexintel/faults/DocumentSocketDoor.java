package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/** {@code /ws/documents/{id}/progress}: each event is one text, and its {@code seq} the cursor. */
final class DocumentSocketDoor implements Door {
  private static final int ENDED = 1000;

  @Override
  public boolean follow(Api node, Followed what, Beliefs beliefs)
      throws IOException, InterruptedException {
    String cursor = beliefs.cursor() == null ? "" : "?last_event_id=" + beliefs.cursor();
    String path = "ws/documents/" + what.only() + "/progress" + cursor;
    try (SocketClient socket = SocketClient.open(node, path)) {
      Optional<String> text = socket.nextUnlessSilent(WatchedStream.LONGEST_SILENCE);
      while (text.isPresent()) {
        JsonObject message = Api.parse(text.get());
        if (message.containsKey("document_id")) {
          beliefs.take(message, message.getJsonNumber("seq").toString());
        } else if (message.containsKey("code")) {
          return beliefs.gone(message.getString("code"));
        } else {
          beliefs.connected(message.getBoolean("resumed"));
        }
        text = socket.nextUnlessSilent(WatchedStream.LONGEST_SILENCE);
      }
      return socket.closedWith(ENDED);
    }
  }
}
