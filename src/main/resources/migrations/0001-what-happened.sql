-- What happened, what people wrote, how they voted, who sits where.
--
-- Lock order, the same in every transaction, so that none waits for another in a circle:
--   1. the assembly's row (its head)   2. urn rows by decision   3. everything else.
-- The head is locked "for no key update": it keeps every other writer of this assembly out, and
-- still lets the foreign keys below look at the row while somebody takes a seat.

-- Names this journal. A restore writes another epoch, so that no client mixes two histories.
create table server (
  one boolean primary key default true check (one),
  epoch text not null,
  created timestamptz not null
);
insert into server (epoch, created) values (replace(gen_random_uuid()::text, '-', ''), now());

-- One row an assembly. It is updated by every append, so it has room for the new version of itself
-- on the same page, and no index knows the columns that change.
create table assembly (
  id text primary key,
  code text,
  head bigint not null default 0 check (head >= 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  last_at bigint not null default 0
) with (fillfactor = 50);
-- A code belongs to one assembly while it lives, and to nobody afterwards.
create unique index assembly_code on assembly (code) where code is not null;

-- The body is the exact text that was hashed, so it is not jsonb, which would rewrite it. No foreign
-- key: an append holds the assembly's row anyway, and the check would cost more than the insert.
create table event (
  assembly text not null,
  seq bigint not null check (seq > 0),
  at bigint not null,
  actor text not null,
  kind text not null,
  version integer not null check (version > 0),
  body text not null,
  hash text not null,
  primary key (assembly, seq)
);

-- What accepted commands were answered. No foreign key, for the same reason.
create table command (
  assembly text not null,
  actor text not null,
  id text not null,
  seq bigint not null,
  made text not null,
  primary key (assembly, actor, id)
);

-- Text and salt go together: a salt that outlived its text would let somebody guess the text.
create table word (
  assembly text not null references assembly (id),
  key text not null,
  version integer not null check (version > 0),
  text text,
  salt text,
  primary key (assembly, key, version),
  check ((text is null) = (salt is null))
);

create table urn (
  assembly text not null references assembly (id),
  decision text not null,
  state text not null check (state in ('open', 'closed')),
  primary key (assembly, decision)
);

-- No time and no serial number: who votes first must not be read from the table.
create table ballot (
  assembly text not null,
  decision text not null,
  person text not null,
  ballot text not null,
  change bigint not null check (change > 0),
  primary key (assembly, decision, person),
  foreign key (assembly, decision) references urn (assembly, decision)
);

-- Only digests of tokens and keys are kept, so a copy of this table opens no door.
create table seat (
  assembly text not null references assembly (id),
  token bytea not null check (length(token) = 32),
  person text not null,
  primary key (assembly, token)
);

create table role_key (
  assembly text not null references assembly (id),
  key bytea not null check (length(key) = 32),
  role text not null,
  primary key (assembly, key)
);
