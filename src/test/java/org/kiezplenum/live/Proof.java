package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.journal.TestPostgres;

/**
 * What was acknowledged is stored, once; what was refused is not; what was never answered is there
 * at most once. Looks at the tables and not at what the server says of them.
 */
final class Proof {
  /** Verbs that make one event of this kind each time they are accepted. */
  private static final Map<String, String> KINDS =
      Map.of(
          "write-note", "note-written",
          "hand-in-proposal", "proposal-handed-in",
          "call-next", "speaker-called",
          "undo", "call-taken-back");

  private final Bustle bustle;
  private final List<Recorded> events;
  private final Map<String, Stored> commands = new HashMap<>();
  private final Map<String, Ballot> ballots = new HashMap<>();

  private record Stored(long seq, String made) {}

  private record Ballot(String choice, long change) {}

  private Proof(Bustle bustle, Database database) {
    this.bustle = bustle;
    AssemblyId id = new AssemblyId(bustle.id());
    PgJournal journal = new PgJournal(database);
    assertThat(result(journal.verify(id))).as("the chain of events").isEmpty();
    events = result(journal.read(id, 0, Integer.MAX_VALUE));
    for (Row row : rows(database, "select actor, id, seq, made from command where assembly = $1")) {
      String key = key(row.getString("actor"), row.getString("id"));
      commands.put(key, new Stored(row.getLong("seq"), row.getString("made")));
    }
    for (Row row :
        rows(database, "select person, ballot, change from ballot where assembly = $1")) {
      Ballot ballot = new Ballot(row.getString("ballot"), row.getLong("change"));
      ballots.put(row.getString("person"), ballot);
    }
  }

  /** Nobody acts meanwhile. How many acknowledged acts were found. */
  static long holds(Bustle bustle, PgConnectOptions address) {
    Database database = result(Database.open(TestPostgres.vertx(), address));
    try {
      Proof proof = new Proof(bustle, database);
      proof.commandsAreAsTold();
      bustle.participants().forEach(proof::eventsAreThoseOf);
      bustle.participants().forEach(proof::ballotIsThatOf);
      proof.textsAreShownOnce();
      return bustle.stored();
    } finally {
      result(database.close());
    }
  }

  private RowSet<Row> rows(Database database, String sql) {
    return result(database.pool().preparedQuery(sql).execute(Tuple.of(bustle.id())));
  }

  private static String key(String person, String id) {
    return person + " " + id;
  }

  private boolean isStored(Act act) {
    return commands.containsKey(key(act.person(), act.id()));
  }

  private void commandsAreAsTold() {
    bustle
        .acts()
        .forEach(act -> {
          Stored stored = commands.get(key(act.person(), act.id()));
          if (act.isStored()) {
            assertThat(stored)
                .as("acknowledged: %s", act)
                .isEqualTo(new Stored(act.seq(), act.made()));
          } else if (act.isRefused()) {
            assertThat(stored).as("refused: %s", act).isNull();
          }
        });
  }

  private void eventsAreThoseOf(Participant one) {
    List<Recorded> mine =
        events.stream().filter(event -> event.actor().equals(one.person())).toList();
    KINDS.forEach((verb, kind) ->
        assertThat(mine.stream().filter(event -> event.kind().equals(kind)).count())
            .as("%s of %s", kind, one.person())
            .isEqualTo(stored(one, verb).count()));
    // Who waits already and asks again is shown the place that they have.
    assertThat(mine.stream().filter(event -> event.kind().equals("entry-made")).count())
        .as("places in the list of %s", one.person())
        .isEqualTo(stored(one, "ask-to-speak").map(Stored::made).distinct().count());
  }

  private Stream<Stored> stored(Participant one, String verb) {
    return one.acts().stream()
        .filter(act -> act.verb().equals(verb))
        .map(act -> commands.get(key(act.person(), act.id())))
        .filter(Objects::nonNull);
  }

  /** The ballot is the last that was acknowledged, or a later one that was not. */
  private void ballotIsThatOf(Participant one) {
    Map<Long, Act> casts =
        one.acts().stream()
            .filter(act -> act.verb().equals("cast-ballot"))
            .collect(Collectors.toMap(act -> act.command().getLong("change"), act -> act));
    long acknowledged =
        casts.entrySet().stream()
            .filter(cast -> cast.getValue().isStored())
            .mapToLong(Map.Entry::getKey)
            .max()
            .orElse(0);
    Ballot kept = ballots.get(one.person());
    assertThat(kept == null ? 0 : kept.change())
        .as("the ballot of %s", one.person())
        .isGreaterThanOrEqualTo(acknowledged);
    if (kept != null) {
      Act cast = casts.get(kept.change());
      assertThat(cast).as("a ballot that nobody cast").isNotNull();
      assertThat(cast.command().getString("choice")).isEqualTo(kept.choice());
    }
  }

  /** Lines that somebody else wrote are not looked at. */
  private void textsAreShownOnce() {
    JsonObject view = bustle.desk().served();
    shows(view.getJsonObject("desk").getJsonObject("note"), "text", "write-note");
    shows(view.getJsonObject("public").getJsonObject("proposal"), "title", "hand-in-proposal");
  }

  private void shows(JsonObject shown, String field, String verb) {
    List<String> wanted =
        bustle
            .acts()
            .filter(act -> act.verb().equals(verb) && isStored(act))
            .map(act -> act.command().getString(verb.equals("write-note") ? "text" : "title"))
            .toList();
    List<String> texts = new ArrayList<>();
    shown.forEach(one -> texts.add(((JsonObject) one.getValue()).getString(field)));
    assertThat(texts.stream().filter(Participant::isUnique))
        .as(verb)
        .containsExactlyInAnyOrderElementsOf(wanted);
  }
}
