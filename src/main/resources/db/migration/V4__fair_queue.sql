-- When a worker last took a document of this case.
alter table legal_case add column served_at timestamptz;

-- The order in which waiting documents are taken: one of each case in turn, beginning with the case
-- that has waited longest; within a case the oldest first. This is the only place that knows it.
create view ingestion_queue as
select row_number() over (order by turn, served_at nulls first, created_at, document_id) as place,
       ticket, document_id, case_id
  from (select t.task_instance as ticket, d.id as document_id, d.case_id, d.created_at, c.served_at,
               row_number() over (partition by d.case_id order by d.created_at, d.id) as turn
          from scheduled_tasks t
          join document d on d.id = split_part(t.task_instance, ':', 1)::uuid
                         and d.series = split_part(t.task_instance, ':', 2)::integer
          join legal_case c on c.id = d.case_id
         where t.task_name = 'ingest-document'
           and not t.picked
           and t.execution_time <= now()
           and d.status in ('pending', 'processing')
           and d.step <> 'cancelling') waiting;

-- Housekeeping is not queued behind documents any more.
delete from scheduled_tasks where task_name = 'housekeeping';
