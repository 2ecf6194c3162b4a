package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kiezplenum.assembly.AssemblyId;

/** Removes an assembly with everything that any store holds of it, in one transaction. */
final class Deletion {
  /**
   * After the head the urns, as everywhere; then whatever points to something before what it points
   * to.
   */
  private static final List<String> STATEMENTS =
      List.of(
          "select 1 from urn where assembly = $1 order by decision for update",
          "delete from ballot where assembly = $1",
          "delete from urn_key where assembly = $1",
          "delete from urn where assembly = $1",
          "delete from word where assembly = $1",
          "delete from seat where assembly = $1",
          "delete from role_key where assembly = $1",
          "delete from minutes where assembly = $1",
          "delete from command where assembly = $1",
          "delete from arrival where assembly = $1",
          "delete from event where assembly = $1",
          "delete from assembly where id = $1");

  private Deletion() {}

  static Future<Boolean> of(
      SqlConnection connection,
      AssemblyId assembly,
      long known,
      Function<Transaction, Future<Void>> before) {
    PgTransaction transaction = new PgTransaction(connection);
    return connection
        .query("begin")
        .execute()
        .compose(begun -> head(connection, assembly))
        .compose(head ->
            head.isPresent() && head.get() == known
                ? before
                    .apply(transaction)
                    .compose(done -> all(connection, assembly))
                    .onSuccess(deleted -> transaction.committed())
                : connection.query("rollback").execute().map(head.isEmpty()))
        .recover(
            e -> connection.query("rollback").execute().transform(done -> Future.failedFuture(e)));
  }

  /**
   * "For update" and not less: whoever takes a seat, or puts minutes into the archive, looks at the
   * row for their foreign key, and has to wait for its end.
   */
  private static Future<Optional<Long>> head(SqlConnection connection, AssemblyId assembly) {
    return connection
        .preparedQuery("select head from assembly where id = $1 for update")
        .execute(Tuple.of(assembly.value()))
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getLong("head")));
  }

  private static Future<Boolean> all(SqlConnection connection, AssemblyId assembly) {
    Future<?> done = Future.succeededFuture();
    for (String statement : STATEMENTS) {
      done =
          done.compose(
              before -> connection.preparedQuery(statement).execute(Tuple.of(assembly.value())));
    }
    return done.compose(before -> connection.query("commit").execute()).map(true);
  }
}
