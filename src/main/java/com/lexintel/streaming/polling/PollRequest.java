package com.lexintel.streaming.polling;

import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.streaming.SubscribeRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.UnaryOperator;

/**
 * A poll, as the filter that may answer it and the method that lets it wait both read it.
 *
 * @param since the cursor of what the client has of a case; null when it has none
 */
record PollRequest(Client client, Topic topic, String since, PollPreferences wishes) {

  /**
   * @param header gives the value of a header, null for none
   */
  static PollRequest of(Client client, UriInfo uri, UnaryOperator<String> header) {
    return new PollRequest(
        client,
        SubscribeRequest.topic(uri),
        uri.getQueryParameters().getFirst("since"),
        PollPreferences.of(header.apply(HttpHeaders.IF_NONE_MATCH), header.apply("Prefer")));
  }
}
