-- The archive: what was published, ready to be read and found. It can always be built again from
-- the events and the words, so nothing here is the truth.

-- Finds the assemblies whose minutes were published or withdrawn, without looking at all that was
-- said in between.
create index event_publication on event (assembly, seq)
  where kind in ('minutes-published', 'minutes-withdrawn');

-- One row an assembly that was ever published. It is of the event with the number seq; a row of a
-- later event is never overwritten by one of an earlier, so any number of servers may build at
-- once. Once the minutes are withdrawn, only the number stays.
create table minutes (
  assembly text primary key references assembly (id),
  seq bigint not null,
  format integer not null,
  title text,
  date date,
  started_at bigint,
  place text,
  document text,
  body text,
  search tsvector,
  check ((document is null) = (title is null)),
  check ((document is null) = (date is null)),
  check ((document is null) = (started_at is null)),
  check ((document is null) = (body is null)),
  check ((document is null) = (search is null)),
  check (document is not null or place is null)
);
create index minutes_newest on minutes (date desc, started_at desc, assembly)
  where document is not null;
create index minutes_search on minutes using gin (search);
