-- Logins of the page. Only the hash of what the browser holds is kept; kept is what the provider gave
-- for later, encrypted with what only the browser holds.
create table web_session (
  id               uuid         primary key,
  hash             bytea        not null unique,
  name             varchar(200) not null,
  display_name     varchar(200) not null,
  groups           text[]       not null,
  provider_subject varchar(255) not null,
  provider_session varchar(255),
  kept             bytea,
  created_at       timestamptz  not null,
  used_at          timestamptz  not null,
  ends_at          timestamptz  not null,
  confirmed_at     timestamptz  not null,
  refresh_begun_at timestamptz
);
create index web_session_provider on web_session (provider_subject, provider_session);
create index web_session_ends on web_session (ends_at);
