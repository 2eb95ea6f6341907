package com.lexintel.graphql;

import com.lexintel.progress.JsonFactory;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;

/** What became of a request: an answer, or the events of a subscription. */
public record GraphQlAnswer(ExecutionResult result) {

  /** Null unless it is a subscription that has begun. */
  public Publisher<ExecutionResult> events() {
    Object data = result.getData();
    if (!(data instanceof Publisher<?>)) {
      return null;
    }
    @SuppressWarnings("unchecked")
    Publisher<ExecutionResult> events = (Publisher<ExecutionResult>) data;
    return events;
  }

  /** Whether it was run at all. */
  boolean wasRun() {
    return result.isDataPresent();
  }

  public String json() {
    return json(specification());
  }

  /** Each with its code. */
  public List<Map<String, Object>> errors() {
    return result.getErrors().stream()
        .map(GraphQLError::toSpecification)
        .map(Failures::coded)
        .toList();
  }

  private Map<String, Object> specification() {
    Map<String, Object> answer = new LinkedHashMap<>(result.toSpecification());
    answer.computeIfPresent("errors", (name, uncoded) -> errors());
    return answer;
  }

  public static String json(Map<String, Object> answer) {
    return JsonFactory.JSON.createObjectBuilder(answer).build().toString();
  }
}
