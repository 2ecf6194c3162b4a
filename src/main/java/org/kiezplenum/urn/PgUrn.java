package org.kiezplenum.urn;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgTransaction;
import org.kiezplenum.journal.Transaction;

/** Ballots, in PostgreSQL. Every change is made while the assembly's head is held. */
public final class PgUrn implements Urn {
  private final Database database;
  private final SharedSecret secret;
  private final SealKeys keys;

  public PgUrn(Database database, SharedSecret secret) {
    this.database = database;
    this.secret = secret;
    this.keys = new SealKeys(secret);
  }

  @Override
  public Future<Void> open(Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return PgTransaction.connection(transaction)
        .preparedQuery(
            """
            insert into urn (assembly, decision, state) values ($1, $2, 'open')
            on conflict (assembly, decision) do update set state = 'open'\
            """)
        .execute(Tuple.of(assembly.value(), decision.value()))
        .mapEmpty();
  }

  @Override
  public boolean canSeal() {
    return secret.isShared();
  }

  @Override
  public Future<Void> keep(
      Transaction transaction, AssemblyId assembly, DecisionId decision, Seal seal) {
    return keys.keep(PgTransaction.connection(transaction), assembly, decision, seal);
  }

  @Override
  public Future<Optional<Seal>> seal(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return keys.find(PgTransaction.connection(transaction), assembly, decision);
  }

  @Override
  public Future<Void> destroy(Transaction transaction, AssemblyId assembly, DecisionId decision) {
    SqlConnection connection = PgTransaction.connection(transaction);
    return Future.join(
            connection
                .preparedQuery("delete from ballot where assembly = $1 and decision = $2")
                .execute(Tuple.of(assembly.value(), decision.value())),
            keys.destroy(transaction, assembly, List.of(decision.value())))
        .mapEmpty();
  }

  @Override
  public Future<Void> forget(Transaction transaction, AssemblyId assembly) {
    // Keys of an assembly come and go only under its head, so these are all.
    return PgTransaction.connection(transaction)
        .preparedQuery("select decision from urn_key where assembly = $1")
        .execute(Tuple.of(assembly.value()))
        .compose(rows ->
            rows.size() == 0
                ? Future.succeededFuture()
                : keys.destroy(
                    transaction,
                    assembly,
                    rows.stream().map(row -> row.getString("decision")).toList()));
  }

  @Override
  public Future<Void> cast(Transaction transaction, AssemblyId assembly, List<Cast> casts) {
    if (casts.isEmpty()) {
      return Future.succeededFuture();
    }
    Collection<Cast> newest = newest(casts);
    String[] decisions =
        newest.stream().map(cast -> cast.decision().value()).distinct().toArray(String[]::new);
    // The urns are held shared, in the order of their ids, until the ballots are committed; closing
    // one takes its row for itself. So no ballot slips in past a close, from whatever process.
    return PgTransaction.connection(transaction)
        .preparedQuery(
            """
            with open as materialized (
              select decision from urn
              where assembly = $1 and decision = any ($2::text[]) and state = 'open'
              order by decision for share
            ), put as (
              insert into ballot (assembly, decision, person, ballot, change)
              select $1, decision, person, ballot, change
              from unnest($3::text[], $4::text[], $5::text[], $6::bigint[])
                as new (decision, person, ballot, change)
              where decision in (select decision from open)
              on conflict (assembly, decision, person) do update
                set ballot = excluded.ballot, change = excluded.change
                where ballot.change < excluded.change
            )
            select decision from open\
            """)
        .execute(
            Tuple.of(assembly.value())
                .addArrayOfString(decisions)
                .addArrayOfString(
                    newest.stream().map(cast -> cast.decision().value()).toArray(String[]::new))
                .addArrayOfString(
                    newest.stream().map(cast -> cast.person().value()).toArray(String[]::new))
                .addArrayOfString(newest.stream().map(Cast::ballot).toArray(String[]::new))
                .addArrayOfLong(newest.stream().map(Cast::change).toArray(Long[]::new)))
        .compose(rows ->
            rows.size() == decisions.length
                ? Future.succeededFuture()
                : Future.failedFuture(new UrnClosed(String.join(", ", decisions))));
  }

  /** One statement may not touch a row twice, so a person's changes are settled before it. */
  private static Collection<Cast> newest(List<Cast> casts) {
    record Whose(DecisionId decision, PersonId person) {}
    Map<Whose, Cast> newest = new LinkedHashMap<>();
    for (Cast cast : casts) {
      newest.merge(
          new Whose(cast.decision(), cast.person()),
          cast,
          (old, late) -> late.change() > old.change() ? late : old);
    }
    return newest.values();
  }

  @Override
  public Future<Void> merge(
      Transaction transaction,
      AssemblyId assembly,
      DecisionId decision,
      PersonId gone,
      @Nullable PersonId into) {
    SqlConnection connection = PgTransaction.connection(transaction);
    Tuple ballot = Tuple.of(assembly.value(), decision.value(), gone.value());
    Future<?> moved =
        into == null
            ? Future.succeededFuture()
            : connection
                .preparedQuery(
                    """
                    update ballot b set person = $4
                    where assembly = $1 and decision = $2 and person = $3 and not exists (
                      select from ballot other
                      where other.assembly = $1 and other.decision = $2 and other.person = $4)\
                    """)
                .execute(Tuple.of(assembly.value(), decision.value(), gone.value(), into.value()));
    Future<RowSet<Row>> left =
        connection
            .preparedQuery(
                "delete from ballot where assembly = $1 and decision = $2 and person = $3")
            .execute(ballot);
    return Future.join(moved, left).mapEmpty();
  }

  @Override
  public Future<Map<DecisionId, Set<PersonId>>> voted(
      Transaction transaction, AssemblyId assembly, Collection<PersonId> people) {
    return PgTransaction.connection(transaction)
        .preparedQuery(
            """
            select decision, person from ballot
            where assembly = $1 and person = any ($2::text[])\
            """)
        .execute(
            Tuple.of(assembly.value())
                .addArrayOfString(people.stream().map(PersonId::value).toArray(String[]::new)))
        .map(rows -> {
          Map<DecisionId, Set<PersonId>> cast = new HashMap<>();
          for (Row row : rows) {
            cast.computeIfAbsent(new DecisionId(row.getString("decision")), none -> new HashSet<>())
                .add(new PersonId(row.getString("person")));
          }
          return cast;
        });
  }

  @Override
  public Future<SortedMap<String, Integer>> close(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    SqlConnection connection = PgTransaction.connection(transaction);
    Tuple urn = Tuple.of(assembly.value(), decision.value());
    Future<RowSet<Row>> closed =
        connection
            .preparedQuery(
                """
                update urn set state = 'closed'
                where assembly = $1 and decision = $2 and state = 'open'\
                """)
            .execute(urn);
    Future<RowSet<Row>> counted =
        connection
            .preparedQuery(
                """
                select ballot, count(*)::integer as times from ballot
                where assembly = $1 and decision = $2 group by ballot\
                """)
            .execute(urn);
    return Future.join(closed, counted)
        .compose(done -> {
          if (closed.result().rowCount() != 1) {
            return Future.failedFuture(new UrnClosed(decision.value()));
          }
          // Sorted here, by code point units, and not by the rules of some language.
          SortedMap<String, Integer> bag = new TreeMap<>();
          for (Row row : counted.result()) {
            bag.put(row.getString("ballot"), row.getInteger("times"));
          }
          return Future.succeededFuture(bag);
        });
  }

  @Override
  public Future<Map<PersonId, Kept>> kept(AssemblyId assembly, DecisionId decision) {
    return kept(database.pool(), assembly, decision);
  }

  @Override
  public Future<Map<PersonId, Kept>> kept(
      Transaction transaction, AssemblyId assembly, DecisionId decision) {
    return kept(PgTransaction.connection(transaction), assembly, decision);
  }

  private static Future<Map<PersonId, Kept>> kept(
      SqlClient client, AssemblyId assembly, DecisionId decision) {
    return client
        .preparedQuery(
            "select person, ballot, change from ballot where assembly = $1 and decision = $2")
        .execute(Tuple.of(assembly.value(), decision.value()))
        .map(rows -> {
          Map<PersonId, Kept> kept = new HashMap<>();
          for (Row row : rows) {
            kept.put(
                new PersonId(row.getString("person")),
                new Kept(row.getString("ballot"), row.getLong("change")));
          }
          return Map.copyOf(kept);
        });
  }

  @Override
  public Future<Integer> turnout(AssemblyId assembly, DecisionId decision) {
    return database
        .pool()
        .preparedQuery(
            "select count(*)::integer as cast from ballot where assembly = $1 and decision = $2")
        .execute(Tuple.of(assembly.value(), decision.value()))
        .map(rows -> rows.iterator().next().getInteger(0));
  }
}
