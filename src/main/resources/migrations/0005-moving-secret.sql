-- The secret of the server moves on by a one-way step with each secret decision that is counted,
-- ended or deleted, so that what PostgreSQL keeps of deleted rows, in its log or in pages it has
-- not filled anew, cannot be opened with the secret as it is afterwards. This row says how far it
-- has come: all keys in "urn_key" are wrapped under the secret of this generation.
--
-- Lock order: this row comes after the assembly's row and its urns, and before "urn_key" and
-- everything else. Whoever puts a key in holds it shared, whoever takes one out holds it alone and
-- wraps all others anew; so keys of other assemblies are written without their heads, and nobody
-- who holds this row waits for a head.
create table urn_secret (
  one boolean primary key default true check (one),
  -- A fingerprint of the secret as it was at first, by which servers find out whether they have the
  -- same; null until the first of them has come.
  name text,
  generation bigint not null default 0 check (generation >= 0),
  -- Of the secret of this generation. A fingerprint tells nothing of what it was made from.
  fingerprint text,
  check ((name is null) = (fingerprint is null))
);
insert into urn_secret default values;
