-- A row of an answer changes ten times a second while it is written, and its lease once a second.
-- Neither is to change an index, or to leave its page: those that run are few, and answer_running
-- has them.
drop index answer_lease;
alter table answer set (fillfactor = 60);
