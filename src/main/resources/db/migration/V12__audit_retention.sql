-- Records that are older than the operator keeps them may go: by this function, and by nothing else.
create function audit_prune(before timestamptz, at_most integer) returns integer
language plpgsql as $$
declare
  gone integer;
begin
  perform set_config('lexintel.audit_prune', 'on', true);
  -- Numbers grow with time, so the oldest are found without an index of their own.
  delete from audit_entry
    where id in (
      select id
      from (select id, at from audit_entry order by id limit at_most) oldest
      where oldest.at < before);
  get diagnostics gone = row_count;
  perform set_config('lexintel.audit_prune', 'off', true);
  return gone;
end
$$;

create or replace function audit_entry_is_final() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('lexintel.audit_prune', true) = 'on' then
    return null;
  end if;
  raise exception 'The record of what was done is never changed';
end
$$;

-- By the owner of the tables only, which is LexIntel.
revoke all on function audit_prune(timestamptz, integer) from public;
