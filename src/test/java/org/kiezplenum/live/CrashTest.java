package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;
import static org.kiezplenum.live.Client.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;

/**
 * The server and its PostgreSQL are killed while people vote and queue, and started again by the
 * same command. Whatever somebody was told is stored is there, once.
 */
class CrashTest {
  private static final int ROUNDS = 3;
  private static final int VOTERS = 25;
  private static final List<String> CHOICES = List.of("yes", "no", "abstain");

  private final SplittableRandom random = new SplittableRandom(20261122);
  private final AtomicInteger acknowledged = new AtomicInteger();

  @Test
  void whatWasAcknowledgedIsThereOnceAfterTheMachineDied() throws Exception {
    // Made before, so that its programs are unpacked for the server as well.
    TestPostgres.address();
    Path data = Path.of("target", "crash-test-" + ProcessHandle.current().pid());
    try (RealServer server = RealServer.onFolder(data).start()) {
      Site.Created assembly = server.create("Kiezversammlung");
      Client desk = Client.join(server, assembly.code(), "Mina", assembly.key()).connect();
      desk.does("open-assembly");
      String item = desk.does("add-item", "title", "Spielstraße", "minutes", 20);
      desk.does("start-item", "item", item);
      String decision = desk.does("open-decision", "question", "Sperren wir die Straße?");
      List<Voter> voters = new ArrayList<>();
      for (int i = 0; i < VOTERS; i++) {
        Client client = Client.join(server, assembly.code(), "Gast " + i).connect();
        voters.add(new Voter(client, decision, random.split()));
      }
      saysThatSomebodyElseRunsHere(server);
      for (int round = 1; round <= ROUNDS; round++) {
        killUnderLoad(server, data, voters);
        server.start();
        goesOn(desk, decision, voters, data, assembly.id());
      }
      long ballots =
          voters.stream().filter(voter -> voter.client.own().containsKey("ballot")).count();
      desk.does("close-decision", "decision", decision);
      assertThat(desk.holdsTheServersView().view().getJsonObject("desk").getJsonObject("count"))
          .matches(count -> cast(((JsonObject) count).getJsonObject("phones")) == ballots);
      server.terminate();
    }
    remove(data);
  }

  /** One who votes, changes their mind, raises and takes back a hand, and remembers it all. */
  private final class Voter {
    private final Client client;
    private final String decision;
    private final SplittableRandom own;
    private final List<String> choices = Collections.synchronizedList(new ArrayList<>());
    private volatile int acknowledgedChange;
    private volatile String entry;
    private volatile JsonObject unanswered;

    private Voter(Client client, String decision, SplittableRandom own) {
      this.client = client;
      this.decision = decision;
      this.own = own;
    }

    private void actUntilTheEnd() {
      try {
        while (client.closeCode() == 0) {
          if (entry == null && own.nextInt(3) == 0) {
            unanswered = command("ask-to-speak");
            JsonObject answer = client.ask(unanswered);
            if (answer.containsKey("made")) {
              entry = answer.getString("made");
              acknowledged.incrementAndGet();
            }
          } else {
            vote();
          }
          unanswered = null;
        }
      } catch (AssertionError | IllegalStateException died) {
        // The server is gone; what is unanswered stays so.
      }
    }

    private void vote() {
      String choice = CHOICES.get(own.nextInt(CHOICES.size()));
      choices.add(choice);
      int change = choices.size();
      unanswered = command("cast-ballot", "decision", decision, "choice", choice, "change", change);
      if (!client.ask(unanswered).containsKey("refused")) {
        acknowledgedChange = change;
        acknowledged.incrementAndGet();
      }
    }

    /** The ballot is the last that was acknowledged, or a later one that was not. */
    private void findsTheirOwn(JsonArray queue, JsonObject entries) {
      JsonObject mine = client.connect().holdsTheServersView().own();
      JsonObject ballot = mine.getJsonObject("ballot");
      int change = ballot == null ? 0 : ballot.getInteger("change");
      assertThat(change).isBetween(acknowledgedChange, choices.size());
      if (change > 0) {
        assertThat(ballot.getString("choice")).isEqualTo(choices.get(change - 1));
      }
      if (entry != null) {
        assertThat(queue.stream().filter(entry::equals)).hasSize(1);
        assertThat(mine.getString("entry")).isEqualTo(entry);
      }
      long ofMine =
          entries.stream()
              .filter(e -> ((JsonObject) e.getValue()).getString("person").equals(client.person()))
              .count();
      assertThat(ofMine).isLessThanOrEqualTo(1);
    }

    /** What was not answered is sent again under its id, and then it is there, once. */
    private void sendsAgain() {
      JsonObject again = unanswered;
      if (again == null) {
        return;
      }
      JsonObject first = client.ask(again);
      assertThat(first.containsKey("refused")).isFalse();
      assertThat(client.ask(again)).isEqualTo(first);
      if (first.containsKey("made")) {
        entry = first.getString("made");
      } else {
        acknowledgedChange = choices.size();
      }
      unanswered = null;
    }
  }

  private void killUnderLoad(RealServer server, Path data, List<Voter> voters) throws Exception {
    acknowledged.set(0);
    List<Thread> threads =
        voters.stream().map(voter -> Thread.ofVirtual().start(voter::actUntilTheEnd)).toList();
    int enough = 20 + random.nextInt(80);
    until(() -> acknowledged.get() >= enough);
    server.kill(postmaster(data));
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void goesOn(Client desk, String decision, List<Voter> voters, Path data, String assembly)
      throws IOException {
    desk.drop().connect().holdsTheServersView();
    JsonObject common = desk.common();
    assertThat(common.getString("voting")).isEqualTo(decision);
    assertThat(common.getJsonObject("decision").getJsonObject(decision).getString("state"))
        .isEqualTo("open");
    JsonArray queue = common.getJsonObject("floor").getJsonArray("queue");
    assertThat(queue.stream().distinct()).hasSize(queue.size());
    voters.forEach(voter -> voter.findsTheirOwn(queue, common.getJsonObject("entries")));
    voters.forEach(Voter::sendsAgain);
    keptWhatItConfirmed(data, assembly);
  }

  private static void keptWhatItConfirmed(Path data, String assembly) throws IOException {
    PgConnectOptions address =
        new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(Integer.parseInt(pidFile(data).get(3).strip()))
            .setUser("kiezplenum")
            .setDatabase("kiezplenum")
            .setPassword(Files.readString(data.resolve("password")).strip());
    Database database = result(Database.open(TestPostgres.vertx(), address));
    String fsync =
        result(database.pool().query("show fsync").execute()).iterator().next().getString(0);
    assertThat(fsync).isEqualTo("on");
    assertThat(result(new PgJournal(database).verify(new AssemblyId(assembly)))).isEmpty();
    result(database.close());
  }

  private static void saysThatSomebodyElseRunsHere(RealServer server) {
    RealServer second = server.again();
    assertThat(second.end()).isEqualTo(1);
    assertThat(second.said())
        .contains("Kiezplenum is running on these data already.")
        .doesNotContain("Exception");
  }

  private static long postmaster(Path data) throws IOException {
    return Long.parseLong(pidFile(data).getFirst().strip());
  }

  private static List<String> pidFile(Path data) throws IOException {
    return Files.readAllLines(data.resolve("cluster").resolve("postmaster.pid"));
  }

  /** The link to the shared programs goes, not what it leads to. */
  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static int cast(JsonObject tally) {
    return tally.stream().mapToInt(choice -> (Integer) choice.getValue()).sum();
  }
}
