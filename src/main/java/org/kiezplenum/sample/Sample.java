package org.kiezplenum.sample;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Phase;
import org.kiezplenum.assembly.agenda.TimeOfDay;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.rooms.NewAssembly;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.rooms.Stores;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.words.PgWords;

/**
 * Fills a demonstration, each of whose assemblies has a fixed id and the word "Vorführung" in its
 * title. Filling it again adds nothing; one that was broken off is completed.
 */
public final class Sample {
  private static final int AT_ONCE = 4;

  /** Past evenings, with published minutes. */
  public static final int PAST = 20;

  private final Vertx vertx;
  private final Database database;
  private final Urn urn;
  private final Map<AssemblyId, AtomicLong> clocks = new ConcurrentHashMap<>();

  public Sample(Vertx vertx, Database database, Urn urn) {
    this.vertx = vertx;
    this.database = database;
    this.urn = urn;
  }

  /** The assembly that is under way. */
  public static AssemblyId live() {
    return id(0);
  }

  /** All of them, the one under way first. */
  public static List<AssemblyId> all() {
    return IntStream.rangeClosed(0, PAST).mapToObj(Sample::id).toList();
  }

  public static boolean isSample(AssemblyId assembly) {
    return all().contains(assembly);
  }

  private static AssemblyId id(int number) {
    return new AssemblyId("vorfuehrung%05d".formatted(number));
  }

  /**
   * Tells all evenings, some at once, and returns when that is done, after a few seconds. Must not
   * be called on an event loop.
   */
  public void fill() throws InterruptedException {
    Rooms rooms = new Rooms(vertx, stores(), () -> {});
    try (ExecutorService tellers =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (var told :
          IntStream.rangeClosed(0, PAST)
              .mapToObj(number -> tellers.submit(() -> tell(rooms, number)))
              .toList()) {
        told.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the demonstration cannot be filled", e.getCause());
    } finally {
      rooms.stop().await();
    }
  }

  /** Removes every assembly of the demonstration with everything of it, whatever became of it. */
  public Future<Void> remove() {
    PgJournal journal = new PgJournal(database);
    Future<Void> done = Future.succeededFuture();
    for (AssemblyId id : all()) {
      done = done.compose(before -> remove(journal, id));
    }
    return done;
  }

  /** Somebody may be acting in it just now; then it is looked at again. */
  private Future<Void> remove(PgJournal journal, AssemblyId id) {
    return journal
        .latest(id)
        .compose(latest ->
            journal.delete(id, latest.orElse(0L), transaction -> urn.forget(transaction, id)))
        .compose(gone -> gone ? Future.succeededFuture() : remove(journal, id));
  }

  /** Whether the assembly that is under way is there. */
  public Future<Boolean> isThere() {
    return new PgJournal(database).latest(live()).map(Optional::isPresent);
  }

  /** The stores of everybody, but for the time, which is that of the script. */
  private Stores stores() {
    PgJournal journal = new PgJournal(database, assembly -> clock(assembly).get());
    return new Stores(journal, new PgWords(database), urn);
  }

  private AtomicLong clock(AssemblyId assembly) {
    return clocks.computeIfAbsent(assembly, none -> new AtomicLong());
  }

  private void tell(Rooms rooms, int number) {
    AssemblyId id = id(number);
    Script script = Script.read(number == 0 ? "live" : "past-%02d".formatted(number));
    ZonedDateTime begins = script.begins(ZonedDateTime.now(TimeOfDay.BERLIN));
    clock(id).set(begins.toInstant().toEpochMilli());
    Evening evening = new Evening(room(rooms, id, script, begins));
    if (!(evening.assembly().phase() instanceof Phase.Published)) {
      new ScriptPlayer(script, evening, clock(id)).play();
    }
  }

  private Room room(Rooms rooms, AssemblyId id, Script script, ZonedDateTime begins) {
    Optional<Long> latest = new PgJournal(database).latest(id).await();
    return latest.isPresent()
        ? rooms.enter(id).await()
        : rooms
            .create(
                id,
                new NewAssembly(
                    Evening.say(script.title()),
                    begins.toLocalDate().toString(),
                    begins.toLocalTime().toString().substring(0, 5),
                    Evening.sayIfAny(script.place())))
            .await();
  }
}
