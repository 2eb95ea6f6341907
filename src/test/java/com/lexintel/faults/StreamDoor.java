package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.EventStream.Message;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Server-sent events, as a browser reads them. */
final class StreamDoor implements Door {

  @Override
  public boolean follow(Api node, Followed what, Beliefs beliefs) throws IOException {
    String cursor = beliefs.cursor();
    String[] headers = cursor == null ? new String[0] : new String[] {"Last-Event-ID", cursor};
    HttpResponse<InputStream> response = node.open(path(what), headers);
    if (response.statusCode() != 200) {
      response.body().close();
      return response.statusCode() == 204 || beliefs.gone(response);
    }
    try (WatchedStream stream = new WatchedStream(response)) {
      Optional<Message> next = stream.next();
      while (next.isPresent()) {
        take(next.get(), beliefs);
        next = stream.next();
      }
    }
    return false;
  }

  private static void take(Message message, Beliefs beliefs) {
    JsonObject data = message.data();
    if (data.getString("status", "").equals("connected")) {
      beliefs.connected(data.getBoolean("resumed"));
    } else {
      beliefs.take(data, message.id());
    }
  }

  private static String path(Followed what) {
    if (what.oneDocument()) {
      return "progress/documents/" + what.only() + "/stream";
    }
    if (what.documents().isEmpty() && what.cases().size() == 1) {
      return "progress/cases/" + what.only() + "/stream";
    }
    return Stream.concat(
            what.documents().stream().map(id -> "document_id=" + id),
            what.cases().stream().map(id -> "case_id=" + id))
        .collect(Collectors.joining("&", "progress/stream?", ""));
  }
}
