package org.kiezplenum.simulation;

import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kiezplenum.archive.Archive;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.backup.Backup;
import org.kiezplenum.backup.Progress;
import org.kiezplenum.backup.Restore;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.MemoryJournal;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.proof.Proof;
import org.kiezplenum.proof.Verdict;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.rooms.Stores;
import org.kiezplenum.urn.MemoryUrn;
import org.kiezplenum.urn.Secrets;
import org.kiezplenum.words.MemoryWords;
import org.kiezplenum.words.PgWords;

/**
 * The record of an evening as an operator has it: in PostgreSQL, looked at by {@code verify}, in a
 * file, and brought back from it. It must be sound as it stands when the evening is over, whatever
 * was going on, and again when its minutes are published.
 */
final class Soundness {
  private static final Progress SILENT = (done, all) -> {};

  private final MemoryJournal journal;
  private final MemoryWords words;
  private final MemoryUrn urn;

  /** Begun when it is first used. */
  private static final class Databases {
    static final Database HERE = TestPostgres.database();
    static final Database ELSEWHERE = TestPostgres.database();
  }

  Soundness(MemoryJournal journal, MemoryWords words, MemoryUrn urn) {
    this.journal = journal;
    this.words = words;
    this.urn = urn;
  }

  void isSound(String code) {
    Database here = Databases.HERE;
    empty(here);
    fill(here, code);
    looked(here, "when the evening is over");
    publish(here);
    looked(here, "when its minutes are published");
    Path file = exported(here);
    try {
      empty(Databases.ELSEWHERE);
      sound(
          "as it is brought in",
          Restore.one(Databases.ELSEWHERE, Restore.check(file, SILENT), SILENT).verdict());
      looked(Databases.ELSEWHERE, "when it was brought in");
    } finally {
      delete(file);
    }
  }

  private static Path exported(Database database) {
    try {
      Path file = Files.createTempFile("evening", ".kiez");
      Backup.one(database, Play.ID, file, SILENT);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void looked(Database database, String when) {
    try (Proof proof = Proof.of(database)) {
      sound(when, proof.of(Play.ID, null));
    }
  }

  private static void sound(String when, Verdict verdict) {
    if (!verdict.isSound()) {
      throw new AssertionError("not sound " + when + ": " + verdict.flaws());
    }
  }

  private static void empty(Database database) {
    long known = result(new PgJournal(database).latest(Play.ID)).orElse(0L);
    result(new PgJournal(database).delete(Play.ID, known, nothing -> Future.succeededFuture()));
  }

  private void fill(Database database, String code) {
    List<Recorded> events = result(journal.read(Play.ID, 0, Integer.MAX_VALUE));
    Recorded last = events.getLast();
    List<Tuple> keys = keys(database);
    result(
        database
            .pool()
            .withTransaction(to ->
                insert(
                        to,
                        "assembly (id, code, head, hash, last_at)",
                        List.of(
                            Tuple.of(Play.ID.value(), code, last.seq(), last.hash(), last.at())))
                    .compose(done ->
                        insert(
                            to,
                            "event (assembly, seq, at, actor, kind, version, body, hash)",
                            events.stream().map(Soundness::row).toList()))
                    .compose(
                        done -> insert(to, "command (assembly, actor, id, seq, made)", answers()))
                    .compose(
                        done -> insert(to, "word (assembly, key, version, text, salt)", texts()))
                    .compose(done -> insert(to, "urn (assembly, decision, state)", urns()))
                    .compose(done ->
                        insert(
                            to, "ballot (assembly, decision, person, ballot, change)", ballots()))
                    .compose(done -> insert(to, "urn_key (assembly, decision, wrapped)", keys))));
  }

  private static Future<?> insert(SqlConnection connection, String table, List<Tuple> rows) {
    if (rows.isEmpty()) {
      return Future.succeededFuture();
    }
    List<String> places = new ArrayList<>();
    for (int i = 1; i <= rows.getFirst().size(); i++) {
      places.add("$" + i);
    }
    return connection
        .preparedQuery("insert into %s values (%s)".formatted(table, String.join(", ", places)))
        .executeBatch(rows);
  }

  private static Tuple row(Recorded event) {
    return Tuple.tuple()
        .addString(Play.ID.value())
        .addLong(event.seq())
        .addLong(event.at())
        .addString(event.actor())
        .addString(event.kind())
        .addInteger(event.version())
        .addString(event.body())
        .addString(event.hash());
  }

  private List<Tuple> answers() {
    List<Tuple> rows = new ArrayList<>();
    journal
        .answers(Play.ID)
        .forEach((key, answer) -> {
          // How somebody came in is kept elsewhere, and not for long.
          if (!key.actor().isEmpty()) {
            rows.add(Tuple.of(Play.ID.value(), key.actor(), key.id(), answer.seq(), answer.made()));
          }
        });
    return rows;
  }

  private List<Tuple> texts() {
    List<Tuple> rows = new ArrayList<>();
    words.each(
        Play.ID,
        (key, version, word) ->
            rows.add(
                Tuple.tuple()
                    .addString(Play.ID.value())
                    .addString(key)
                    .addInteger(version)
                    .addString(word.map(written -> written.text()).orElse(null))
                    .addString(word.map(written -> written.salt()).orElse(null))));
    return rows;
  }

  private List<Tuple> urns() {
    return urn.all(Play.ID).stream()
        .map(each ->
            Tuple.of(Play.ID.value(), each.decision().value(), each.open() ? "open" : "closed"))
        .toList();
  }

  private List<Tuple> ballots() {
    List<Tuple> rows = new ArrayList<>();
    for (MemoryUrn.Content each : urn.all(Play.ID)) {
      each.ballots()
          .forEach((person, kept) ->
              rows.add(
                  Tuple.of(
                      Play.ID.value(),
                      each.decision().value(),
                      person.value(),
                      kept.ballot(),
                      kept.change())));
    }
    return rows;
  }

  private List<Tuple> keys(Database database) {
    return urn.all(Play.ID).stream()
        .filter(each -> each.seal().isPresent())
        .map(each ->
            Tuple.of(
                Play.ID.value(),
                each.decision().value(),
                Buffer.buffer(each.wrapped(database).orElseThrow())))
        .toList();
  }

  /** Somebody comes in late, ends whatever is going on, and publishes. */
  private static void publish(Database database) {
    PgJournal journal = new PgJournal(database);
    PgWords words = new PgWords(database);
    Stores stores = new Stores(journal, words, Secrets.urn(database));
    Rooms rooms = new Rooms(TestPostgres.vertx(), stores, () -> {});
    AssemblyId id = Play.ID;
    Room room = result(rooms.enter(id));
    PersonId desk = new PersonId(made(room, null, new Command.Join(null, Role.FACILITATOR)));
    Assembly told = Assembly.NONE;
    for (Recorded event : result(journal.read(id, 0, Integer.MAX_VALUE))) {
      told = told.after(EventCodec.read(event), event.at(), event.actor());
    }
    DecisionId voting = told.decisions().voting();
    if (voting != null) {
      made(room, desk, new Command.EndDecision(voting));
    }
    Motion motion = told.floor().motion();
    if (motion != null) {
      made(
          room,
          desk,
          new Command.SettleMotion(motion.entry(), Motion.How.WITHDRAWN, false, null, null, null));
    }
    made(room, desk, new Command.OpenAssembly());
    made(room, desk, new Command.GoOn());
    made(room, desk, new Command.EndAssembly());
    // Published to those who took part they stand in no archive.
    made(room, desk, new Command.WithdrawMinutes());
    made(room, desk, new Command.PublishMinutes(null, null));
    result(rooms.stop());
    Archive archive = new Archive(TestPostgres.vertx(), database, journal, words);
    result(archive.catchUp());
    if (result(archive.find(id)).isEmpty()) {
      throw new AssertionError("the minutes are not in the archive");
    }
  }

  private static String made(Room room, PersonId by, Command command) {
    Reply reply = result(room.send(by, "late-" + command.getClass().getSimpleName(), command));
    return Objects.requireNonNullElse(
        reply instanceof Reply.Stored stored ? stored.made() : null, "");
  }
}
