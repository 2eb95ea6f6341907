package com.lexintel.streaming.graphql;

import com.lexintel.graphql.Outlet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How an operation speaks to its client. */
interface Connection extends Outlet {

  /**
   * An event.
   *
   * @param json a result as GraphQL has it
   */
  CompletionStage<?> next(String json);

  /** There is nothing more to come. */
  void complete();

  /** There is nothing more to come, for these errors. */
  void fail(List<Map<String, Object>> errors);
}
