-- What was deleted long ago is looked for by every node, several times a minute.
create index deleted_document_by_time on deleted_document (deleted_at);
