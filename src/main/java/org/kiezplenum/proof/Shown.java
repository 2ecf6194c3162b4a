package org.kiezplenum.proof;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.archive.Exhibit;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.words.Written;

/**
 * Compares what people read in the archive with what the record says: it is built anew from the
 * events up to the publication and from the texts, and must be the same.
 */
final class Shown {
  private static final int ASKED_AT_ONCE = 200;

  private final PgConnection connection;
  private final AssemblyId assembly;
  private final Flaws flaws;
  private final @Nullable Stood stood;
  private final Exhibit exhibit;
  private @Nullable Said latest;
  private @Nullable Said published;
  private boolean isTold = true;

  /** A row of the archive; {@code head} is the checksum in it, if it can be read. */
  record Stood(long seq, int format, boolean shows, @Nullable String head) {}

  /** An event after which everybody may read the minutes, or nobody may any more. */
  private record Said(long seq, boolean isForEverybody) {}

  private Shown(PgConnection connection, AssemblyId assembly, Flaws flaws, @Nullable Stood stood) {
    this.connection = connection;
    this.assembly = assembly;
    this.flaws = flaws;
    this.stood = stood;
    this.exhibit = new Exhibit(assembly);
  }

  static Shown read(PgConnection connection, AssemblyId assembly, Flaws flaws) {
    // Whoever looks may look at a database of earlier times, which has no archive.
    boolean archive =
        connection
            .query("select to_regclass('minutes') is not null as there")
            .execute()
            .await()
            .iterator()
            .next()
            .getBoolean("there");
    Stood stood = null;
    if (archive) {
      for (Row row :
          connection
              .preparedQuery(
                  """
                  select seq, format, document, title is not null or body is not null
                    or document is not null as shows
                  from minutes where assembly = $1\
                  """)
              .execute(Tuple.of(assembly.value()))
              .await()) {
        stood =
            new Stood(
                row.getLong("seq"),
                row.getInteger("format"),
                row.getBoolean("shows"),
                head(row.getString("document")));
      }
    }
    return new Shown(connection, assembly, flaws, stood);
  }

  private static @Nullable String head(@Nullable String document) {
    try {
      return document == null ? null : new JsonObject(document).getString("head");
    } catch (DecodeException | ClassCastException e) {
      // It is not what it was, which is found by comparing it.
      return null;
    }
  }

  @Nullable Stood stood() {
    return stood;
  }

  void hear(Recorded event) {
    if (event.kind().equals("minutes-published") || event.kind().equals("minutes-withdrawn")) {
      latest = new Said(event.seq(), isForEverybody(event));
      if (stood != null && stood.seq() == event.seq()) {
        published = latest;
      }
    }
    if (isTold && stood != null && stood.shows() && event.seq() <= stood.seq()) {
      try {
        exhibit.hear(event);
      } catch (RuntimeException e) {
        // Told by its hash, or below.
        isTold = false;
      }
    }
  }

  private static boolean isForEverybody(Recorded event) {
    try {
      return event.kind().equals("minutes-published")
          && !"participants".equals(new JsonObject(event.body()).getString("to"));
    } catch (DecodeException | ClassCastException e) {
      return false;
    }
  }

  /**
   * After the last event, and after everything else was compared: only minutes whose record holds
   * can be built anew.
   */
  Verdict.Archived end() {
    if (stood == null) {
      return latest != null && latest.isForEverybody()
          ? Verdict.Archived.NOT_YET
          : Verdict.Archived.NOTHING;
    }
    if (flaws.found() > 0) {
      return Verdict.Archived.NOT_COMPARED;
    }
    if (published == null) {
      flaws.add(Flaw.at(Flaw.FlawKind.MINUTES_UNSAID, stood.seq()));
      return Verdict.Archived.NOT_COMPARED;
    }
    if (published.isForEverybody() != stood.shows()) {
      flaws.add(
          Flaw.at(
              stood.shows() ? Flaw.FlawKind.MINUTES_SHOWN : Flaw.FlawKind.MINUTES_HIDDEN,
              stood.seq()));
      return Verdict.Archived.NOT_COMPARED;
    }
    if (stood.format() > Archive.FORMAT) {
      flaws.add(Flaw.at(Flaw.FlawKind.MINUTES_NEWER, stood.seq()));
      return Verdict.Archived.NOT_COMPARED;
    }
    return stood.shows() ? compared(stood) : upToDate(stood);
  }

  private Verdict.Archived compared(Stood stood) {
    List<String> differing =
        isTold ? exhibit.differences(connection, texts()).await() : List.of("document");
    if (differing.isEmpty()) {
      return upToDate(stood);
    }
    if (stood.format() < Archive.FORMAT) {
      return Verdict.Archived.OLDER;
    }
    flaws.add(
        new Flaw(
            Flaw.FlawKind.MINUTES_DIFFER,
            Map.of("seq", stood.seq(), "columns", String.join(", ", differing))));
    return Verdict.Archived.COMPARED;
  }

  private Verdict.Archived upToDate(Stood stood) {
    return latest != null && latest.seq() > stood.seq()
        ? Verdict.Archived.NOT_YET
        : stood.shows() ? Verdict.Archived.COMPARED : Verdict.Archived.NOTHING;
  }

  private List<Written> texts() {
    List<Written> texts = new ArrayList<>();
    List<WordRef> wanted = List.copyOf(exhibit.wanted());
    for (int from = 0; from < wanted.size(); from += ASKED_AT_ONCE) {
      List<WordRef> some = wanted.subList(from, Math.min(wanted.size(), from + ASKED_AT_ONCE));
      for (Row row :
          connection
              .preparedQuery(
                  """
                  select key, version, text, salt from word
                  where assembly = $1 and text is not null and (key, version) in (
                    select * from unnest($2::text[], $3::integer[]))\
                  """)
              .execute(
                  Tuple.of(assembly.value())
                      .addArrayOfString(some.stream().map(WordRef::key).toArray(String[]::new))
                      .addArrayOfInteger(
                          some.stream().map(WordRef::version).toArray(Integer[]::new)))
              .await()) {
        texts.add(
            new Written(
                row.getString("key"),
                row.getInteger("version"),
                row.getString("text"),
                row.getString("salt")));
      }
    }
    return texts;
  }
}
