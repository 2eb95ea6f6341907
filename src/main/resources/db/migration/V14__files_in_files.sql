-- A file that was found in another is a document of its own. Its container is the parent, the
-- outermost container the root. The place says where in the root it lies: the numbers of its
-- containers within theirs and its own, each with six digits, with points between.
alter table document
  add column parent_id      uuid references document deferrable initially deferred,
  add column root_id        uuid,
  add column place          text collate "C" not null default '',
  add column member_path    text,
  -- All of its own is done; it is complete when its members have ended.
  add column awaits_members boolean not null default false;

create unique index document_member on document (parent_id, place) where parent_id is not null;
create index document_family on document (root_id) where root_id is not null;
create index document_awaiting on document (id) where awaits_members;

-- Lists keep families together.
drop index document_newest;
create index document_newest on document (created_at desc, coalesce(root_id, id), place);
drop index document_of_case;
create index document_of_case on document (case_id, created_at desc, coalesce(root_id, id), place);
