-- The first of equal files is found without reading the others, of which a case may have thousands.
create index document_first_of_same
  on document (case_id, sha256, created_at, coalesce(root_id, id), place);
drop index document_same;
