-- Cancel and retry of a case go over its documents in portions, family by family, and say how far
-- they are. stands_at is the place of the last document in that order. What is done is kept for a
-- day, so that it can be read; its lease is infinite, so that no node of the version before, which
-- knows neither column, takes it again. done_to stays for those nodes: whoever goes on after one of
-- another version begins at the first document, and passes over those that have been reached.
alter table case_action
  add column documents integer not null default 0,
  add column reached   integer not null default 0,
  add column stands_at text,
  add column ended_at  timestamptz;
create index case_action_of_case on case_action (case_id, id desc);
