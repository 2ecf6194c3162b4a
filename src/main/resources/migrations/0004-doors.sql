-- Who has just come in, so that the same join sent again lets in nobody else. Whoever knows what a
-- client drew for its join is let in as the same person, so only a digest of that is kept, for some
-- minutes, and no backup takes it.
create table arrival (
  assembly text not null,
  id text not null,
  seq bigint not null,
  made text not null,
  created timestamptz not null default now(),
  primary key (assembly, id)
);

-- Until now joins were remembered for ever beside other commands, by the very text that lets in.
delete from command where actor = '';
alter table command add check (actor <> '');

-- How many bytes of text an assembly has written, so that there can be a bound; counted with each
-- append, which holds the row anyway. What is erased later is not taken off.
alter table assembly add column text_bytes bigint not null default 0 check (text_bytes >= 0);
update assembly set text_bytes = coalesce(
  (select sum(octet_length(text)) from word where word.assembly = assembly.id), 0);
