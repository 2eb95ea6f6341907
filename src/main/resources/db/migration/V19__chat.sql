-- Conversations over the documents of a case, and the answers in them.
create table conversation (
  id         uuid         primary key,
  case_id    uuid         not null references legal_case on delete cascade,
  title      varchar(200),
  created_by varchar(300) not null,
  created_at timestamptz  not null
);
create index conversation_case on conversation (case_id, created_at desc, id);

create table question (
  id              uuid         primary key,
  conversation_id uuid         not null references conversation on delete cascade,
  number          integer      not null,
  text            text         not null,
  asked_by        varchar(300) not null,
  asked_at        timestamptz  not null,
  unique (conversation_id, number)
);

create table answer (
  id              uuid        primary key,
  question_id     uuid        not null unique references question on delete cascade,
  conversation_id uuid        not null references conversation on delete cascade,
  status          varchar(20) not null default 'waiting'
    check (status in ('waiting', 'searching', 'writing', 'completed', 'stopped', 'failed')),
  -- Of the text, in UTF-16 code units.
  length          integer     not null default 0,
  model           varchar(200),
  error_code      varchar(40),
  error_message   text,
  created_at      timestamptz not null,
  ended_at        timestamptz,
  -- Only the writer with the latest number may write.
  fence           bigint      not null default 0,
  -- Until when the writer counts as alive.
  lease_until     timestamptz,
  -- What the provider counted; null where it counts nothing.
  prompt_tokens   integer,
  answer_tokens   integer
);
create unique index answer_running on answer (conversation_id)
  where status in ('waiting', 'searching', 'writing');
create index answer_waiting on answer (created_at, id) where status = 'waiting';
create index answer_lease on answer (lease_until) where status in ('searching', 'writing');
create index answer_conversation on answer (conversation_id);

-- The text, in the pieces in which it was written. Offsets are UTF-16 code units.
create table answer_piece (
  answer_id    uuid    not null references answer on delete cascade,
  start_offset integer not null,
  end_offset   integer not null,
  text         text    not null,
  primary key (answer_id, start_offset)
);

create table answer_citation (
  answer_id    uuid          not null references answer on delete cascade,
  number       integer       not null,
  -- The offset in the answer's text after the mark that names it.
  at_offset    integer       not null,
  document_id  uuid          not null,
  filename     text          not null,
  page         integer,
  ordinal      integer       not null,
  start_offset integer       not null,
  end_offset   integer       not null,
  quote        text          not null,
  primary key (answer_id, number)
);
