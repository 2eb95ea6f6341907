-- Of a pending document: its place in the queue as it was last told.
alter table document add column queue_position integer;

-- What this installation has measured: the sums of a weighted straight line through (size, result),
-- older measurements counting less and less. See estimates/Line.
create table measured (
  what       varchar(20)      not null,
  kind       varchar(120)     not null,
  count      double precision not null,
  weight     double precision not null,
  size       double precision not null,
  size_size  double precision not null,
  result     double precision not null,
  size_result double precision not null,
  primary key (what, kind)
);

-- Who works on documents, and on how many at once.
create table node (
  id      uuid        primary key,
  workers integer     not null,
  seen_at timestamptz not null
);
