package org.kiezplenum.cli;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.backup.Backup;
import org.kiezplenum.backup.Restore;
import org.kiezplenum.config.Config;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.DatabaseRefused;
import org.kiezplenum.postgres.Access;
import org.kiezplenum.proof.Proof;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.urn.SharedSecret;

/** Does what was asked on the command line, and says in the terminal what came of it. */
public final class Errands {
  private final Config config;
  private final TerminalProgress telling;
  private final Vertx vertx = Vertx.vertx();
  private @Nullable Access access;

  public Errands(
      Config config, Messages messages, String lang, Consumer<String> terminal, MovingLine line) {
    this.config = config;
    this.telling = new TerminalProgress(messages, lang, terminal, line);
  }

  /** Blocks until it is done; whether all is well. */
  public boolean run(Errand errand) {
    try {
      return does(errand);
    } finally {
      telling.end();
    }
  }

  private boolean does(Errand errand) {
    return switch (errand) {
      case Errand.Verify verify ->
          look(database ->
              verify.which() == null
                  ? verifyAll(database)
                  : verify(database, verify.which(), verify.seal()));
      case Errand.Backup backup ->
          look(database -> written(backup.file(), Backup.all(database, backup.file(), telling)));
      case Errand.Export export ->
          look(database -> export(database, export.which(), export.file()));
      case Errand.Restore restore -> restore(restore.file());
      case Errand.Import bring -> bring(bring.file());
      case Errand.NewSecret newSecret -> newSecret();
    };
  }

  private boolean verifyAll(Database database) {
    try (Proof proof = Proof.of(database)) {
      telling.begin();
      long all = proof.events();
      proof.watch(read -> telling.at(read, all));
      proof.all(telling::verdict);
      return telling.total();
    }
  }

  private boolean verify(Database database, String which, @Nullable String seal) {
    try (Proof proof = Proof.of(database)) {
      Optional<AssemblyId> found = proof.find(which);
      if (found.isEmpty()) {
        telling.say("errand.no-assembly", Map.of("which", which));
        return false;
      }
      telling.begin();
      long all = proof.events(found.get());
      proof.watch(read -> telling.at(read, all));
      telling.verdict(proof.of(found.get(), seal));
      return telling.total();
    }
  }

  private boolean export(Database database, String which, Path file) {
    Optional<AssemblyId> found;
    try (Proof proof = Proof.of(database)) {
      found = proof.find(which);
    }
    if (found.isEmpty()) {
      telling.say("errand.no-assembly", Map.of("which", which));
      return false;
    }
    return written(file, Backup.one(database, found.get(), file, telling));
  }

  private boolean written(Path file, Backup.Made made) {
    telling.written(file, made);
    return true;
  }

  private boolean restore(Path file) {
    lookFirst(Restore::refuseUnlessEmpty);
    Restore.Checked checked = Restore.check(file, telling);
    return fill(database -> {
      Restore.all(database, checked, telling);
      telling.say(
          "errand.restored",
          Map.of(
              "file",
              file,
              "assemblies",
              checked.header().of("assembly"),
              "events",
              checked.header().of("event"),
              "made",
              checked.header().made()));
      return true;
    });
  }

  private boolean bring(Path file) {
    lookFirst(database -> Restore.refuseIfThere(database, file));
    Restore.Checked checked = Restore.check(file, telling);
    return fill(database -> {
      Restore.Brought brought = Restore.one(database, checked, telling);
      telling.brought(brought);
      return true;
    });
  }

  private boolean isThere() {
    return config.databaseUrl() != null || Access.isThere(config.dataDir());
  }

  /**
   * What is there already can be seen in a moment, a large file takes minutes. Where nothing is
   * yet, nothing is started or made before the file was found to be whole.
   */
  private void lookFirst(Consumer<Database> refusing) {
    if (!isThere()) {
      return;
    }
    try {
      on(
          database -> {
            refusing.accept(database);
            return true;
          },
          Database::look);
    } catch (DatabaseRefused refused) {
      if (!refused.code().equals(DatabaseRefused.UNUSED)) {
        throw refused;
      }
    }
  }

  private boolean newSecret() {
    return saidToBeThere()
        && fill(database -> {
          Optional<Integer> lost =
              new SharedSecret(vertx, database, config.serverSecret()).insist().await();
          telling.say(
              lost.isEmpty() ? "errand.same-secret" : "errand.new-secret",
              Map.of("n", lost.orElse(0)));
          return true;
        });
  }

  /** Works on what is there, in the shape it has. */
  private boolean look(Function<Database, Boolean> work) {
    return saidToBeThere() && on(work, Database::look);
  }

  private boolean saidToBeThere() {
    boolean isThere = isThere();
    if (!isThere) {
      telling.say("errand.no-data", Map.of("folder", config.dataDir()));
    }
    return isThere;
  }

  /** Works on what is there or is made now, in the shape that a server would give it. */
  private boolean fill(Function<Database, Boolean> work) {
    return on(work, Database::open);
  }

  private interface Opening {
    io.vertx.core.Future<Database> open(Vertx vertx, PgConnectOptions address);
  }

  private boolean on(Function<Database, Boolean> work, Opening opening) {
    Database database = opening.open(vertx, address()).await();
    try {
      return work.apply(database);
    } finally {
      database.close().await();
    }
  }

  private PgConnectOptions address() {
    String url = config.databaseUrl();
    if (url != null) {
      return Database.address(url);
    }
    synchronized (this) {
      Access there = access == null ? Access.to(config.dataDir()) : access;
      access = there;
      return there.options();
    }
  }

  /** Ends what was begun for it. */
  public synchronized void close() {
    // What is still connected goes first, so that it is not taken for somebody else.
    vertx.close().await();
    if (access != null) {
      access.close();
    }
  }
}
