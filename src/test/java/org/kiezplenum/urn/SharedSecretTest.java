package org.kiezplenum.urn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.failure;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Database;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.PgJournal;
import org.kiezplenum.journal.TestPostgres;
import org.kiezplenum.journal.Transaction;

/** Processes over one database move their secrets together, whatever happens to one of them. */
@Tag("slow")
class SharedSecretTest {
  private static final DecisionId D1 = DecisionId.of(1);

  @TempDir Path folder;
  private Database database;
  private Journal journal;
  private int assemblies;

  /** A server, but for all the rest of it. */
  private final class Process {
    final Path file;
    final ServerSecret secret;
    final SharedSecret shared;
    final PgUrn urn;

    Process(Path file) {
      this.file = file;
      secret = ServerSecret.in(file);
      shared = new SharedSecret(TestPostgres.vertx(), database, secret);
      urn = new PgUrn(database, shared);
    }

    Process met() {
      result(shared.meet());
      return this;
    }

    Process followed() {
      result(shared.follow());
      return this;
    }

    Process restarted() {
      return new Process(file).met();
    }

    Seal opened(AssemblyId assembly) {
      Seal seal = Seal.fresh(assembly, D1);
      result(
          during(
              assembly,
              t -> urn.open(t, assembly, D1).compose(done -> urn.keep(t, assembly, D1, seal))));
      return seal;
    }

    Optional<Seal> found(AssemblyId assembly) {
      return result(during(assembly, t -> urn.seal(t, assembly, D1)));
    }

    boolean opens(AssemblyId assembly, Seal seal) {
      Optional<Seal> found = found(assembly);
      return found.isPresent() && found.get().open(seal.close("yes", 64)).isPresent();
    }

    Future<Void> count(AssemblyId assembly) {
      return during(
          assembly, t -> urn.close(t, assembly, D1).compose(bag -> urn.destroy(t, assembly, D1)));
    }

    long inFile() {
      return ServerSecret.in(file).latest().number();
    }
  }

  @BeforeEach
  void open() {
    database = TestPostgres.database();
    journal = new PgJournal(database);
  }

  @AfterEach
  void close() {
    result(database.close());
  }

  private AssemblyId assembly() {
    int number = ++assemblies;
    AssemblyId assembly = new AssemblyId("%016d".formatted(number));
    result(journal.begin(assembly, "U%05d".formatted(number)));
    return assembly;
  }

  private <T> Future<T> during(AssemblyId assembly, Function<Transaction, Future<T>> change) {
    Promise<T> changed = Promise.promise();
    return journal
        .append(
            assembly,
            0,
            Set.of(),
            (standing, transaction) ->
                change
                    .apply(transaction)
                    .onComplete(changed)
                    .map(new Journal.Batch(List.of(), Map.of())))
        .compose(done -> changed.future());
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private long inDatabase() {
    return result(database.pool().query("select generation from urn_secret").execute())
        .iterator()
        .next()
        .getLong(0);
  }

  private Path copy(Path file, String name) throws IOException {
    return Files.copy(file, file(name), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void eachCountIsAStepAndWhatIsOpenStaysOpenEverywhere() throws IOException {
    Process here = new Process(file("here")).met();
    Process there = new Process(copy(here.file, "there")).met();
    List<AssemblyId> open = new ArrayList<>();
    List<Seal> seals = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      open.add(assembly());
      seals.add((i % 2 == 0 ? here : there).opened(open.get(i)));
    }
    for (int i = 0; i < 6; i++) {
      result((i % 3 == 0 ? there : here).count(open.get(i)));
      assertThat(inDatabase()).isEqualTo(i + 1);
      for (int j = 0; j < 6; j++) {
        assertThat(here.opens(open.get(j), seals.get(j))).isEqualTo(j > i);
        assertThat(there.opens(open.get(j), seals.get(j))).isEqualTo(j > i);
      }
    }
    for (Process process : List.of(here, there)) {
      assertThat(process.followed().inFile()).isEqualTo(6);
    }
    assertThat(Files.readString(here.file)).isEqualTo(Files.readString(there.file));
  }

  /** Each takes the row that all share, and none waits in a circle. */
  @Test
  void manyThatAreCountedAtOnceAreCountedAll() throws IOException {
    Process here = new Process(file("here")).met();
    Process there = new Process(copy(here.file, "there")).met();
    List<Future<?>> all = new ArrayList<>();
    List<AssemblyId> stay = new ArrayList<>();
    List<Seal> seals = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      stay.add(assembly());
      seals.add(here.opened(stay.getLast()));
    }
    for (int i = 0; i < 30; i++) {
      AssemblyId assembly = assembly();
      Process process = i % 2 == 0 ? here : there;
      Seal seal = Seal.fresh(assembly, D1);
      all.add(
          during(
                  assembly,
                  t ->
                      process
                          .urn
                          .open(t, assembly, D1)
                          .compose(done -> process.urn.keep(t, assembly, D1, seal)))
              .compose(done -> process.count(assembly)));
      int which = i % 5;
      all.add(
          during(stay.get(which), t -> process.urn.seal(t, stay.get(which), D1))
              .onSuccess(found -> assertThat(found).isPresent()));
    }
    result(Future.join(all));
    assertThat(inDatabase()).isEqualTo(30);
    for (int i = 0; i < 5; i++) {
      assertThat(here.opens(stay.get(i), seals.get(i))).isTrue();
      assertThat(there.opens(stay.get(i), seals.get(i))).isTrue();
    }
    assertThat(here.followed().inFile()).isEqualTo(30);
  }

  /** As if it had died after the commit and before its file was written. */
  @Test
  void whoFindsTheDatabaseAheadFollows() throws IOException {
    Process before = new Process(file("here")).met();
    AssemblyId counted = assembly();
    AssemblyId open = assembly();
    before.opened(counted);
    Seal seal = before.opened(open);
    Path old = copy(before.file, "old");
    result(before.count(counted));
    before.followed();
    Files.copy(old, before.file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(before.inFile()).isZero();

    Process after = before.restarted();

    assertThat(after.inFile()).isEqualTo(1);
    assertThat(after.opens(open, seal)).isTrue();
    result(after.count(open));
    assertThat(after.followed().inFile()).isEqualTo(2);
  }

  @Test
  void aCountThatWasNotCommittedMovesNothing() {
    Process here = new Process(file("here")).met();
    AssemblyId assembly = assembly();
    Seal seal = here.opened(assembly);
    failure(
        during(
            assembly,
            t ->
                here.urn
                    .destroy(t, assembly, D1)
                    // Within the transaction all is as it will be.
                    .compose(done -> here.urn.keep(t, assembly, D1, seal))
                    .compose(done -> here.urn.destroy(t, assembly, D1))
                    .compose(done -> Future.failedFuture("on purpose"))));
    assertThat(inDatabase()).isZero();
    assertThat(here.followed().inFile()).isZero();
    assertThat(here.restarted().opens(assembly, seal)).isTrue();
  }

  @Test
  void anAssemblyThatIsDeletedWithAnOpenVoteIsAStepToo() {
    Process here = new Process(file("here")).met();
    AssemblyId assembly = assembly();
    AssemblyId empty = assembly();
    here.opened(assembly);
    assertThat(result(journal.delete(assembly, 0, t -> here.urn.forget(t, assembly)))).isTrue();
    assertThat(result(journal.delete(empty, 0, t -> here.urn.forget(t, empty)))).isTrue();
    assertThat(inDatabase()).isEqualTo(1);
    assertThat(here.followed().inFile()).isEqualTo(1);
  }

  /** A database of yesterday with the file of today. */
  @Test
  void inAnOlderDatabaseWhatWasOpenIsLostAndAllElseGoesOn() {
    Process here = new Process(file("here")).met();
    AssemblyId open = assembly();
    Seal seal = here.opened(open);
    String yesterday = "create table yesterday as select * from urn_secret, urn_key";
    result(database.pool().query(yesterday).execute());
    AssemblyId counted = assembly();
    here.opened(counted);
    result(here.count(counted));
    assertThat(here.followed().inFile()).isEqualTo(1);
    result(
        database
            .pool()
            .query(
                """
                update urn_secret s set generation = y.generation, fingerprint = y.fingerprint
                from yesterday y\
                """)
            .execute());
    result(
        database
            .pool()
            .query("update urn_key k set wrapped = y.wrapped from yesterday y")
            .execute());

    Process after = here.restarted();

    assertThat(inDatabase()).isEqualTo(1);
    assertThat(after.opens(open, seal)).isFalse();
    // It can be ended, and the next one is as ever.
    result(after.count(open));
    AssemblyId next = assembly();
    Seal fresh = after.opened(next);
    assertThat(after.opens(next, fresh)).isTrue();
    assertThat(after.followed().inFile()).isEqualTo(2);
  }

  @Test
  void whoHasAnotherSecretIsRefusedAndAnOperatorMayInsist() {
    Process here = new Process(file("here")).met();
    AssemblyId assembly = assembly();
    Seal seal = here.opened(assembly);
    Process stranger = new Process(file("stranger"));

    assertThat(failure(stranger.shared.meet())).isInstanceOf(OtherSecret.class);

    assertThat(here.opens(assembly, seal)).isTrue();
    assertThat(result(here.shared.insist())).isEmpty();
    assertThat(result(stranger.shared.insist())).contains(1);
    assertThat(failure(here.shared.meet())).isInstanceOf(OtherSecret.class);
    assertThat(stranger.restarted().opens(assembly, seal)).isFalse();
  }

  /** It was there first, and the other was let in while it ran. */
  @Test
  void whoFindsAnotherSecretWhileRunningTakesNoSecretVotes() {
    Process here = new Process(file("here")).met();
    AssemblyId before = assembly();
    here.opened(before);
    Process stranger = new Process(file("stranger"));
    result(stranger.shared.insist());
    AssemblyId next = assembly();

    assertThat(here.urn.canSeal()).isTrue();
    assertThat(failure(during(next, t -> here.urn.keep(t, next, D1, Seal.fresh(next, D1)))))
        .isInstanceOf(OtherSecret.class);
    here.followed();
    assertThat(here.urn.canSeal()).isFalse();
    assertThat(here.found(before)).isEmpty();
    // What it has open can be ended, so that the evening goes on.
    result(here.count(before));
    // The secret is not its own to move.
    assertThat(inDatabase()).isZero();

    result(here.shared.insist());
    assertThat(here.urn.canSeal()).isTrue();
    here.opened(next);
  }

  @Test
  void ofTwoThatComeFirstAtOnceOneIsRefused() {
    Process one = new Process(file("one"));
    Process two = new Process(file("two"));
    Future<Void> first = one.shared.meet();
    Future<Void> second = two.shared.meet();
    result(Future.join(first, second).transform(done -> Future.succeededFuture()));
    assertThat(List.of(first.succeeded(), second.succeeded())).containsOnlyOnce(true);
  }

  /** Only who has the secret can lead others on. */
  @Test
  void aNumberThatSomebodyWroteIntoTheDatabaseMovesNoFile() {
    Process here = new Process(file("here")).met();
    result(database.pool().query("update urn_secret set generation = 7").execute());
    assertThat(here.followed().inFile()).isZero();
    assertThat(failure(new Process(here.file).shared.meet())).isInstanceOf(OtherSecret.class);
    result(
        database.pool().query("update urn_secret set generation = 9223372036854775807").execute());
    assertThat(here.followed().inFile()).isZero();
  }
}
