package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.EventStream.Message;
import com.lexintel.streaming.graphql.GraphQlClient;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;

/** GraphQL over {@code graphql-sse}: a stream that ends without "complete" is come back to. */
final class GraphQlStreamDoor implements Door {

  @Override
  public boolean follow(Api node, Followed what, Beliefs beliefs) throws IOException {
    HttpResponse<InputStream> response =
        node.openByPost("/graphql/stream", GraphQlSubscription.body(what, beliefs.cursor()));
    if (response.statusCode() != 200) {
      response.body().close();
      return beliefs.gone(response);
    }
    GraphQlSubscription.begun(beliefs);
    try (WatchedStream stream = new WatchedStream(response)) {
      Optional<Message> next = stream.next();
      while (next.isPresent()) {
        Message message = next.get();
        JsonObject payload = message.data();
        if ("complete".equals(message.name())) {
          return true;
        }
        if (payload.containsKey("errors")) {
          return beliefs.gone(GraphQlClient.code(payload.getJsonArray("errors")));
        }
        GraphQlSubscription.take(payload, beliefs);
        next = stream.next();
      }
      return false;
    }
  }
}
