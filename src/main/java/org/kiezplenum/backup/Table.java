package org.kiezplenum.backup;

import java.util.List;

/**
 * A table that is kept, whose rows all belong to an assembly.
 *
 * @param assembly the column that names the assembly
 * @param order makes two backups of the same rows the same
 * @param atOnce how many rows are read or written together; fewer where one may be large
 */
record Table(String name, String assembly, String order, int atOnce) {

  /**
   * All of them; what others point to comes first. Not among them are {@code migration}, which the
   * header stands for, {@code server}, since every database has an epoch of its own, {@code
   * urn_key} and {@code urn_secret}: what a copy holds of a secret decision must open nowhere, and
   * another database goes by the secret of the server that comes to it, and {@code arrival}, which
   * is forgotten within minutes.
   */
  static final List<Table> ALL =
      List.of(
          new Table("assembly", "id", "id", 1_000),
          new Table("event", "assembly", "assembly, seq", 1_000),
          new Table("command", "assembly", "assembly, actor, id", 1_000),
          new Table("word", "assembly", "assembly, key, version", 200),
          new Table("urn", "assembly", "assembly, decision", 1_000),
          new Table("ballot", "assembly", "assembly, decision, person", 1_000),
          new Table("seat", "assembly", "assembly, token", 1_000),
          new Table("role_key", "assembly", "assembly, key", 1_000),
          new Table("minutes", "assembly", "assembly", 10));
}
