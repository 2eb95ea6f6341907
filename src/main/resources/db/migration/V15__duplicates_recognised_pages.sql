-- Exact copies within a case.
create index document_same on document (case_id, sha256);

-- Pages that text recognition has read of documents whose text is not complete yet.
create table recognised_page (
  document_id uuid    not null references document on delete cascade,
  page        integer not null,
  text        text    not null,
  primary key (document_id, page)
);
