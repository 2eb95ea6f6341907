package com.lexintel.queue;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;

/**
 * Has due executions taken in the order of the view {@code ingestion_queue}. What is due but not in
 * it (of documents that were cancelled or deleted meanwhile) takes no time and goes first.
 */
public final class FairOrder extends PostgreSqlJdbcCustomization {
  public FairOrder() {
    super(true, false);
  }

  @Override
  public String createGenericSelectForUpdateQuery(
      String table, int limit, String furtherCondition, boolean orderByPriority) {
    return "select t.* from "
        + table
        + " t left join ingestion_queue q on q.ticket = t.task_instance"
        + " where picked = ? and execution_time <= ? "
        + furtherCondition
        + " order by q.place nulls first, execution_time"
        + " for update of t skip locked"
        + getQueryLimitPart(limit);
  }
}
