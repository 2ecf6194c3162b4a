package org.kiezplenum.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.result;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.Seeds;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Walk;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.journal.EventCodec;
import org.kiezplenum.journal.MemoryJournal;
import org.kiezplenum.journal.MemoryTransaction;
import org.kiezplenum.journal.Recorded;
import org.kiezplenum.rooms.NewAssembly;
import org.kiezplenum.rooms.Reply;
import org.kiezplenum.rooms.Room;
import org.kiezplenum.rooms.Rooms;
import org.kiezplenum.rooms.Stores;
import org.kiezplenum.urn.MemoryUrn;
import org.kiezplenum.words.MemoryWords;

/**
 * Evenings with everything that the rules know: all methods, amendments, competing proposals,
 * initiatives, proxies, people merged before, in and after votes, corrections and further rounds.
 *
 * <p>No model says here what each command is answered. But nothing breaks, two processes show the
 * same as one that begins anew and has only the events, and the record is sound, here and wherever
 * it is brought. {@code -Dseed=} plays one evening again, {@code -Dsimulation.commands=} plays
 * until so many were sent.
 */
@Tag("slow")
class EveryKindTest {
  private static final int KNOWN_SEEDS = 24;
  private static final int COMMANDS = 700;
  private static final long BETWEEN_SENDS_MILLIS = 10_000;

  /** What must have happened in the evenings that are always played. */
  private static final Set<String> KINDS =
      Set.of(
          "amendment-handed-in",
          "amendment-worked-in",
          "proposals-competing",
          "initiative-added",
          "delegate-named",
          "proxy-given",
          "people-merged",
          "poll-opened",
          "poll-closed",
          "poll-announced",
          "decision-opened",
          "decision-closed",
          "decision-ended",
          "decision-reopened",
          "decision-taken-up");

  private final Set<String> happened = new HashSet<>();
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  @AfterEach
  void end() {
    vertx.close().await();
  }

  @Test
  void everyEveningIsSoundWhateverHappened() {
    Long seed = Long.getLong("seed");
    if (seed != null) {
      new Played(seed).toTheEnd();
      return;
    }
    for (long known = 1; known <= KNOWN_SEEDS; known++) {
      new Played(known).toTheEnd();
    }
    assertThat(happened).containsAll(KINDS);
    long wanted = Long.getLong("simulation.commands", 0);
    long fresh = Seeds.of("simulation.seed", KNOWN_SEEDS + 1);
    for (long sent = KNOWN_SEEDS * (long) COMMANDS; sent < wanted; sent += COMMANDS) {
      new Played(fresh++).toTheEnd();
    }
  }

  /** One evening, by two processes in turn. */
  private final class Played {
    private final long seed;
    private final SplittableRandom random;
    private final Walk walk;
    private final MemoryJournal journal = new MemoryJournal("memory", this::databaseTime);
    private final MemoryWords words = new MemoryWords();
    private final MemoryUrn urn = new MemoryUrn();
    private final List<Rooms> processes = new ArrayList<>();
    private final String code;
    private Assembly told = Assembly.NONE;
    private long seq;
    private long databaseTime = 1_772_904_600_000L;
    private long roomTime = databaseTime;

    Played(long seed) {
      this.seed = seed;
      random = new SplittableRandom(~seed);
      walk = new Walk(seed);
      processes.add(process());
      processes.add(process());
      NewAssembly asked =
          new NewAssembly(new Wording("Kiezversammlung", "00"), "2026-03-07", "18:30", null);
      code = onLoop(() -> processes.getFirst().create(Play.ID, asked)).code();
      hear();
    }

    private long databaseTime() {
      return databaseTime;
    }

    private Rooms process() {
      return onLoop(() ->
          Future.succeededFuture(
              new Rooms(
                  vertx,
                  new Stores(journal, words, urn),
                  () -> {},
                  () -> roomTime,
                  Rooms.PATIENCE,
                  new SimpleMeterRegistry())));
    }

    void toTheEnd() {
      try {
        for (int sent = 0; sent < COMMANDS; sent++) {
          act(sent);
        }
        showTheSame();
        processes.forEach(each -> onLoop(each::stop));
        new Soundness(journal, words, urn).isSound(code);
      } catch (Throwable failure) {
        throw new AssertionError("play it again with -Dseed=" + seed, failure);
      }
    }

    private void act(int number) {
      databaseTime += walk.pause();
      roomTime += BETWEEN_SENDS_MILLIS;
      if (number % 100 == 99) {
        erase();
      }
      boolean merges = told.people().byId().size() > 3 && random.nextInt(30) == 0;
      Command command = merges ? merge() : walk.command(told);
      PersonId by = sender(command);
      Room room = room(random.nextInt(processes.size()));
      Reply reply = onLoop(() -> room.send(by, "c" + number, command));
      assertThat(reply).as(command.toString()).isNotNull();
      hear();
    }

    /** Everybody votes, and the first who came does what the desk does there. */
    private @Nullable PersonId sender(Command command) {
      if (command instanceof Command.Join) {
        return null;
      }
      List<PersonId> people = List.copyOf(told.people().byId().keySet());
      return command instanceof Command.Voting
          ? people.get(random.nextInt(people.size()))
          : command instanceof Command.MergePeople ? PersonId.of(1) : walk.somebody(told);
    }

    private Command merge() {
      List<PersonId> people =
          told.people().byId().values().stream()
              .filter(person -> !person.is(Role.FACILITATOR))
              .map(person -> person.id())
              .toList();
      return people.isEmpty()
          ? new Command.GoOn()
          : new Command.MergePeople(
              people.get(random.nextInt(people.size())),
              new Command.Who(people.get(random.nextInt(people.size())), null, null));
    }

    private void erase() {
      List<String> keys = new ArrayList<>();
      words.each(
          Play.ID,
          (key, version, word) -> {
            if (key.matches("[pnad].*")) {
              keys.add(key);
            }
          });
      if (!keys.isEmpty()) {
        String key = keys.get(random.nextInt(keys.size()));
        onLoop(() -> words.erase(new MemoryTransaction(), Play.ID, key));
        for (int each = 0; each < processes.size(); each++) {
          onLoop(processes.get(each)::stop);
          processes.set(each, process());
        }
      }
    }

    private Room room(int process) {
      return onLoop(() -> processes.get(process).enter(Play.ID));
    }

    private void hear() {
      for (Recorded event : result(journal.read(Play.ID, seq, Integer.MAX_VALUE))) {
        told = told.after(EventCodec.read(event), event.at(), event.actor());
        happened.add(event.kind());
        seq = event.seq();
      }
    }

    /** Whoever has followed, and whoever has only read what was stored. */
    private void showTheSame() {
      Rooms anew = process();
      processes.add(anew);
      Set<JsonObject> views =
          processes.stream()
              .map(each -> onLoop(() -> each.enter(Play.ID)))
              .map(room -> onLoop(() -> room.view(PersonId.of(1), null, 0)).toJsonObject())
              .map(view -> view.getJsonObject("view"))
              .collect(Collectors.toSet());
      assertThat(views).hasSize(1);
    }

    private <T> T onLoop(Supplier<Future<T>> work) {
      return result(
          vertx.getOrCreateContext().executeBlocking(() -> true).compose(v -> work.get()));
    }
  }
}
