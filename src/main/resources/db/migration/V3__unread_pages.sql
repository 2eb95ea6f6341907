-- How many pages are scans whose images nobody has read.
alter table document_text add column unread_pages integer not null default 0;
