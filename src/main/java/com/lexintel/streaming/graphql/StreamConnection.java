package com.lexintel.streaming.graphql;

import com.lexintel.graphql.GraphQlAnswer;
import com.lexintel.streaming.events.EventOutput;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** An operation that has a stream of server-sent events for itself: {@code graphql-sse}. */
record StreamConnection(EventOutput output) implements Connection {

  @Override
  public CompletionStage<?> next(String json) {
    return output.send(new NamedEvent("next", json));
  }

  @Override
  public void complete() {
    output.send(new NamedEvent("complete", "")).whenComplete((told, failure) -> output.close());
  }

  @Override
  public void fail(List<Map<String, Object>> errors) {
    next(GraphQlAnswer.json(Map.of("errors", errors))).whenComplete((told, failure) -> complete());
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return output.send(new NamedEvent(null, "alive"));
  }

  /** A stream that ends without "complete" makes the client come back. */
  @Override
  public CompletionStage<?> farewell() {
    return output.send(new NamedEvent(null, "this server is stopping"));
  }

  @Override
  public void interrupt() {
    output.close();
  }
}
