package org.kiezplenum.urn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.failure;
import static org.kiezplenum.journal.Waiting.result;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.Transaction;

/** What every urn promises. */
abstract class UrnContract {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final DecisionId D1 = DecisionId.of(1);
  private static final DecisionId D2 = DecisionId.of(2);

  private AssemblyId assembly;

  abstract Journal journal();

  abstract Urn urn();

  @BeforeEach
  void beginAnAssembly() {
    int number = NUMBERS.incrementAndGet();
    assembly = new AssemblyId("%016d".formatted(number));
    result(journal().begin(assembly, "U%05d".formatted(number)));
  }

  private <T> Future<T> during(Function<Transaction, Future<T>> change) {
    Promise<T> changed = Promise.promise();
    return journal()
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

  private void open(DecisionId decision) {
    result(during(t -> urn().open(t, assembly, decision)));
  }

  private Future<Void> cast(Cast... casts) {
    return during(t -> urn().cast(t, assembly, List.of(casts)));
  }

  private SortedMap<String, Integer> close(DecisionId decision) {
    return result(during(t -> urn().close(t, assembly, decision)));
  }

  private static Cast ballot(int person, String ballot, long change) {
    return new Cast(D1, PersonId.of(person), ballot, change);
  }

  @Test
  void eachBallotCountsOnceInASortedBag() {
    open(D1);
    result(cast(ballot(3, "yes", 1)));
    result(cast(ballot(1, "no", 1), ballot(2, "yes", 1), ballot(4, "abstain", 1)));
    assertThat(result(urn().turnout(assembly, D1))).isEqualTo(4);
    SortedMap<String, Integer> bag = close(D1);
    assertThat(bag).isEqualTo(Map.of("abstain", 1, "no", 1, "yes", 2));
    assertThat(new ArrayList<>(bag.keySet())).containsExactly("abstain", "no", "yes");
  }

  /** Before it is opened again, so that nobody has two. */
  @Test
  void whoTurnedOutToBeAnotherHasOneBallot() {
    open(D1);
    result(cast(ballot(1, "yes", 1), ballot(2, "no", 1), ballot(3, "abstain", 2)));
    result(cast(ballot(5, "yes", 1), ballot(6, "yes", 1)));
    assertThat(close(D1)).isEqualTo(Map.of("yes", 3, "no", 1, "abstain", 1));
    open(D1);
    merge(D1, 1, PersonId.of(2));
    merge(D1, 3, PersonId.of(4));
    merge(D1, 5, null);
    assertThat(result(urn().kept(assembly, D1)))
        .isEqualTo(
            Map.of(
                PersonId.of(2), new Urn.Kept("no", 1),
                PersonId.of(4), new Urn.Kept("abstain", 2),
                PersonId.of(6), new Urn.Kept("yes", 1)));
    assertThat(close(D1)).isEqualTo(Map.of("no", 1, "abstain", 1, "yes", 1));
  }

  @Test
  void noOtherUrnIsTouchedByMerging() {
    open(D1);
    result(cast(ballot(1, "yes", 1), ballot(2, "no", 1)));
    close(D1);
    open(D2);
    merge(D2, 1, PersonId.of(2));
    assertThat(result(urn().turnout(assembly, D1))).isEqualTo(2);
    merge(D2, 1, null);
    assertThat(result(urn().turnout(assembly, D1))).isEqualTo(2);
  }

  @Test
  void itIsKnownWhoHasABallotInWhichUrn() {
    open(D1);
    result(cast(ballot(1, "yes", 1), ballot(2, "no", 1), ballot(3, "no", 1)));
    close(D1);
    open(D2);
    result(cast(new Cast(D2, PersonId.of(1), "no", 1)));
    assertThat(voted(1, 2, 4))
        .isEqualTo(
            Map.of(
                D1, Set.of(PersonId.of(1), PersonId.of(2)),
                D2, Set.of(PersonId.of(1))));
    assertThat(voted(4)).isEmpty();
  }

  private void merge(DecisionId decision, int gone, PersonId into) {
    result(during(t -> urn().merge(t, assembly, decision, PersonId.of(gone), into)));
  }

  private Map<DecisionId, Set<PersonId>> voted(int... people) {
    List<PersonId> asked = Arrays.stream(people).mapToObj(PersonId::of).toList();
    Promise<Map<DecisionId, Set<PersonId>>> told = Promise.promise();
    result(during(t -> urn().voted(t, assembly, asked).onComplete(told).mapEmpty()));
    return result(told.future());
  }

  @Test
  void anUrnWithoutBallotsGivesAnEmptyBag() {
    open(D1);
    assertThat(result(urn().turnout(assembly, D1))).isZero();
    assertThat(close(D1)).isEmpty();
  }

  @Test
  void aBallotCanBeReplacedUntilTheClose() {
    open(D1);
    result(cast(ballot(1, "yes", 1)));
    result(cast(ballot(1, "no", 2)));
    assertThat(result(urn().kept(assembly, D1)))
        .isEqualTo(Map.of(PersonId.of(1), new Urn.Kept("no", 2)));
    assertThat(close(D1)).isEqualTo(Map.of("no", 1));
  }

  @Test
  void aLateChangeDoesNotRevertANewerOne() {
    open(D1);
    result(cast(ballot(1, "no", 2)));
    result(cast(ballot(1, "yes", 1)));
    result(cast(ballot(1, "abstain", 2)));
    assertThat(result(urn().kept(assembly, D1)))
        .isEqualTo(Map.of(PersonId.of(1), new Urn.Kept("no", 2)));
  }

  @Test
  void ofAPersonsChangesInOneBatchTheHighestStands() {
    open(D1);
    result(cast(ballot(1, "yes", 1), ballot(1, "abstain", 3), ballot(1, "no", 2)));
    assertThat(result(urn().kept(assembly, D1)))
        .isEqualTo(Map.of(PersonId.of(1), new Urn.Kept("abstain", 3)));
  }

  @Test
  void anUrnThatIsNotOpenTakesNothing() {
    assertThat(failure(cast(ballot(1, "yes", 1)))).isInstanceOf(UrnClosed.class);
    open(D1);
    close(D1);
    assertThat(failure(cast(ballot(1, "yes", 1)))).isInstanceOf(UrnClosed.class);
    assertThat(result(urn().turnout(assembly, D1))).isZero();
  }

  @Test
  void aBatchWithOneBallotForAClosedUrnIsNotStoredAtAll() {
    open(D1);
    open(D2);
    close(D2);
    Cast late = new Cast(D2, PersonId.of(2), "yes", 1);
    assertThat(failure(cast(ballot(1, "yes", 1), late))).isInstanceOf(UrnClosed.class);
    assertThat(result(urn().turnout(assembly, D1))).isZero();
  }

  @Test
  void onlyAnOpenUrnCanBeClosed() {
    assertThat(failure(during(t -> urn().close(t, assembly, D1)))).isInstanceOf(UrnClosed.class);
    open(D1);
    close(D1);
    assertThat(failure(during(t -> urn().close(t, assembly, D1)))).isInstanceOf(UrnClosed.class);
  }

  @Test
  void anUrnOpenedAgainHasItsBallotsAndTakesMore() {
    open(D1);
    result(cast(ballot(1, "yes", 1), ballot(2, "yes", 1)));
    assertThat(close(D1)).isEqualTo(Map.of("yes", 2));
    open(D1);
    assertThat(result(urn().turnout(assembly, D1))).isEqualTo(2);
    result(cast(ballot(2, "no", 2), ballot(3, "yes", 1)));
    assertThat(close(D1)).isEqualTo(Map.of("no", 1, "yes", 2));
  }

  @Test
  void openingAnOpenUrnChangesNothing() {
    open(D1);
    result(cast(ballot(1, "yes", 1)));
    open(D1);
    assertThat(close(D1)).isEqualTo(Map.of("yes", 1));
  }

  @Test
  void oneTransactionMayCastAndClose() {
    open(D1);
    SortedMap<String, Integer> bag =
        result(
            during(t ->
                urn()
                    .cast(t, assembly, List.of(ballot(1, "yes", 1)))
                    .compose(done -> urn().close(t, assembly, D1))));
    assertThat(bag).isEqualTo(Map.of("yes", 1));
  }

  @Test
  void decisionsDoNotShareAnUrn() {
    open(D1);
    open(D2);
    result(cast(ballot(1, "yes", 1), new Cast(D2, PersonId.of(1), "no", 1)));
    assertThat(close(D1)).isEqualTo(Map.of("yes", 1));
    assertThat(result(urn().kept(assembly, D2)))
        .isEqualTo(Map.of(PersonId.of(1), new Urn.Kept("no", 1)));
  }

  @Test
  void whatFailsLaterWasNeverCast() {
    open(D1);
    failure(
        during(t ->
            urn()
                .cast(t, assembly, List.of(ballot(1, "yes", 1)))
                .compose(done -> urn().close(t, assembly, D1))
                .compose(bag -> Future.failedFuture(new IllegalStateException("on purpose")))));
    assertThat(result(urn().turnout(assembly, D1))).isZero();
    result(cast(ballot(1, "no", 1)));
    assertThat(close(D1)).isEqualTo(Map.of("no", 1));
  }

  @Test
  void aSealIsKeptUntilItIsDestroyedAndThenNothingIsLeft() {
    Seal seal = Seal.fresh(assembly, D1);
    open(D1);
    open(D2);
    result(during(t -> urn().keep(t, assembly, D1, seal)));
    result(cast(ballot(1, seal.close("yes", 64), 1), new Cast(D2, PersonId.of(1), "no", 1)));
    Seal kept = sealOf(D1).orElseThrow();
    assertThat(kept.open(result(urn().kept(assembly, D1)).get(PersonId.of(1)).ballot()))
        .contains("yes");
    assertThat(sealOf(D2)).isEmpty();

    failure(
        during(t ->
            urn()
                .destroy(t, assembly, D1)
                .compose(done -> Future.failedFuture(new IllegalStateException("on purpose")))));
    assertThat(sealOf(D1)).isPresent();
    assertThat(result(urn().turnout(assembly, D1))).isEqualTo(1);

    result(during(t -> urn().destroy(t, assembly, D1)));
    assertThat(sealOf(D1)).isEmpty();
    assertThat(result(urn().kept(assembly, D1))).isEmpty();
    assertThat(result(urn().turnout(assembly, D2))).isEqualTo(1);
  }

  @Test
  void theSealsOfAnAssemblyAreForgottenTogether() {
    open(D1);
    open(D2);
    result(during(t -> urn().keep(t, assembly, D1, Seal.fresh(assembly, D1))));
    result(during(t -> urn().keep(t, assembly, D2, Seal.fresh(assembly, D2))));
    AssemblyId here = assembly;
    beginAnAssembly();
    open(D1);
    result(during(t -> urn().keep(t, assembly, D1, Seal.fresh(assembly, D1))));
    result(during(t -> urn().forget(t, here)));
    assertThat(sealOf(D1)).isPresent();
    assembly = here;
    assertThat(sealOf(D1)).isEmpty();
    assertThat(sealOf(D2)).isEmpty();
  }

  private Optional<Seal> sealOf(DecisionId decision) {
    return result(during(t -> urn().seal(t, assembly, decision)));
  }

  @Test
  void nothingToCastIsNoFault() {
    result(cast());
  }
}
