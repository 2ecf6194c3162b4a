package org.kiezplenum.archive;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.minutes.Minutes;

/** The rows of the archive. */
final class ArchiveTable {
  /**
   * True in SQL for what shall stand in no archive: withdrawn, or published to those who took part
   * and nobody else.
   */
  private static final String HIDDEN =
      "kind = 'minutes-withdrawn' or coalesce(body::jsonb ->> 'to', '') = 'participants'";

  /** What is found, of parameters with the different words and the finished lexemes. */
  private static final String SEARCH =
      "strip(to_tsvector('german', $%d)) || array_to_tsvector($%d::text[])";

  /** Columns that are compared as they are; the document is compared by what it says. */
  private static final List<String> COMPARED =
      List.of("title", "date", "started_at", "place", "body", "search");

  /** Snippets are looked for in the first part of a long body only. */
  private static final int CHARACTERS_FOR_SNIPPETS = 60_000;

  /**
   * What may be read: one of an earlier format is built anew first, for nobody compares it. One of
   * a later format stands there while another server is newer.
   */
  private static final String SHOWN = "document is not null and format >= " + Archive.FORMAT;

  private final Pool pool;

  ArchiveTable(Pool pool) {
    this.pool = pool;
  }

  /** The latest publication or withdrawal of an assembly that the archive does not show yet. */
  record Due(AssemblyId assembly, long seq, boolean withdrawn) {}

  Future<List<Due>> due(int format, String after, int most) {
    return pool.preparedQuery(
            """
            select latest.assembly, latest.seq, latest.hidden
            from (
              select distinct on (assembly) assembly, seq, (%s) as hidden from event
              where kind in ('minutes-published', 'minutes-withdrawn') and assembly > $2
              order by assembly, seq desc
            ) latest
            left join minutes on minutes.assembly = latest.assembly
            where minutes.seq is null or minutes.seq < latest.seq
              or (minutes.seq = latest.seq and minutes.format < $1)
            order by latest.assembly
            limit $3::bigint\
            """
                .formatted(HIDDEN))
        .execute(Tuple.of(format, after, (long) most))
        .map(ArchiveTable::due);
  }

  /** The latest publication or withdrawal of this assembly, whether the archive shows it or not. */
  Future<Optional<Due>> latest(AssemblyId assembly) {
    return pool.preparedQuery(
            """
            select assembly, seq, (%s) as hidden from event
            where kind in ('minutes-published', 'minutes-withdrawn') and assembly = $1
            order by seq desc limit 1\
            """
                .formatted(HIDDEN))
        .execute(Tuple.of(assembly.value()))
        .map(rows -> due(rows).stream().findFirst());
  }

  private static List<Due> due(RowSet<Row> rows) {
    List<Due> due = new ArrayList<>(rows.size());
    for (Row row : rows) {
      due.add(
          new Due(
              new AssemblyId(row.getString("assembly")),
              row.getLong("seq"),
              row.getBoolean("hidden")));
    }
    return due;
  }

  /**
   * Puts minutes into the archive, unless a later event's are there. One that is of the same event
   * is replaced, since a text may have been erased meanwhile.
   */
  Future<Void> put(int format, Minutes minutes, String document, Lexemes.Index index) {
    return pool.preparedQuery(
            """
            insert into minutes
              (assembly, seq, format, title, date, started_at, place, document, body, search)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, %s)
            on conflict (assembly) do update set
              seq = excluded.seq, format = excluded.format, title = excluded.title,
              date = excluded.date, started_at = excluded.started_at, place = excluded.place,
              document = excluded.document, body = excluded.body, search = excluded.search
            where minutes.seq < excluded.seq
              or (minutes.seq = excluded.seq and minutes.format <= excluded.format)\
            """
                .formatted(SEARCH.formatted(10, 11)))
        .execute(
            Tuple.tuple()
                .addString(minutes.id().value())
                .addLong(minutes.seq())
                .addInteger(format)
                .addString(minutes.title())
                .addLocalDate(LocalDate.parse(minutes.date()))
                .addLong(Objects.requireNonNullElse(minutes.startedAt(), 0L))
                .addString(minutes.place())
                .addString(document)
                .addString(minutes.body())
                .addString(index.words())
                .addArrayOfString(index.lexemes().toArray(String[]::new)))
        .mapEmpty();
  }

  /** The columns of the row of these minutes that say something else than they do. */
  static Future<List<String>> differences(SqlClient client, Minutes minutes) {
    Lexemes.Index index = Lexemes.of(minutes);
    return client
        .preparedQuery(
            """
            select document,
              title is distinct from $2 as differs_title,
              date is distinct from $3 as differs_date,
              started_at is distinct from $4 as differs_started_at,
              place is distinct from $5 as differs_place,
              body is distinct from $6 as differs_body,
              search is distinct from (%s) as differs_search
            from minutes where assembly = $1\
            """
                .formatted(SEARCH.formatted(7, 8)))
        .execute(
            Tuple.tuple()
                .addString(minutes.id().value())
                .addString(minutes.title())
                .addLocalDate(LocalDate.parse(minutes.date()))
                .addLong(Objects.requireNonNullElse(minutes.startedAt(), 0L))
                .addString(minutes.place())
                .addString(minutes.body())
                .addString(index.words())
                .addArrayOfString(index.lexemes().toArray(String[]::new)))
        .map(rows -> {
          Row row = rows.iterator().next();
          List<String> differing = new ArrayList<>();
          if (!says(row.getString("document"), minutes.document())) {
            differing.add("document");
          }
          COMPARED.stream()
              .filter(column -> row.getBoolean("differs_" + column))
              .forEach(differing::add);
          return List.copyOf(differing);
        });
  }

  /** Fields may stand in another order. */
  private static boolean says(@Nullable String stored, Map<String, Object> document) {
    try {
      // Encode and decode once, so that int and long compare equal.
      return stored != null
          && new JsonObject(stored).equals(new JsonObject(new JsonObject(document).encode()));
    } catch (DecodeException e) {
      return false;
    }
  }

  /** Leaves only the number of the event, so that nobody builds them again. */
  Future<Void> withdraw(int format, Due due) {
    return pool.preparedQuery(
            """
            insert into minutes (assembly, seq, format) values ($1, $2, $3)
            on conflict (assembly) do update set
              seq = excluded.seq, format = excluded.format, title = null, date = null,
              started_at = null, place = null, document = null, body = null, search = null
            where minutes.seq < excluded.seq
              or (minutes.seq = excluded.seq and minutes.format < excluded.format)\
            """)
        .execute(Tuple.of(due.assembly().value(), due.seq(), format))
        .mapEmpty();
  }

  Future<Optional<Published>> find(AssemblyId assembly) {
    return pool.preparedQuery("select seq, document from minutes where assembly = $1 and " + SHOWN)
        .execute(Tuple.of(assembly.value()))
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          Row row = rows.iterator().next();
          return Optional.of(
              new Published(
                  assembly,
                  row.getLong("seq"),
                  new JsonObject(row.getString("document")).getMap()));
        });
  }

  /** How many were found, by year. */
  Future<SortedMap<Integer, Integer>> years(Query query) {
    return pool.preparedQuery(
            """
            select extract(year from date)::int as year, count(*)::int as found from minutes
            where %s and %s group by 1\
            """
                .formatted(SHOWN, condition(query, 1)))
        .execute(parameters(query, Tuple.tuple()))
        .map(rows -> {
          SortedMap<Integer, Integer> years = new TreeMap<>();
          rows.forEach(row -> years.put(row.getInteger("year"), row.getInteger("found")));
          return years;
        });
  }

  /** The newest first. The caller makes snippets of the bodies. */
  Future<List<Found>> page(Query query, @Nullable Integer year, int most, long skipped) {
    return pool.preparedQuery(
            """
            select assembly, title, date, place, left(body, $4) as body from minutes
            where %s
              and ($1::int is null or extract(year from date) = $1) and %s
            order by date desc, started_at desc, assembly
            limit $2 offset $3\
            """
                .formatted(SHOWN, condition(query, 5)))
        .execute(
            parameters(
                query,
                Tuple.tuple()
                    .addInteger(year)
                    .addLong((long) most)
                    .addLong(skipped)
                    .addInteger(query.isEmpty() ? 0 : CHARACTERS_FOR_SNIPPETS)))
        .map(rows -> {
          List<Found> found = new ArrayList<>(rows.size());
          for (Row row : rows) {
            found.add(
                new Found(
                    new AssemblyId(row.getString("assembly")),
                    row.getString("title"),
                    row.getLocalDate("date").toString(),
                    row.getString("place"),
                    row.getString("body")));
          }
          return found;
        });
  }

  /** A row that was found, with the beginning of its body. */
  record Found(AssemblyId id, String title, String date, @Nullable String place, String body) {}

  /**
   * Each term either by its German stem or by its letters. The stem of a stop word is empty, which
   * leaves the other.
   */
  private static String condition(Query query, int firstParameter) {
    if (query.isEmpty()) {
      return "true";
    }
    return IntStream.range(0, query.terms().size())
        .map(term -> firstParameter + 2 * term)
        .mapToObj(word ->
            "(plainto_tsquery('german', $%d::text) || $%d::text::tsquery)"
                .formatted(word, word + 1))
        .collect(Collectors.joining(" && ", "search @@ (", ")"));
  }

  private static Tuple parameters(Query query, Tuple tuple) {
    query.terms().forEach(term -> tuple.addString(term.word()).addString(term.lexemes()));
    return tuple;
  }
}
