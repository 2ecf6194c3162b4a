package org.kiezplenum.proof;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Recorded;

/** Looks at whole assemblies, each within the one snapshot that this was begun with. */
public final class Proof implements AutoCloseable {
  private static final int ASSEMBLIES_AT_ONCE = 500;

  private final PgConnection connection;
  private final boolean ours;
  private LongConsumer watching = read -> {};
  private long read;

  private Proof(PgConnection connection, boolean ours) {
    this.connection = connection;
    this.ours = ours;
  }

  /** Everything is looked at as it is now, whatever happens meanwhile. */
  public static Proof of(Database database) {
    PgConnection connection = database.patient().await();
    connection.query("begin isolation level repeatable read read only").execute().await();
    return new Proof(connection, true);
  }

  /** The same within a transaction of somebody else, who ends it. */
  public static Proof within(PgConnection connection) {
    return new Proof(connection, false);
  }

  /** The assembly that has this id, or now has this code. */
  public Optional<AssemblyId> find(String idOrCode) {
    return ids(
            connection
                .preparedQuery("select id from assembly where id = $1 or code = $2")
                .execute(Tuple.of(idOrCode, idOrCode.toUpperCase(Locale.ROOT)))
                .await())
        .stream()
        .findFirst();
  }

  /** How many events there are to look at. */
  public long events() {
    return number("select coalesce(sum(head), 0)::bigint from assembly", Tuple.tuple());
  }

  /** The same of one assembly. */
  public long events(AssemblyId assembly) {
    return number(
        "select coalesce(sum(head), 0)::bigint from assembly where id = $1",
        Tuple.of(assembly.value()));
  }

  private long number(String sql, Tuple arguments) {
    return connection.preparedQuery(sql).execute(arguments).await().iterator().next().getLong(0);
  }

  /**
   * Tells how far it is.
   *
   * @param watching hears how many events have been read, after each
   */
  public void watch(LongConsumer watching) {
    this.watching = watching;
  }

  /** Looks at every assembly, in the order of ids. */
  public void all(Consumer<Verdict> told) {
    String after = "";
    List<AssemblyId> some;
    do {
      some =
          ids(
              connection
                  .preparedQuery("select id from assembly where id > $1 order by id limit $2::int")
                  .execute(Tuple.of(after, ASSEMBLIES_AT_ONCE))
                  .await());
      for (AssemblyId each : some) {
        told.accept(of(each, null));
        after = each.value();
      }
    } while (some.size() == ASSEMBLIES_AT_ONCE);
    orphans().forEach(each -> told.accept(of(each, null)));
  }

  /** What belongs to an assembly of which there is no row. */
  private List<AssemblyId> orphans() {
    List<AssemblyId> all = new ArrayList<>();
    for (Row table :
        connection
            .query(
                """
                select quote_ident(table_name) as name from information_schema.columns
                where column_name = 'assembly' and table_schema = current_schema()
                order by table_name\
                """)
            .execute()
            .await()) {
      ids(
              connection
                  .query(
                      """
                      select distinct assembly as id from %s t
                      where not exists (select from assembly where assembly.id = t.assembly)\
                      """
                          .formatted(table.getString("name")))
                  .execute()
                  .await())
          .stream()
          .filter(id -> !all.contains(id))
          .forEach(all::add);
    }
    return all;
  }

  private static List<AssemblyId> ids(RowSet<Row> rows) {
    List<AssemblyId> ids = new ArrayList<>(rows.size());
    rows.forEach(row -> ids.add(new AssemblyId(row.getString("id"))));
    return ids;
  }

  /**
   * Looks at one.
   *
   * @param seal a hash that was published or kept elsewhere, or the beginning of one; the history
   *     must have an event with it, else it was cut off or written anew since
   */
  public Verdict of(AssemblyId assembly, @Nullable String seal) {
    Flaws flaws = new Flaws();
    Links links = new Links(assembly, flaws);
    Spoken spoken = new Spoken(connection, assembly, flaws);
    Bags bags = new Bags(connection, assembly, flaws);
    Shown shown = Shown.read(connection, assembly, flaws);
    Seals seals = Seals.of(shown.stood(), seal, flaws);
    String code = null;
    long events = 0;
    try (Rows rows =
        Rows.of(
            connection,
            """
            select seq, at, actor, kind, version, body, hash from event
            where assembly = $1 order by seq\
            """,
            assembly)) {
      for (Row row : rows) {
        Recorded event = event(row);
        events++;
        watching.accept(++read);
        links.follow(event);
        seals.compare(event);
        shown.hear(event);
        JsonObject body = body(event, flaws);
        if (event.seq() == 1 && body.getValue("code") instanceof String begun) {
          code = begun;
        }
        hear(event, body, spoken, bags, flaws);
      }
    }
    links.end();
    Optional<Head> head = Head.read(connection, assembly);
    if (head.isPresent()) {
      head.get().compare(links, code, flaws);
    } else {
      flaws.add(Flaw.of(Flaw.FlawKind.ASSEMBLY_MISSING, "assembly", assembly.value()));
    }
    seals.end(links.seq());
    spoken.end();
    bags.end();
    Verdict.Archived archived = shown.end();
    return new Verdict(
        assembly,
        head.map(Head::code).orElse(null),
        events,
        spoken.words(),
        spoken.erased(),
        bags.count(),
        links.hash(),
        seals.found(),
        archived,
        flaws.named(),
        flaws.found());
  }

  private static JsonObject body(Recorded event, Flaws flaws) {
    try {
      return new JsonObject(event.body());
    } catch (DecodeException e) {
      flaws.add(Flaw.at(Flaw.FlawKind.UNREADABLE, event.seq()));
      return new JsonObject();
    }
  }

  private static void hear(Recorded event, JsonObject body, Spoken spoken, Bags bags, Flaws flaws) {
    try {
      spoken.hear(event.seq(), body);
      bags.hear(event.seq(), event.kind(), body);
    } catch (ClassCastException e) {
      flaws.add(Flaw.at(Flaw.FlawKind.UNREADABLE, event.seq()));
    }
  }

  private static Recorded event(Row row) {
    return new Recorded(
        row.getLong("seq"),
        row.getLong("at"),
        row.getString("actor"),
        row.getString("kind"),
        row.getInteger("version"),
        row.getString("body"),
        row.getString("hash"));
  }

  @Override
  public void close() {
    if (ours) {
      connection.close().await();
    }
  }
}
