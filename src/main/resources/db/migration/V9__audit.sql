-- What was done, by whom, and how it ended. It outlives what it speaks of, so nothing is referenced.
create table audit_entry (
  id            bigint       generated always as identity primary key,
  at            timestamptz  not null,
  actor         varchar(200),
  auth          varchar(20),
  token_id      uuid,
  address       varchar(100),
  forwarded_for varchar(200),
  action        varchar(40)  not null,
  case_id       uuid,
  document_id   uuid,
  filename      text,
  subject       varchar(210),
  detail        varchar(40),
  outcome       varchar(60)  not null
);
create index audit_entry_case on audit_entry (case_id, id desc);

create function audit_entry_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'The record of what was done is never changed';
end
$$;
create trigger audit_entry_is_final before update or delete or truncate on audit_entry
  for each statement execute function audit_entry_is_final();
