package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;
import static org.kiezplenum.live.Client.command;

import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.backup.Backup;
import org.kiezplenum.backup.Progress;
import org.kiezplenum.backup.Restore;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.proof.Proof;
import org.kiezplenum.proof.Verdict;

/** A backup that is taken while people act, and what they see when it is brought back. */
@Tag("slow")
class RestoreTest {
  private static final Progress SILENT = (done, all) -> {};
  private static final int PHONES = 8;

  @TempDir Path folder;

  private static void restore(PgConnectOptions target, Path file) {
    Database database = result(Database.open(TestPostgres.vertx(), target));
    Restore.all(database, Restore.check(file, SILENT), SILENT);
    result(database.close());
  }

  private static void backUp(TestServer server, Path file, Progress progress) {
    Database database = result(Database.look(TestPostgres.vertx(), server.database()));
    Backup.all(database, file, progress);
    result(database.close());
  }

  private static List<Recorded> history(PgConnectOptions address, AssemblyId id) {
    Database database = result(Database.look(TestPostgres.vertx(), address));
    try {
      return result(new PgJournal(database).read(id, 0, 100_000));
    } finally {
      result(database.close());
    }
  }

  private static Verdict verdict(PgConnectOptions address, AssemblyId id) {
    Database database = result(Database.look(TestPostgres.vertx(), address));
    try (Proof proof = Proof.of(database)) {
      return proof.of(id, null);
    } finally {
      result(database.close());
    }
  }

  @Test
  void aBackupUnderLoadIsOneMomentOfTheEvening() throws InterruptedException {
    Path file = folder.resolve("load.backup");
    PgConnectOptions target = TestPostgres.address();
    try (TestServer server = TestServer.start();
        Gathering gathering = Gathering.at(server)) {
      String decision = gathering.vote();
      AtomicBoolean ends = new AtomicBoolean();
      AtomicInteger acts = new AtomicInteger();
      List<Thread> people = new ArrayList<>();
      for (int i = 0; i < PHONES; i++) {
        Client phone = gathering.phone("Gast " + i);
        people.add(Thread.ofVirtual().start(() -> act(phone, decision, ends, acts)));
      }
      until(() -> acts.get() > 50);
      AssemblyId id = new AssemblyId(gathering.assembly.id());
      int before = history(server.database(), id).size();
      int[] during = new int[1];
      backUp(
          server,
          file,
          (done, all) -> {
            if (done == all / 2) {
              int then = acts.get();
              // The file is half written, and people go on.
              until(() -> acts.get() > then + 20);
              during[0] = acts.get();
            }
          });
      assertThat(during[0]).isPositive();
      ends.set(true);
      for (Thread person : people) {
        person.join();
      }
      restore(target, file);

      List<Recorded> now = history(server.database(), id);
      List<Recorded> then = history(target, id);
      assertThat(then.size()).isBetween(before, now.size() - 1);
      assertThat(then).isEqualTo(now.subList(0, then.size()));
      assertThat(verdict(target, id).flaws()).isEmpty();
      assertThat(verdict(server.database(), id).flaws()).isEmpty();
      // A server on it tells the same evening: its own numbers fit the ballots that came along.
      try (TestServer restored = TestServer.on(target);
          Client desk =
              Client.join(restored, gathering.code(), "Mina", gathering.assembly.key()).connect()) {
        desk.does("close-decision", "decision", decision);
        desk.does("announce-decision", "decision", decision);
        desk.holdsTheServersView();
      }
      assertThat(verdict(target, id).flaws()).isEmpty();
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void act(Client phone, String decision, AtomicBoolean ends, AtomicInteger acts) {
    for (int change = 1; !ends.get(); change++) {
      String choice = change % 2 == 0 ? "yes" : "no";
      for (JsonObject act :
          List.of(
              command("cast-ballot", "decision", decision, "choice", choice, "change", change),
              command("ask-to-speak"),
              command("withdraw-entry"),
              command("hand-in-proposal", "title", "Antrag", "text", "Text " + change))) {
        // As fast as a phone may be without being sent away.
        pause(60);
        // Only what was acknowledged is in the history.
        if (!phone.ask(act).containsKey("refused")) {
          acts.incrementAndGet();
        }
      }
    }
  }

  @Test
  void whoIsConnectedWhenAnOlderMomentIsBroughtBackHoldsItAndGoesOn() {
    Path file = folder.resolve("older.backup");
    PgConnectOptions target = TestPostgres.address();
    try (TestServer server = TestServer.start();
        Gathering gathering = Gathering.at(server)) {
      Client phone = gathering.phone("Ali");
      phone.does("ask-to-speak");
      backUp(server, file, SILENT);
      JsonObject then = phone.holdsTheServersView().common();
      gathering.desk.does("add-item", "title", "Geht verloren", "minutes", 5);
      phone.does("withdraw-entry");
      phone.holdsTheServersView();
      gathering.desk.holdsTheServersView();
      String epoch = phone.epoch();
      long seq = phone.seq();

      server.stop();
      restore(target, file);
      server.openOn(target);
      // As many things happen as were lost, so that the numbers are the same again.
      try (Client another =
          Client.join(server, gathering.code(), "Mina", gathering.assembly.key()).connect()) {
        while (another.seq() < seq) {
          int count = another.common().getInteger("present", 0) + 1;
          another.does("state-present", "count", count);
          another.sees(view -> view.getJsonObject("public").getInteger("present", 0) == count);
        }
      }
      phone.forgetHeard();
      phone.connect().holdsTheServersView();
      gathering.desk.connect().holdsTheServersView();

      assertThat(phone.heard().getFirst().containsKey("view")).isTrue();
      assertThat(phone.epoch()).isNotEqualTo(epoch);
      assertThat(phone.common().getJsonArray("agenda")).isEqualTo(then.getJsonArray("agenda"));
      assertThat(phone.own().getString("entry")).isNotNull();

      // And from here on by differences, as ever.
      phone.forgetHeard();
      gathering.desk.does("add-item", "title", "Bänke", "minutes", 5);
      phone.does("withdraw-entry");
      phone.holdsTheServersView();
      assertThat(phone.heard()).noneMatch(frame -> frame.containsKey("view"));
      assertThat(phone.heard()).anyMatch(frame -> frame.containsKey("patch"));
      assertThat(verdict(target, new AssemblyId(gathering.assembly.id())).flaws()).isEmpty();
    }
  }

  @Test
  void whoIsConnectedWhenTheDatabaseIsWoundBackUnderTheServerComesBackToIt() {
    try (TestServer server = TestServer.start();
        Gathering gathering = Gathering.at(server)) {
      Client phone = gathering.phone("Ali").holdsTheServersView();
      AssemblyId id = new AssemblyId(gathering.assembly.id());
      List<Recorded> history = history(server.database(), id);
      Recorded end = history.get(history.size() - 2);
      Database database = result(Database.look(TestPostgres.vertx(), server.database()));
      result(
          database
              .pool()
              .query(
                  """
                  delete from event where seq > %1$d;
                  update assembly set head = %1$d, hash = '%2$s', last_at = %3$d;
                  update server set epoch = 'another'\
                  """
                      .formatted(end.seq(), end.hash(), end.at()))
              .execute());
      result(database.close());

      assertThat(phone.closed()).isEqualTo((short) 4001);
      phone.connect().holdsTheServersView();
      assertThat(phone.seq()).isEqualTo(end.seq());
      assertThat(phone.epoch()).startsWith("another");
    }
  }
}
