package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.EventStream.Message;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;

/** A way to read an answer. */
enum AnswerDoor {
  STREAM {
    @Override
    boolean read(Api node, AnswerListener listener) throws IOException {
      String path = "answers/" + listener.answer();
      String cursor = listener.cursor();
      String[] headers = cursor == null ? new String[0] : new String[] {"Last-Event-ID", cursor};
      HttpResponse<InputStream> response = node.open(path + "/stream", headers);
      if (response.statusCode() == 204) {
        HttpResponse<String> stored = node.get(path);
        if (stored.statusCode() != 200) {
          listener.notNow(stored.statusCode());
          return false;
        }
        listener.ended(Api.parse(stored.body()).getString("status"));
        return true;
      }
      if (response.statusCode() != 200) {
        response.body().close();
        listener.notNow(response.statusCode());
        return false;
      }
      try (WatchedStream stream = new WatchedStream(response)) {
        boolean enough = false;
        Optional<Message> next = stream.next();
        while (next.isPresent() && !enough) {
          JsonObject data = next.get().data();
          if (data.getString("status", "").equals("connected")) {
            listener.connected(data.getBoolean("resumed"));
          } else {
            enough = listener.take(data, next.get().id());
          }
          next = enough ? Optional.empty() : stream.next();
        }
        return listener.heardTheEnd();
      }
    }
  },

  WEB_SOCKET {
    @Override
    boolean read(Api node, AnswerListener listener) throws IOException, InterruptedException {
      try (SocketClient socket = SocketClient.open(node, "ws")) {
        socket.say(subscribe(listener));
        boolean enough = false;
        Optional<String> text = socket.nextUnlessSilent(WatchedStream.LONGEST_SILENCE);
        while (text.isPresent() && !enough) {
          JsonObject message = Api.parse(text.get());
          switch (message.getString("type")) {
            case "connected" -> {
              if (message.containsKey("id")) {
                listener.connected(message.getBoolean("resumed"));
              }
            }
            case "progress" ->
                enough = listener.take(message.getJsonObject("data"), message.getString("cursor"));
            case "error" -> {
              listener.notNow(message.getString("code").equals("database_unavailable") ? 503 : 500);
              return false;
            }
            default -> enough = true;
          }
          text = enough ? Optional.empty() : socket.nextUnlessSilent(WatchedStream.LONGEST_SILENCE);
        }
        return listener.heardTheEnd();
      }
    }

    private String subscribe(AnswerListener listener) {
      JsonObjectBuilder request =
          Json.createObjectBuilder()
              .add("type", "subscribe")
              .add("id", "1")
              .add("answer_ids", Json.createArrayBuilder().add(listener.answer()));
      if (listener.cursor() != null) {
        request.add("cursor", listener.cursor());
      }
      return request.build().toString();
    }
  };

  /**
   * Reads for as long as a connection lasts and the reader stays.
   *
   * @return whether the answer has been read to its end
   */
  abstract boolean read(Api node, AnswerListener listener) throws IOException, InterruptedException;
}
