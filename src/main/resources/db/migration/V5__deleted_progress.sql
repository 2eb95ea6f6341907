-- So that who comes back after a deletion is not told that the document had fallen to nothing. The
-- defaults are for nodes that do not know the columns yet.
alter table deleted_document
  add column step     text    not null default 'uploaded',
  add column progress integer not null default 0;
