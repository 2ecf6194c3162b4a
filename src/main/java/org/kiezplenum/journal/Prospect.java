package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a start would find in a database, and do in it. Looking changes nothing.
 *
 * @param version of its PostgreSQL, for example 18.6
 * @param applied how many of our files have made its shape; 0 if it was never used
 * @param missing how many a start would apply
 * @param free connections that it would still take
 */
public record Prospect(String version, int applied, int missing, int free) {
  private static final int PATIENCE_SECONDS = 10;

  private static final String LOOK =
      """
      select current_setting('server_version') as version,
             current_user as account,
             current_database() as name,
             coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create,
             coalesce(has_table_privilege(to_regclass('event'), 'insert'), true) as may_write,
             current_setting('max_connections')::int
               - current_setting('superuser_reserved_connections')::int
               - (select count(*)::int from pg_stat_activity where backend_type = 'client backend')
               as free\
      """;

  /** Fails with the {@link DatabaseRefused} that a start would end with. */
  public static Future<Prospect> of(Vertx vertx, PgConnectOptions address) {
    PgConnectOptions options = Database.tuned(address);
    return PgConnection.connect(vertx, options)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .compose(connection ->
            Database.check(connection)
                .compose(sound -> Database.writable(connection))
                .compose(writable -> look(connection))
                .eventually(connection::close))
        .recover(e -> Future.failedFuture(DatabaseCause.of(e, options)));
  }

  private static Future<Prospect> look(PgConnection connection) {
    return Shape.of(connection)
        .compose(shape ->
            connection.query(LOOK).execute().map(rows -> judge(shape, rows.iterator().next())));
  }

  private static Prospect judge(Shape shape, Row row) {
    List<Shape.AppliedMigration> steps = shape.steps();
    if (shape.isNewer()) {
      throw new DatabaseRefused("database-newer", Map.of("file", steps.getLast().name()));
    }
    if (!shape.isKnown()) {
      throw new DatabaseRefused("database-changed", Map.of("file", steps.getLast().name()));
    }
    int missing = Shape.ours().steps().size() - steps.size();
    if (!row.getBoolean("may_write") || (missing > 0 && !row.getBoolean("may_create"))) {
      throw new DatabaseRefused(
          "database-rights",
          Map.of(
              "user", row.getString("account"), "name", row.getString("name"), "said", "create"));
    }
    return new Prospect(
        row.getString("version").split(" ", 2)[0], steps.size(), missing, row.getInteger("free"));
  }
}
