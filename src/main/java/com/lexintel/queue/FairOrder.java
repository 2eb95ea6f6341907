package com.lexintel.queue;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;

/** Has db-scheduler pick entries in the order of the database function {@code next_in_queue}. */
public final class FairOrder extends PostgreSqlJdbcCustomization {
  // Other nodes that pick at the same moment have locked the first ones.
  private static final int SPARE = 20;

  public FairOrder() {
    super(true, false);
  }

  @Override
  public String createGenericSelectForUpdateQuery(
      String table, int limit, String furtherCondition, boolean orderByPriority) {
    int candidates = limit + SPARE;
    return """
        with asked as (select ?::boolean as picked, ?::timestamptz as due)
        select t.*
          from asked
         cross join next_in_queue(asked.due, %1$d, %1$d) n
          join %2$s t on t.task_name = 'ingest-document' and t.task_instance = n.entry
         where t.picked = asked.picked %3$s
         order by n.place
           for update of t skip locked
        """
            .formatted(candidates, table, furtherCondition)
        + getQueryLimitPart(limit);
  }
}
