package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.proof.Flaw;
import org.kiezplenum.proof.Proof;
import org.kiezplenum.proof.Verdict;
import org.kiezplenum.rooms.Stores;
import org.slf4j.LoggerFactory;

/**
 * Who chose what in a secret decision is nowhere: two elections in which the same people vote in
 * the same order, some of them twice, and only the choices of two are swapped, leave the same in
 * every table at every moment, in every frame and in the log. What must differ, since it is drawn
 * at random or is a time, is named in {@link #veiled}; of what is sealed the length is compared.
 */
@Tag("slow")
class SecretElectionTest {
  private static final int PEOPLE = Integer.getInteger("election.people", 70);
  private static final int FEW = 24;

  /** Ballots of every length there is. */
  private static final List<String> CHOICES =
      List.of("a>b>c", "b", "c>a", "b>a>c", "c", "a>c", "b>c>a");

  /** Where rows lie depends on which connection has written them, so they are put in order. */
  private static final Map<String, String> ORDERS =
      Map.of(
          "event", "seq",
          "command", "seq, actor",
          "arrival", "seq",
          "word", "key, version",
          "urn", "decision",
          "urn_key", "decision",
          "ballot", "person",
          "seat", "person",
          "role_key", "role",
          "told", "serial");

  /** What an onlooker of everything has seen. */
  private record Seen(List<String> moments, List<List<String>> frames, List<String> log) {}

  @Test
  void nothingAnywhereTellsWhoseChoiceWasWhich() {
    alike(elect(PEOPLE, false, LeakyUrn.Leak.NONE), elect(PEOPLE, true, LeakyUrn.Leak.NONE));
  }

  private static void alike(Seen one, Seen other) {
    assertThat(other.moments()).hasSameSizeAs(one.moments());
    for (int moment = 0; moment < one.moments().size(); moment++) {
      assertThat(other.moments().get(moment).lines())
          .as("the database at moment %d", moment)
          .containsExactlyElementsOf(one.moments().get(moment).lines().toList());
    }
    for (int client = 0; client < one.frames().size(); client++) {
      assertThat(other.frames().get(client))
          .as("what client %d heard", client)
          .containsExactlyElementsOf(one.frames().get(client));
    }
    assertThat(other.log()).containsExactlyElementsOf(one.log());
  }

  /** So that the comparison can fail. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aLeakIsSeen(LeakyUrn.Leak leak) {
    assertThat(elect(FEW, true, leak)).isNotEqualTo(elect(FEW, false, leak));
  }

  @Test
  void withoutALeakFewAreAlikeToo() {
    alike(elect(FEW, false, LeakyUrn.Leak.NONE), elect(FEW, true, LeakyUrn.Leak.NONE));
  }

  private static Seen elect(int people, boolean swapped, LeakyUrn.Leak leak) {
    Logger product = (Logger) LoggerFactory.getLogger("org.kiezplenum");
    product.setLevel(Level.INFO);
    product.setAdditive(false);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    try (TestServer server =
        TestServer.with(stores ->
            new Stores(stores.journal(), stores.words(), new LeakyUrn(stores.urn(), leak)))) {
      Database database = result(Database.look(TestPostgres.vertx(), server.database()));
      result(database.pool().query(LeakyUrn.TABLE).execute());
      product.addAppender(log);
      try (Gathering gathering = Gathering.at(server)) {
        Election election = new Election(gathering, database, people, swapped);
        election.take();
        assertThat(log.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
        return new Seen(
            election.moments,
            election.frames(),
            log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .map(line -> veiled(line, gathering))
                .toList());
      } finally {
        result(database.close());
      }
    } finally {
      product.detachAppender(log);
      product.setLevel(null);
      product.setAdditive(true);
    }
  }

  /** Without what differs between any two evenings: hashes, salts, ids and keys, and times. */
  private static String veiled(String text, Gathering gathering) {
    return text.replace(gathering.code(), "CODE")
        .replace(gathering.assembly.id(), "ID")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "COMMAND")
        .replaceAll("[0-9a-f]{32,}", "HASH")
        .replaceAll("\"time\":\"\\d\\d:\\d\\d\"", "CLOCK")
        .replaceAll("\\b1[789]\\d{11}\\b", "TIME");
  }

  private static final class Election {
    private final Gathering gathering;
    private final Database database;
    private final boolean swapped;
    private final List<Client> phones = new ArrayList<>();
    private final List<Client> all = new ArrayList<>();
    private final List<String> moments = new ArrayList<>();
    private String decision = "";

    Election(Gathering gathering, Database database, int people, boolean swapped) {
      this.gathering = gathering;
      this.database = database;
      this.swapped = swapped;
      for (int i = 0; i < people; i++) {
        phones.add(gathering.phone(null));
      }
      all.addAll(phones);
      all.add(gathering.desk);
      all.add(gathering.screen());
    }

    void take() {
      Client desk = gathering.desk;
      decision =
          Objects.requireNonNull(
              desk.does(
                  "open-poll",
                  "method",
                  "stv-scottish",
                  "question",
                  "Wer spricht für uns?",
                  "options",
                  "Dana\nFinn\nJo",
                  "seats",
                  2,
                  "ballots",
                  "secret"));
      await(view -> decision.equals(view.getString("voting")));
      all.forEach(Client::forgetHeard);
      look();
      for (int i = 0; i < phones.size(); i++) {
        vote(i, 1);
        // Some think again at once, others when many have voted.
        if (i % 5 == 0) {
          vote(i, 2);
        }
        if (i % 6 == 0 && i >= 6) {
          vote(i - 4, 3);
        }
        if (i % 50 == 10) {
          look();
        }
      }
      look();
      long paper =
          desk.ask(Client.command("enter-paper", "decision", decision, "ballot", "b>a", "times", 3))
              .getLong("seq");
      all.forEach(client -> client.until(() -> client.seq() >= paper));
      desk.does("close-decision", "decision", decision);
      await(view -> state(view).equals("closed"));
      look();
      assertThat(rows("select 1 from ballot")).isEmpty();
      assertThat(rows("select 1 from urn_key")).isEmpty();
      assertThat(desk.refused("reopen-decision", "decision", decision)).isEqualTo("secret-counted");
      desk.does("announce-decision", "decision", decision, "agreed", "true");
      await(view -> state(view).equals("announced"));
      look();
      assertThat(found().getJsonObject("figures").getString("ballots"))
          .isEqualTo("" + (phones.size() + 3));
    }

    private void vote(int person, int change) {
      Client phone = phones.get(person);
      phone.does(
          "cast-ballot", "decision", decision, "ballot", choice(person, change), "change", change);
      phone.sees(view ->
          view.getJsonObject("own")
                  .getJsonObject("ballot", new JsonObject())
                  .getInteger("change", 0)
              == change);
      assertThat(phone.own().getJsonObject("ballot").fieldNames())
          .containsExactlyInAnyOrder("decision", "change");
    }

    /** The sixth and the eleventh vote twice, and have each other's choices in one of the runs. */
    private String choice(int person, int change) {
      int chooser = !swapped || person != 5 && person != 10 ? person : 15 - person;
      return CHOICES.get((chooser * 3 + change) % CHOICES.size());
    }

    private JsonObject found() {
      return gathering
          .desk
          .common()
          .getJsonObject("decision")
          .getJsonObject(decision)
          .getJsonObject("found");
    }

    private String state(JsonObject view) {
      return view.getJsonObject("decision").getJsonObject(decision).getString("state");
    }

    private void await(java.util.function.Predicate<JsonObject> wish) {
      all.forEach(client -> client.sees(view -> wish.test(view.getJsonObject("public"))));
    }

    private List<JsonObject> rows(String query) {
      List<JsonObject> rows = new ArrayList<>();
      for (Row row : result(database.pool().query(query).execute())) {
        rows.add(row.toJson());
      }
      return rows;
    }

    /** Everything that is in the database, as somebody might copy it at this moment. */
    private void look() {
      StringBuilder dump = new StringBuilder();
      for (JsonObject table :
          rows("select tablename from pg_tables where schemaname = 'public' order by tablename")) {
        String name = table.getString("tablename");
        if (!name.equals("server") && !name.equals("migration")) {
          dump.append(name).append('\n');
          rows("select * from " + name + " order by " + ORDERS.getOrDefault(name, "1"))
              .forEach(row -> dump.append(row(name, row)).append('\n'));
        }
      }
      moments.add(veiled(dump.toString(), gathering));
    }

    private static String row(String table, JsonObject row) {
      Map<String, Object> columns = new LinkedHashMap<>(row.getMap());
      switch (table) {
        case "ballot" -> columns.put("ballot", row.getString("ballot").length());
        case "urn_key" -> columns.put("wrapped", row.getString("wrapped").length());
        case "command" -> columns.put("id", row.getString("id").length());
        case "arrival" -> {
          columns.remove("id");
          columns.remove("created");
        }
        case "seat" -> columns.remove("token");
        case "role_key" -> columns.remove("key");
        case "word" -> columns.remove("salt");
        default -> {}
      }
      return columns.toString();
    }

    /**
     * Of everybody what they heard, in its order; answers for themselves, since they and what one
     * sees come independently. Pulses, and frames that say no more than a number, come by the
     * clock: of pulses it is compared what is in them, not how often.
     */
    List<List<String>> frames() {
      List<List<String>> frames = new ArrayList<>();
      for (Client client : all) {
        List<String> answers = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        TreeSet<String> pulses = new TreeSet<>();
        for (JsonObject frame : client.heard()) {
          String text = veiled(frame.encode(), gathering);
          if (frame.containsKey("pulse")) {
            pulses.addAll(new TreeMap<>(frame.getJsonObject("pulse").getMap()).keySet());
          } else if (frame.size() > 1) {
            (frame.containsKey("re") ? answers : heard).add(text);
          }
        }
        heard.addAll(answers);
        heard.add(String.join(" ", pulses));
        frames.add(heard);
      }
      return frames;
    }
  }

  /** Something of a secret decision that outlived its count is named by the proof. */
  @Test
  void whatIsLeftAfterTheCountIsFound() {
    try (TestServer server = TestServer.start();
        Gathering gathering = Gathering.at(server)) {
      Database database = result(Database.look(TestPostgres.vertx(), server.database()));
      new Election(gathering, database, 12, false).take();
      assertThat(flaws(database)).isEmpty();
      for (String left :
          List.of(
              "insert into ballot select assembly, decision, 'p2', 'c', 1 from urn",
              "insert into urn_key select assembly, decision, '\\x00' from urn")) {
        result(database.pool().query(left).execute());
        assertThat(flaws(database)).containsExactly(Flaw.FlawKind.SECRET_LEFT);
        result(database.pool().query("delete from ballot").execute());
        result(database.pool().query("delete from urn_key").execute());
      }
      result(database.close());
    }
  }

  private static List<Flaw.FlawKind> flaws(Database database) {
    List<Verdict> verdicts = new ArrayList<>();
    try (Proof proof = Proof.of(database)) {
      proof.all(verdicts::add);
    }
    return verdicts.stream().map(Verdict::flaws).flatMap(List::stream).map(Flaw::kind).toList();
  }
}
