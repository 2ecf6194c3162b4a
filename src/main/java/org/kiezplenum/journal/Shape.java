package org.kiezplenum.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a database: which of the numbered SQL files have made it, the first one first.
 *
 * <p>A copy of the rows is worth something only together with the shape they had, so every backup
 * says it.
 */
public record Shape(List<AppliedMigration> steps) {

  /** A file that was applied, with the SHA-256 of its text in lower-case hex. */
  public record AppliedMigration(int number, String name, String checksum) {}

  public Shape {
    steps = List.copyOf(steps);
  }

  /** What this server makes of every database. */
  public static Shape ours() {
    return new Shape(Migrations.known().stream().map(Migrations.Migration::step).toList());
  }

  /** What a database has, which is nothing if no server has ever used it. */
  public static Future<Shape> of(SqlClient client) {
    return client
        .query("select to_regclass('migration') is not null as there")
        .execute()
        .compose(rows ->
            rows.iterator().next().getBoolean("there")
                ? client.query(Migrations.APPLIED).execute().map(Shape::read)
                : Future.succeededFuture(new Shape(List.of())));
  }

  private static Shape read(Iterable<io.vertx.sqlclient.Row> rows) {
    List<AppliedMigration> steps = new ArrayList<>();
    for (var row : rows) {
      steps.add(
          new AppliedMigration(
              row.getInteger("number"), row.getString("name"), row.getString("checksum")));
    }
    return new Shape(steps);
  }

  /** Made by a server that knows more files than this one. */
  public boolean isNewer() {
    return steps.size() > ours().steps.size();
  }

  /** Whether this server has every file that made it, unchanged, and so can bring it up to date. */
  public boolean isKnown() {
    List<AppliedMigration> ours = ours().steps;
    return !isNewer() && steps.equals(ours.subList(0, steps.size()));
  }

  /** Makes the tables of this shape in the schema where the client makes tables. */
  public Future<Void> make(SqlClient client) {
    return Migrations.run(client, 0, steps.size());
  }

  /** Brings tables of this shape to ours. */
  public Future<Void> bringUp(SqlClient client) {
    return Migrations.run(client, steps.size(), ours().steps.size());
  }
}
