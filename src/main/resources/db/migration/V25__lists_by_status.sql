-- Lists of one status keep families together too, so that a page is read without sorting the members
-- of a container, which all have its time.
create index document_by_status_and_family
  on document (status, created_at desc, coalesce(root_id, id), place);
drop index document_by_status;
