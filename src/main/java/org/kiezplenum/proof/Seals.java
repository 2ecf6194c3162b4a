package org.kiezplenum.proof;

import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Recorded;

/**
 * Checksums that left the journal: the one in the published minutes, and one that somebody has on
 * paper. A history that was shortened or written anew from some point on holds in itself, but does
 * not lead to them any more.
 */
final class Seals {
  private final Flaws flaws;
  private final @Nullable String asked;
  private final long publishedSeq;
  private final @Nullable String published;
  private long found;

  private Seals(
      Flaws flaws, @Nullable String asked, long publishedSeq, @Nullable String published) {
    this.flaws = flaws;
    this.asked = asked;
    this.publishedSeq = publishedSeq;
    this.published = published;
  }

  static Seals read(
      PgConnection connection, AssemblyId assembly, @Nullable String asked, Flaws flaws) {
    boolean archive =
        connection
            .query("select to_regclass('minutes') is not null as there")
            .execute()
            .await()
            .iterator()
            .next()
            .getBoolean("there");
    if (archive) {
      for (Row row :
          connection
              .preparedQuery("select seq, document from minutes where assembly = $1")
              .execute(Tuple.of(assembly.value()))
              .await()) {
        String document = row.getString("document");
        String head = document == null ? null : new JsonObject(document).getString("head");
        return new Seals(flaws, asked, row.getLong("seq"), head);
      }
    }
    return new Seals(flaws, asked, 0, null);
  }

  void compare(Recorded event) {
    if (event.seq() == publishedSeq && published != null && !event.hash().equals(published)) {
      flaws.add(Flaw.at(Flaw.Kind.PUBLISHED_DIFFERS, event.seq()));
    }
    if (asked != null && event.hash().startsWith(asked)) {
      found = event.seq();
    }
  }

  void end(long seq) {
    if (publishedSeq > seq) {
      flaws.add(Flaw.at(Flaw.Kind.PUBLISHED_GONE, seq, publishedSeq));
    }
    if (asked != null && found == 0) {
      flaws.add(Flaw.of(Flaw.Kind.UNKNOWN_SEAL, "seal", asked));
    }
  }

  long found() {
    return found;
  }
}
