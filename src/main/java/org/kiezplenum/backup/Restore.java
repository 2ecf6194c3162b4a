package org.kiezplenum.backup;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.proof.Proof;
import org.kiezplenum.proof.Verdict;

/** Brings a file back: all of it or, if anything is wrong with it, nothing. */
public final class Restore {
  private Restore() {}

  /**
   * Reads a file to its end, and refuses one that is cut off, changed, or of a newer server.
   * Nothing needs to run for that.
   */
  public static Checked check(Path file, Progress progress) {
    return new Checked(file, BackupReader.check(file, progress));
  }

  /** So that nobody waits for a file to be read that cannot be brought back here anyway. */
  public static void refuseUnlessEmpty(Database database) {
    long there =
        database
            .pool()
            .query("select count(*) from assembly")
            .execute()
            .await()
            .iterator()
            .next()
            .getLong(0);
    if (there > 0) {
      throw new BackupRefused("backup.not-empty", Map.of("n", there));
    }
  }

  /** The same for one assembly, by what the first line of its file says. */
  public static void refuseIfThere(Database database, Path file) {
    String assembly;
    try (BackupReader reading = BackupReader.of(file)) {
      assembly = reading.header().assembly();
    }
    if (assembly == null) {
      throw new BackupRefused("backup.everything");
    }
    boolean isThere =
        database
            .pool()
            .preparedQuery("select exists (select from assembly where id = $1)")
            .execute(Tuple.of(assembly))
            .await()
            .iterator()
            .next()
            .getBoolean(0);
    if (isThere) {
      throw new BackupRefused("backup.there", Map.of("assembly", assembly));
    }
  }

  /** A file that was whole when it was read. */
  public record Checked(Path file, Header header) {}

  /** Fills an empty database. */
  public static void all(Database database, Checked checked, Progress progress) {
    if (checked.header().assembly() != null) {
      throw new BackupRefused("backup.single");
    }
    within(
        database,
        connection -> {
          Staging staging = Staging.of(connection, checked.file(), progress);
          staging.hold();
          long there = staging.assemblies(true);
          if (there > 0) {
            throw new BackupRefused("backup.not-empty", Map.of("n", there));
          }
          staging.move();
          return there;
        });
  }

  /**
   * An assembly that was brought in.
   *
   * @param code which it has here; absent if another one has its code
   */
  public record Brought(AssemblyId assembly, @Nullable String code, Verdict verdict) {}

  /** Adds one assembly to whatever is there. One whose history does not hold is refused. */
  public static Brought one(Database database, Checked checked, Progress progress) {
    if (checked.header().assembly() == null) {
      throw new BackupRefused("backup.everything");
    }
    AssemblyId assembly = id(checked.header().assembly());
    return within(
        database,
        connection -> {
          Staging staging = Staging.of(connection, checked.file(), progress);
          if (!staging.isOnly(assembly.value())) {
            throw new BackupRefused("backup.damaged");
          }
          staging.hold();
          if (staging.isThere(assembly.value())) {
            throw new BackupRefused("backup.there", Map.of("assembly", assembly.value()));
          }
          settleCode(staging, connection, assembly);
          staging.move();
          staging.goHome();
          Verdict verdict = Proof.within(connection).of(assembly, null);
          if (!verdict.isSound()) {
            throw new BackupRefused("backup.unsound", Map.of("n", verdict.found()));
          }
          return new Brought(assembly, verdict.code(), verdict);
        });
  }

  private static AssemblyId id(String said) {
    try {
      return new AssemblyId(said);
    } catch (IllegalArgumentException e) {
      throw new BackupRefused("backup.damaged");
    }
  }

  /**
   * The code stands in the first event, so it cannot be another one here. An assembly that is over
   * and published can be read without; one that goes on would be without a door.
   */
  private static void settleCode(Staging staging, PgConnection connection, AssemblyId assembly) {
    for (String code : staging.takenCodes()) {
      boolean published =
          connection
                  .query("select count(*) from minutes where document is not null")
                  .execute()
                  .await()
                  .iterator()
                  .next()
                  .getLong(0)
              > 0;
      if (!published) {
        throw new BackupRefused(
            "backup.code-taken", Map.of("code", code, "assembly", assembly.value()));
      }
      staging.dropCode();
    }
  }

  /** Does it in one transaction on a connection of its own. */
  private static <T> T within(Database database, Function<PgConnection, T> work) {
    PgConnection connection = database.patient().await();
    try {
      connection.query("begin").execute().await();
      T done = Objects.requireNonNull(work.apply(connection));
      connection.query("commit").execute().await();
      return done;
    } finally {
      // What was not committed is rolled back with the connection.
      connection.close().await();
    }
  }
}
