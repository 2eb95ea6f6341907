-- What was asked for all documents of a case and is not done yet: a node takes it, and another one
-- goes on after the last document if that node dies.
create table case_action (
  id             bigint generated always as identity primary key,
  case_id        uuid        not null references legal_case on delete cascade,
  kind           varchar(10) not null,
  asked_at       timestamptz not null,
  done_to        uuid        not null default '00000000-0000-0000-0000-000000000000',
  runner         uuid,
  leased_until   timestamptz not null default '-infinity',

  -- Who asked, for the audit.
  actor          varchar(200),
  auth           varchar(20),
  token_id       uuid,
  address        varchar(100),
  forwarded_for  varchar(200)
);
