package com.lexintel.ingestion.batch;

import java.util.List;

/**
 * How a batch runtime lays down its jobs: its own tables, where they stand in the application's
 * database with the prefix that the server's configuration gives them.
 */
enum JobRepository {
  /** Open Liberty's. */
  LIBERTY(
      "batch_jobinstance",
      """
      select i.jobinstanceid as instance from batch_jobinstance i
       where i.jobname = 'ingest-document'
         and not exists (select from batch_jobexecution e
                          where e.fk_jobinstanceid = i.jobinstanceid
                            and e.createtime > now() - interval '7 days')
      """,
      """
      select jobexecid as execution from batch_jobexecution
        join pruned on fk_jobinstanceid = instance
      """,
      List.of(
          "batch_stepthreadinstance where fk_jobinstanceid in (select instance from pruned)",
          "batch_remotablepartition where fk_jobexecutionid in (select execution from pruned_runs)",
          "batch_stepthreadexecution where fk_jobexecid in (select execution from pruned_runs)",
          "batch_jobparameter where fk_jobexecid in (select execution from pruned_runs)",
          "batch_jobexecution where jobexecid in (select execution from pruned_runs)",
          "batch_groupassociation where fk_jobinstanceid in (select instance from pruned)",
          "batch_jobinstance where jobinstanceid in (select instance from pruned)")),

  /** That of jbatch, the reference implementation, as Payara has it. */
  JBATCH(
      "batch_jobinstancedata",
      """
      select i.jobinstanceid as instance from batch_jobinstancedata i
       where i.name = 'ingest-document'
         and not exists (select from batch_executioninstancedata e
                          where e.jobinstanceid = i.jobinstanceid
                            and e.createtime > now() - interval '7 days')
      """,
      """
      select jobexecid as execution from batch_executioninstancedata
        join pruned on jobinstanceid = instance
      """,
      List.of(
          "batch_checkpointdata where split_part(id, ',', 1) in"
              + " (select instance::text from pruned)",
          "batch_stepstatus where id in (select stepexecid from batch_stepexecutioninstancedata"
              + " join pruned_runs on jobexecid = execution)",
          "batch_stepexecutioninstancedata where jobexecid in (select execution from pruned_runs)",
          "batch_jobstatus where id in (select instance from pruned)",
          "batch_executioninstancedata where jobexecid in (select execution from pruned_runs)",
          "batch_jobinstancedata where jobinstanceid in (select instance from pruned)"));

  private final String instances;
  private final String old;
  private final String runs;
  private final List<String> parts;

  JobRepository(String instances, String old, String runs, List<String> parts) {
    this.instances = instances;
    this.old = old;
    this.runs = runs;
    this.parts = parts;
  }

  /** The table of job instances, by which the repository is known. */
  String instances() {
    return instances;
  }

  /** The instances of LexIntel's job that began more than a week ago. */
  String old() {
    return old;
  }

  /** The executions of the instances in the table {@code pruned}. */
  String runs() {
    return runs;
  }

  /** What is to be deleted, each table before those that it refers to; the instances come last. */
  List<String> parts() {
    return parts;
  }
}
