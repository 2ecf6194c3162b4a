package org.kiezplenum.simulation;

import static org.kiezplenum.journal.Waiting.result;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.journal.Journal.Batch;
import org.kiezplenum.journal.MemoryJournal;
import org.kiezplenum.journal.MemoryTransaction;
import org.kiezplenum.rooms.Listener;
import org.kiezplenum.rooms.NewAssembly;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.rooms.Stores;
import org.kiezplenum.urn.MemoryUrn;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.words.MemoryWords;
import org.slf4j.LoggerFactory;

/**
 * Plays an evening: several processes with one journal, and an auditor who looks at every answer
 * and every face. All run on one event loop, so that the same acts give the same evening.
 */
final class Play implements AutoCloseable {
  static final AssemblyId ID = new AssemblyId("abcdefghijklmnop");

  /** All run on one loop and nothing is under way, so that each needs its turn and no time. */
  private static final int MOST_ROUNDS = 60;

  /** How often a command is sent again before somebody would give up. */
  private static final int MOST_TRIES = 4;

  /** The clock of the rooms runs on whenever it is read, so that no view waits for the next. */
  private static final long TICK_MILLIS = 60;

  /** Nobody is too fast here; that is tested elsewhere. */
  private static final long BETWEEN_SENDS_MILLIS = 10_000;

  /** What is put wrong on purpose, to see whether it is found. */
  record Faults(
      UnaryOperator<Batch> journal, UnaryOperator<Urn> urn, UnaryOperator<JsonArray> patch) {
    static final Faults NONE = new Faults(batch -> batch, urn -> urn, patch -> patch);
  }

  private final Vertx vertx;
  private final Context loop;
  private final Faults faults;
  private final Troubled.Trouble trouble = new Troubled.Trouble();
  private final MemoryJournal journal = new MemoryJournal("memory", this::databaseTime);
  private final MemoryWords words = new MemoryWords();
  private final MemoryUrn urns = new MemoryUrn();
  private final Urn urn;
  private final List<Troubled> journals = new ArrayList<>();
  private final List<Rooms> processes = new ArrayList<>();
  private final Map<Integer, Face> faces = new HashMap<>();
  private final Audit audit;
  private long databaseTime = 1_772_904_600_000L;
  private long roomTime = databaseTime;
  private volatile @Nullable Throwable uncaught;
  private volatile Promise<?> underWay = Promise.promise();

  static {
    // It is meant to fail here, thousands of times.
    ((Logger) LoggerFactory.getLogger("org.kiezplenum.rooms.Ledger")).setLevel(Level.ERROR);
  }

  Play(Vertx vertx, int rooms, Faults faults) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    loop.exceptionHandler(this::nobodyCaught);
    this.faults = faults;
    this.trouble.fault = faults.journal();
    this.trouble.unexpected = this::nobodyCaught;
    this.urn = faults.urn().apply(urns);
    for (int room = 0; room < rooms; room++) {
      Troubled own = new Troubled(journal, trouble);
      journals.add(own);
      processes.add(onLoop(() -> Future.succeededFuture(process(own))));
    }
    Wording title = new Wording("Kiezversammlung", "00");
    NewAssembly asked = new NewAssembly(title, "2026-03-07", "18:30", null);
    Room room = onLoop(() -> processes.getFirst().create(ID, asked));
    audit = new Audit(room.code(), title.text(), "2026-03-07", "18:30");
    audit.created(trouble.stored);
  }

  private Rooms process(Troubled own) {
    Stores stores = new Stores(own, words, urn);
    return new Rooms(
        vertx,
        stores,
        () -> {},
        () -> roomTime += TICK_MILLIS,
        Rooms.PATIENCE,
        new SimpleMeterRegistry());
  }

  private long databaseTime() {
    return databaseTime;
  }

  Audit audit() {
    return audit;
  }

  /** After the evening: what is stored is what it was, here and wherever it is taken. */
  void isSound() {
    onLoop(() -> Future.join(processes.stream().map(Rooms::stop).toList()));
    new Soundness(journal, words, urns).isSound(audit.naive().code);
  }

  int rooms() {
    return processes.size();
  }

  Map<Integer, Face> faces() {
    return faces;
  }

  void play(Act act) {
    switch (act) {
      case Act.Send send -> send(send.commands());
      case Act.Clock clock -> databaseTime = clock.at();
      case Act.FailBefore fails -> trouble.failBefore = fails.times();
      case Act.LoseAnswers loses -> trouble.loseAnswers = loses.times();
      case Act.Deafen deafen -> journals.get(deafen.room()).deaf = deafen.deaf();
      case Act.Connect connect -> connect(connect);
      case Act.Drop drop -> drop(drop.client());
      case Act.Stop stop -> stop(stop);
      case Act.Restart restart -> restart(restart.room());
      case Act.Erase erase -> erase(erase.key());
      case Act.Look look -> look();
    }
    nothingIsBroken();
  }

  private void nothingIsBroken() {
    if (uncaught != null) {
      throw new AssertionError("nobody caught " + uncaught, uncaught);
    }
    for (Face face : faces.values()) {
      if (face.broken != null) {
        throw face.broken;
      }
      audit.neverShownBefore(face);
    }
  }

  private void send(List<Act.Sent> commands) {
    roomTime += BETWEEN_SENDS_MILLIS;
    List<Room> rooms = allRooms();
    List<Reply> replies =
        onLoop(() -> {
          List<Future<Reply>> answers =
              commands.stream()
                  .map(sent -> answer(rooms.get(sent.room()), sent, MOST_TRIES))
                  .toList();
          return Future.join(answers).map(all -> all.<Reply>list());
        });
    audit.answered(commands, replies, trouble.stored);
    audit.holds(urn);
  }

  /** Who is told that the database is away sends the same again. */
  private Future<Reply> answer(Room room, Act.Sent sent, int tries) {
    if (tries == 0) {
      return Future.failedFuture(new AssertionError("never stored: " + sent));
    }
    return room.send(sent.by(), sent.id(), sent.command())
        .compose(reply ->
            reply instanceof Reply.Refused refused
                    && refused.refusal().code() == Refusal.Code.DATABASE_AWAY
                ? answer(room, sent, tries - 1)
                : Future.succeededFuture(reply));
  }

  private List<Room> allRooms() {
    return onLoop(() ->
        Future.join(processes.stream().map(each -> each.enter(ID)).toList())
            .map(all -> all.<Room>list()));
  }

  private void connect(Act.Connect connect) {
    Face known = faces.get(connect.client());
    boolean again =
        known != null
            && known.room == connect.room()
            && Objects.equals(known.person, connect.person());
    PersonId person = audit.isThere(connect.person()) ? connect.person() : null;
    Face face = again ? known : new Face(connect.room(), person, faults.patch());
    drop(connect.client());
    faces.put(connect.client(), face);
    Listener socket = face.connect();
    face.subscriber =
        onLoop(() ->
            processes
                .get(face.room)
                .enter(ID)
                .compose(room -> room.listen(socket, face.person, face.epoch, face.seq)));
  }

  private void drop(int client) {
    Face face = faces.get(client);
    if (face != null && face.connected) {
      var subscriber = face.subscriber;
      face.connected = false;
      face.subscriber = null;
      onLoop(() -> processes.get(face.room).enter(ID).onSuccess(room -> room.leave(subscriber)));
    }
  }

  private void stop(Act.Stop stop) {
    Face face = faces.get(stop.client());
    if (face != null && face.connected) {
      onLoop(() -> {
        if (stop.stopped()) {
          face.stopped = true;
        } else {
          face.read();
        }
        return Future.succeededFuture();
      });
    }
  }

  private void restart(int room) {
    onLoop(() -> processes.get(room).stop());
    faces.values().stream().filter(face -> face.room == room).forEach(face -> face.disconnect());
    processes.set(room, onLoop(() -> Future.succeededFuture(process(journals.get(room)))));
  }

  private void erase(String key) {
    onLoop(() -> words.erase(new MemoryTransaction(), ID, key));
    audit.erased(key);
    for (int room = 0; room < processes.size(); room++) {
      restart(room);
    }
    // Who comes back has a text in hand that is not there any more.
    faces.values().forEach(face -> face.epoch = null);
  }

  private void look() {
    long head = result(journal.latest(ID)).orElseThrow();
    for (int round = 1; true; round++) {
      allRooms().forEach(room -> onLoop(() -> room.standing(null)));
      reload();
      nothingIsBroken();
      List<Face> behind =
          listening().stream().filter(face -> face.seq != head || face.mustReload).toList();
      if (behind.isEmpty()) {
        break;
      }
      if (round == MOST_ROUNDS) {
        throw new AssertionError(
            "never at " + head + ": " + behind.stream().map(face -> face.seq).toList());
      }
      onLoop(() -> vertx.timer(5, TimeUnit.MILLISECONDS));
    }
    onLoop(Future::succeededFuture);
    listening().forEach(audit::sees);
    for (Room room : allRooms()) {
      audit.stands(onLoop(() -> room.view(PersonId.of(1), null, 0)).toJsonObject());
    }
  }

  private void reload() {
    for (Face face : listening().stream().filter(face -> face.mustReload).toList()) {
      onLoop(() ->
          processes
              .get(face.room)
              .enter(ID)
              .compose(room ->
                  room.view(face.person, face.epoch, face.seq)
                      .onSuccess(view -> {
                        face.mustReload = false;
                        face.hear(view.toJsonObject());
                        room.listenFrom(face.subscriber, face.epoch, face.seq);
                      })));
    }
  }

  private List<Face> listening() {
    return faces.values().stream().filter(face -> face.connected && !face.stopped).toList();
  }

  /** Whoever waits for an answer would wait for ever. */
  private void nobodyCaught(Throwable failure) {
    uncaught = failure;
    underWay.tryFail(new AssertionError("nobody caught " + failure, failure));
  }

  private <T> T onLoop(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    underWay = promise;
    loop.runOnContext(v -> {
      try {
        work.get()
            .onComplete((value, failure) -> {
              if (failure == null) {
                promise.tryComplete(value);
              } else {
                promise.tryFail(failure);
              }
            });
      } catch (Throwable e) {
        promise.tryFail(e);
      }
    });
    return result(promise.future());
  }

  @Override
  public void close() {
    // A process in which something broke may never come to rest.
    loop.runOnContext(v -> processes.forEach(Rooms::stop));
  }
}
