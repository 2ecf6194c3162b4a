package org.kiezplenum.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.failure;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.journal.Migrations.Migration;

/** Opening a database, and refusing one. */
@Tag("slow")
class DatabaseTest {

  private static String code(Future<?> refused) {
    Throwable failure = failure(refused);
    assertThat(failure).isInstanceOf(DatabaseRefused.class);
    return ((DatabaseRefused) failure).code();
  }

  private static <T> T on(PgConnectOptions address, Function<PgConnection, Future<T>> use) {
    return result(
        PgConnection.connect(TestPostgres.vertx(), address)
            .compose(connection -> use.apply(connection).eventually(connection::close)));
  }

  private static void sql(PgConnectOptions address, String sql) {
    on(address, connection -> connection.query(sql).execute());
  }

  private static Migration migration(int number, String sql) {
    return new Migration(number, "000" + number + "-test.sql", sql, Migrations.checksum(sql));
  }

  @Test
  void anAddressMayBeOneLine() {
    PgConnectOptions at = TestPostgres.address();
    String uri =
        "postgresql://%s:%s@127.0.0.1:%d/%s"
            .formatted(at.getUser(), at.getPassword(), at.getPort(), at.getDatabase());
    Database database = result(Database.open(TestPostgres.vertx(), uri));
    assertThat(result(database.epoch())).hasSize(32);
    result(database.close());
  }

  @Test
  void anAddressThatCannotBeReadIsRefusedWithoutRepeatingIt() {
    Future<Database> refused = Database.open(TestPostgres.vertx(), "mysql//u:secret@host");
    assertThat(code(refused)).isEqualTo("database-url-malformed");
    assertThat(failure(refused)).hasMessageNotContaining("secret").hasNoCause();
  }

  @Test
  void twoServersThatStartAtOnceMigrateOnce() {
    PgConnectOptions address = TestPostgres.address();
    List<Future<Database>> starts =
        List.of(1, 2, 3, 4).stream()
            .map(n -> Database.open(TestPostgres.vertx(), address))
            .toList();
    result(Future.all(starts));
    assertThat(starts.stream().map(start -> result(start.result().epoch())).distinct()).hasSize(1);
    starts.forEach(start -> result(start.result().close()));
  }

  @Test
  void openingAgainChangesNothing() {
    Database first = TestPostgres.database();
    Database second = TestPostgres.again(first);
    assertThat(result(second.epoch())).isEqualTo(result(first.epoch()));
    result(first.close());
    result(second.close());
  }

  @Test
  void aNewerDatabaseIsRefused() {
    Database database = TestPostgres.database();
    sql(database.options(), "insert into migration values (9999, '9999-later.sql', 'x')");
    assertThat(code(Database.open(TestPostgres.vertx(), database.options())))
        .isEqualTo("database-newer");
    result(database.close());
  }

  @Test
  void aMigrationThatWasChangedIsRefused() {
    Database database = TestPostgres.database();
    sql(database.options(), "update migration set checksum = 'another' where number = 1");
    assertThat(code(Database.open(TestPostgres.vertx(), database.options())))
        .isEqualTo("database-changed");
    result(database.close());
  }

  @Test
  void migrationsAreAppliedInOrderAndEachOnce() {
    PgConnectOptions address = TestPostgres.address();
    Migration first = migration(1, "create table t (n int); insert into t values (1)");
    Migration second = migration(2, "insert into t select n + 1 from t");
    on(address, connection -> Migrations.apply(connection, List.of(first)));
    on(address, connection -> Migrations.apply(connection, List.of(first, second)));
    on(address, connection -> Migrations.apply(connection, List.of(first, second)));
    long rows =
        on(
            address,
            connection ->
                connection
                    .query("select count(*) from t")
                    .execute()
                    .map(counted -> counted.iterator().next().getLong(0)));
    assertThat(rows).isEqualTo(2);
  }

  @Test
  void aMigrationThatFailsLeavesNothingOfItself() {
    PgConnectOptions address = TestPostgres.address();
    Migration broken = migration(1, "create table t (n int); select 1 / 0");
    PgConnection connection = result(PgConnection.connect(TestPostgres.vertx(), address));
    failure(Migrations.apply(connection, List.of(broken)));
    result(connection.close());
    Migration mended = migration(1, "create table t (n int)");
    on(address, again -> Migrations.apply(again, List.of(mended)));
  }
}
