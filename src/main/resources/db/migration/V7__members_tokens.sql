-- Who may see which case. walled shuts out, whatever else lets in.
create table case_member (
  case_id uuid         not null references legal_case on delete cascade,
  subject varchar(210) not null,
  role    varchar(6)   not null check (role in ('owner', 'editor', 'reader', 'walled')),
  primary key (case_id, subject)
);
create index case_member_subject on case_member (subject, case_id);

-- What was made before there were members belongs to the user of the mode without a login.
insert into case_member (case_id, subject, role) select id, 'user:local', 'owner' from legal_case;

-- Tokens for scripts. Only the hash of a token is kept.
create table api_token (
  id         uuid         primary key,
  hash       bytea        not null unique,
  name       varchar(100) not null,
  owner      varchar(200) not null,
  groups     text[]       not null,
  scope      varchar(5)   not null check (scope in ('read', 'write')),
  created_at timestamptz  not null,
  expires_at timestamptz  not null
);
create index api_token_owner on api_token (owner, created_at desc);
