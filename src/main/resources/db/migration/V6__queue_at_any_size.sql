-- A pick must cost the same however many documents wait. So what the order of the queue needs
-- stands beside each entry, and each case knows whether any of its documents wait.
alter table scheduled_tasks
  add column case_id     uuid,
  add column document_id uuid,
  add column uploaded_at timestamptz;
alter table legal_case add column waiting boolean not null default false;

-- An entry without a case is of a document that has ended: it takes no time and is picked first.
create function place_queue_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    select d.case_id, d.id, d.created_at into new.case_id, new.document_id, new.uploaded_at
      from document d
     where d.id = split_part(new.task_instance, ':', 1)::uuid
       and d.series = split_part(new.task_instance, ':', 2)::integer
       and d.status in ('pending', 'processing')
       and d.step <> 'cancelling';
  end if;
  -- Whoever sets this to false locks the case for update, and so waits for this transaction.
  perform from legal_case where id = new.case_id for key share;
  update legal_case set waiting = true where id = new.case_id and not waiting;
  return new;
end $$;
create trigger queue_entry_added before insert on scheduled_tasks
  for each row when (new.task_name = 'ingest-document')
  execute function place_queue_entry();
create trigger queue_entry_returned before update of picked on scheduled_tasks
  for each row when (old.picked and not new.picked and new.case_id is not null)
  execute function place_queue_entry();

update scheduled_tasks t
   set case_id = d.case_id, document_id = d.id, uploaded_at = d.created_at
  from document d
 where t.task_name = 'ingest-document'
   and t.task_instance = d.id || ':' || d.series
   and d.status in ('pending', 'processing')
   and d.step <> 'cancelling';
update legal_case c set waiting = true
 where exists (select from scheduled_tasks t where t.case_id = c.id and not t.picked);

create index queue_of_case on scheduled_tasks (case_id, uploaded_at, document_id)
  where not picked and case_id is not null;
create index queue_of_ended on scheduled_tasks (execution_time) where not picked and case_id is null;
create index queue_due on scheduled_tasks (execution_time) where not picked;
create index case_waiting on legal_case (served_at nulls first, created_at, id) where waiting;
-- No statement of the scheduler uses these in the way it is set up here.
drop index scheduled_tasks_due;
drop index scheduled_tasks_priority;

-- The entries that are picked next: one of each case in turn, beginning with the case that has waited
-- longest for a worker; within a case the oldest first. This is the only place that knows the order.
-- It reads at most as many cases as entries are wanted, and of each case as many as are asked for,
-- so the entries up to that turn are exact. The planner must not sort a case to read its first few,
-- nor look entries up by their time: nearly all are due.
create function next_in_queue(due timestamptz, most integer, most_of_case integer)
  returns table (entry text, document_id uuid, turn bigint, place bigint) rows 20
  stable language sql
  set enable_sort = off set enable_bitmapscan = off set enable_seqscan = off
as $$
  with next_case as (
    select c.id, c.served_at, c.created_at
      from legal_case c
     cross join lateral (select from scheduled_tasks t
                          where t.case_id = c.id and not t.picked
                            and (t.execution_time <= due) is true limit 1) has_one
     where c.waiting
     order by c.served_at nulls first, c.created_at, c.id
     limit most),
  next_entry as (
    select w.task_instance, w.document_id, c.served_at, c.created_at, c.id,
           row_number() over (partition by c.id order by w.uploaded_at, w.document_id) as turn
      from next_case c
     cross join lateral (select * from scheduled_tasks t
                          where t.case_id = c.id and not t.picked
                            and (t.execution_time <= due) is true
                          order by t.uploaded_at, t.document_id limit most_of_case) w
    union all
    (select t.task_instance, null, null, null, null, 0
       from scheduled_tasks t
      where t.case_id is null and not t.picked and t.execution_time <= due
      order by t.execution_time limit most))
  select task_instance, document_id, turn,
         row_number() over (order by turn, served_at nulls first, created_at, id)
    from next_entry
   order by turn, served_at nulls first, created_at, id
   limit most
$$;

-- The view ingestion_queue stays for nodes of the version before: they may still run while the first
-- of this version starts.

-- Lists by time, of all documents and of those in one state.
create index document_newest on document (created_at desc, id);
create index document_by_status on document (status, created_at desc, id);
create index document_of_case_by_status on document (case_id, status);
drop index document_waiting;
-- The few that have a worker, and those that should be in the queue, in pages.
create index document_running on document (id) where status = 'processing';
create index document_open on document (id) where status in ('pending', 'processing');
