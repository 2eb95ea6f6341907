-- Exact copies within a case.
create index document_same on document (case_id, sha256);
