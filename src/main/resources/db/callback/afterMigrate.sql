-- A database restored from a dump starts its transaction numbers anew.
update document set fence = fence where changed > pg_current_xact_id()::text::bigint;
update deleted_document set seq = seq where changed > pg_current_xact_id()::text::bigint;
