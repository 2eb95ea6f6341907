-- Which stretches of a text were recognised in images: start, end, start, end, … in UTF-16 code units.
alter table document_text add column recognised integer[] not null default '{}';

-- How the text of a passage was got: 'text' or 'ocr'.
alter table passage add column source varchar(4) not null default 'text';

-- What a reader must know of how the document was read: [{"code", "detail", "page"}, …].
alter table document add column warnings text not null default '[]';
