create table legal_case (
  id         uuid primary key,
  name       varchar(200) not null,
  created_at timestamptz  not null
);
create index legal_case_newest on legal_case (created_at desc, id);

create table document (
  id               uuid primary key,
  case_id          uuid         not null references legal_case,
  filename         varchar(255) not null,
  media_type       varchar(120) not null,
  file_size        bigint       not null,
  sha256           char(64)     not null,
  created_at       timestamptz  not null,
  extracted_at     timestamptz,
  indexed_at       timestamptz,
  page_count       integer,
  passage_count    integer,

  -- The latest stored progress event.
  status           varchar(12)  not null,
  step             varchar(12)  not null,
  progress         smallint     not null check (progress between 0 and 100),
  message          varchar(500) not null,
  reported_at      timestamptz  not null,
  eta_seconds      integer,
  error_code       varchar(40),
  error_message    varchar(1000),

  -- Whoever holds the current fence is the only writer; seq grows within and over fences.
  attempt          integer      not null,
  last_attempt     integer      not null,
  -- Each retry by a person begins a new series of attempts.
  series           integer      not null,
  fence            bigint       not null,
  seq              bigint       not null,

  -- The transaction that changed the row last: see progress/package-info.java.
  changed          bigint       not null,

  check ((status = 'completed') = (progress = 100))
);
create index document_of_case on document (case_id, created_at desc, id);
create index document_changed on document (changed);
create index document_waiting on document (created_at, id) where status = 'pending';

-- What streams need to know of a deleted document; kept for a day.
create table deleted_document (
  id         uuid primary key,
  case_id    uuid        not null,
  attempt    integer     not null,
  seq        bigint      not null,
  deleted_at timestamptz not null,
  changed    bigint      not null
);
create index deleted_document_changed on deleted_document (changed);

create function stamp_change() returns trigger language plpgsql as $$
begin
  new.changed := pg_current_xact_id()::text::bigint;
  return new;
end $$;
create trigger document_change before insert or update on document
  for each row execute function stamp_change();
create trigger deleted_document_change before insert or update on deleted_document
  for each row execute function stamp_change();

create table document_text (
  document_id uuid primary key references document on delete cascade,
  text        text      not null,
  page_starts integer[] not null
);

create table passage (
  document_id  uuid    not null references document on delete cascade,
  ordinal      integer not null,
  page         integer,
  start_offset integer not null,
  end_offset   integer not null,
  text         text    not null,
  embedding    real[],
  primary key (document_id, ordinal)
);
create index passage_to_embed on passage (document_id, ordinal) where embedding is null;

-- The table that db-scheduler 16 expects.
create table scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);
