-- Secret decisions. Their ballots stand sealed in "ballot", all of a decision equally long, under a
-- key that is made for the decision and kept here, itself wrapped under a secret of the server that
-- is in no database. The count removes the ballots and the key. No backup takes a key, so what a
-- backup holds of a secret decision opens nowhere.
create table urn_key (
  assembly text not null,
  decision text not null,
  wrapped bytea not null,
  primary key (assembly, decision),
  foreign key (assembly, decision) references urn (assembly, decision)
);
