package com.lexintel.graphql;

import com.lexintel.api.Refusal;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Errors as the answers have them: with the code that the API has for them. */
public final class Failures implements DataFetcherExceptionHandler {
  private static final String CODE = "code";

  Failures() {}

  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters failed) {
    Problem problem = of(failed.getException());
    GraphQLError error =
        GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
            .message("%s", problem.getMessage())
            .extensions(code(problem.code()))
            .build();
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult(error).build());
  }

  /** What a client is told of a failure. */
  public static Problem of(Throwable failure) {
    return Refusal.of(
        failure instanceof Exception exception ? exception : new IllegalStateException(failure));
  }

  /** An error that is about no field. */
  public static Map<String, Object> error(Problem problem) {
    return Map.of("message", problem.getMessage(), "extensions", code(problem.code()));
  }

  /** The errors of a request that was not run. */
  public static Map<String, Object> answer(Problem problem) {
    return Map.of("errors", List.of(error(problem)));
  }

  /** Gives those a code that the library made: for whatever is wrong with the query itself. */
  static Map<String, Object> coded(Map<String, Object> error) {
    Map<String, Object> coded = new LinkedHashMap<>(error);
    Map<String, Object> extensions = new HashMap<>();
    if (error.get("extensions") instanceof Map<?, ?> present) {
      present.forEach((name, value) -> extensions.put((String) name, value));
    }
    extensions.putIfAbsent(CODE, ProblemCode.BAD_REQUEST.word());
    coded.put("extensions", extensions);
    return coded;
  }

  private static Map<String, Object> code(ProblemCode code) {
    return Map.of(CODE, code.word());
  }
}
