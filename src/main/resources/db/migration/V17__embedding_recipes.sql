-- By which model, and out of what text, each vector was made. Until now one model was the default.
alter table passage add column recipe varchar(200) default 'all-MiniLM-L6-v2/plain';
alter table passage alter column recipe drop default;
update passage set recipe = null where embedding is null or cardinality(embedding) <> 384;

-- The same for a whole document: null until every vector is of one recipe. Those of another recipe
-- than today's are made anew.
create table document_vectors (
  document_id   uuid primary key references document on delete cascade,
  recipe        varchar(200),
  -- Until then a node is at it.
  claimed_until timestamptz
);
insert into document_vectors (document_id, recipe)
  select id,
         case when not exists (select from passage where document_id = id and recipe is null)
              then 'all-MiniLM-L6-v2/plain' end
    from document where status = 'completed';
