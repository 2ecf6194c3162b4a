package org.kiezplenum.urn;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.PgTransaction;
import org.kiezplenum.journal.Transaction;

/**
 * The keys of secret decisions in the table {@code urn_key}, wrapped under the server's secret.
 *
 * <p>Whoever takes one out moves the secret on and wraps all that stay anew, so that what is left
 * of it on a disk opens with no secret that is kept. That costs as much as there are open secret
 * decisions in the whole database, some ten microseconds for each; a ballot costs what it did. All
 * who write here hold the row of {@code urn_secret}, which keeps them apart: nobody waits for a key
 * while another who has it waits for them.
 */
final class SealKeys {
  private final SharedSecret secret;

  SealKeys(SharedSecret secret) {
    this.secret = secret;
  }

  Future<Void> keep(SqlConnection connection, AssemblyId assembly, DecisionId decision, Seal seal) {
    return secret
        .held(connection, SharedSecret.Hold.SHARED)
        .compose(held ->
            held.isEmpty()
                // The append is tried again, and is refused if this turns out to be true.
                ? Future.failedFuture(new OtherSecret())
                : connection
                    .preparedQuery(
                        "insert into urn_key (assembly, decision, wrapped) values ($1, $2, $3)")
                    .execute(
                        Tuple.of(
                            assembly.value(),
                            decision.value(),
                            Buffer.buffer(seal.wrapped(held.get())))))
        .mapEmpty();
  }

  Future<Optional<Seal>> find(SqlConnection connection, AssemblyId assembly, DecisionId decision) {
    return read(connection, assembly, decision)
        .compose(row ->
            row.filter(found -> secret.isForgotten(found.getLong("generation"))).isPresent()
                // Another count was committed after we had read. It is there for who reads now.
                ? read(connection, assembly, decision)
                : Future.succeededFuture(row))
        .map(row -> row.flatMap(found -> unwrapped(found, assembly, decision)));
  }

  private static Future<Optional<Row>> read(
      SqlConnection connection, AssemblyId assembly, DecisionId decision) {
    // One statement, and so one moment: the key is wrapped under this generation.
    return connection
        .preparedQuery(
            """
            select wrapped, name, generation, fingerprint from urn_key, urn_secret
            where assembly = $1 and decision = $2\
            """)
        .execute(Tuple.of(assembly.value(), decision.value()))
        .map(rows -> rows.stream().findFirst());
  }

  private Optional<Seal> unwrapped(Row row, AssemblyId assembly, DecisionId decision) {
    return secret
        .generation(row)
        .flatMap(
            held -> Seal.unwrapped(row.getBuffer("wrapped").getBytes(), held, assembly, decision));
  }

  /** Takes out keys of one assembly, and moves on. */
  Future<Void> destroy(Transaction transaction, AssemblyId assembly, List<String> decisions) {
    SqlConnection connection = PgTransaction.connection(transaction);
    return secret
        .held(connection, SharedSecret.Hold.ALONE)
        .compose(held ->
            connection
                .preparedQuery(
                    "delete from urn_key where assembly = $1 and decision = any ($2::text[])")
                .execute(
                    Tuple.of(assembly.value()).addArrayOfString(decisions.toArray(String[]::new)))
                .compose(deleted ->
                    held.isEmpty()
                        // A secret that is not ours to move: what it opens is gone here all the
                        // same.
                        ? Future.succeededFuture()
                        : moveOn(transaction, held.get())));
  }

  private Future<Void> moveOn(Transaction transaction, Generation held) {
    SqlConnection connection = PgTransaction.connection(transaction);
    Generation next = held.next();
    return connection
        .query("select assembly, decision, wrapped from urn_key")
        .execute()
        .compose(rows -> wrapAnew(connection, rows, held, next))
        .compose(wrapped -> secret.write(connection, next))
        .onSuccess(moved -> PgTransaction.afterCommit(transaction, () -> secret.move(next)))
        .mapEmpty();
  }

  /** One that cannot be opened stays as it is: it was lost before. */
  private static Future<?> wrapAnew(
      SqlConnection connection, RowSet<Row> rows, Generation held, Generation next) {
    List<String> assemblies = new ArrayList<>();
    List<String> decisions = new ArrayList<>();
    List<Buffer> wrapped = new ArrayList<>();
    for (Row row : rows) {
      String assembly = row.getString("assembly");
      String decision = row.getString("decision");
      Seal.unwrapped(
              row.getBuffer("wrapped").getBytes(),
              held,
              new AssemblyId(assembly),
              new DecisionId(decision))
          .ifPresent(seal -> {
            assemblies.add(assembly);
            decisions.add(decision);
            wrapped.add(Buffer.buffer(seal.wrapped(next)));
          });
    }
    return wrapped.isEmpty()
        ? Future.succeededFuture()
        : connection
            .preparedQuery(
                """
                update urn_key k set wrapped = new.wrapped
                from unnest($1::text[], $2::text[], $3::bytea[]) as new (assembly, decision, wrapped)
                where k.assembly = new.assembly and k.decision = new.decision\
                """)
            .execute(
                Tuple.tuple()
                    .addArrayOfString(assemblies.toArray(String[]::new))
                    .addArrayOfString(decisions.toArray(String[]::new))
                    .addArrayOfBuffer(wrapped.toArray(Buffer[]::new)));
  }
}
