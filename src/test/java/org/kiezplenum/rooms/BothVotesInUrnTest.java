package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.journal.Waiting.result;
import static org.kiezplenum.journal.Waiting.until;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.journal.MemoryJournal;
import org.kiezplenum.journal.MemoryTransaction;
import org.kiezplenum.journal.TestVertx;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.urn.Cast;
import org.kiezplenum.urn.MemoryUrn;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.words.MemoryWords;

/** What somebody says for themselves and for their initiative lies in the urn as one ballot. */
class BothVotesInUrnTest {
  private static final AssemblyId ID = new AssemblyId("abcdefghijklmnop");
  private static final PersonId DESK = PersonId.of(1);
  private static final PersonId ALI = PersonId.of(2);
  private static final PersonId BO = PersonId.of(3);
  private static final PersonId CARD = PersonId.of(4);
  private static final DecisionId IT = DecisionId.of(1);
  private static final InitiativeId GARDEN = InitiativeId.of(1);
  private static final Reply LATE = new Reply.Refused(new Refusal(Refusal.Code.NEWER_BALLOT));

  private final Vertx vertx = TestVertx.get();
  private final Context context = vertx.getOrCreateContext();
  private final FailingJournal journal = new FailingJournal(new MemoryJournal());
  private final MemoryUrn urn = new MemoryUrn();
  private final Stores stores = new Stores(journal, new MemoryWords(), urn);
  private Ledger ledger;

  /** Ali speaks for the garden, Bo for nobody, and who holds the card has no phone. */
  @BeforeEach
  void open() {
    result(journal.begin(ID, "K7M2PQ"));
    Promise<Ledger> loaded = Promise.promise();
    Figures figures = new Figures(new SimpleMeterRegistry(), Stream::of);
    Surroundings here =
        new Surroundings(
            vertx, context, stores, System::currentTimeMillis, Rooms.PATIENCE, figures);
    here.run(() -> Ledger.load(here, ID).onComplete(loaded));
    ledger = result(loaded.future());
    accepted(null, Scenes.create());
    accepted(null, new Command.Join(said("Mina"), Role.FACILITATOR));
    accepted(null, new Command.Join(said("Ali"), null));
    accepted(null, new Command.Join(said("Bo"), null));
    accepted(DESK, new Command.OpenAssembly());
    accepted(DESK, Scenes.addItem("Spielstraße", 45));
    accepted(DESK, new Command.StartItem(ItemId.of(1), false));
    accepted(DESK, new Command.EnterSpeaker(new Command.Who(null, 204, null)));
    accepted(DESK, new Command.AddInitiative(said("Garten")));
    accepted(DESK, new Command.NameDelegate(who(ALI), GARDEN));
  }

  private static Command.Who who(PersonId person) {
    return new Command.Who(person, null, null);
  }

  private void put(Settings settings) {
    accepted(
        DESK,
        new Command.OpenPoll(null, said("Und?"), "double-majority", List.of(), 1, settings, null));
  }

  private static Command fill(String ballot, long change) {
    return new Command.FillBallot(IT, ballot, change);
  }

  @Test
  void whoGivesOnePartKeepsTheOther() {
    put(Settings.DEFAULT);
    accepted(ALI, fill("yes", 1));
    assertThat(own(ALI).get("ballot"))
        .isEqualTo(
            Map.of(
                "decision",
                "d1",
                "choice",
                "yes",
                "change",
                1L,
                "answer",
                "yes",
                "lacks",
                "initiative"));
    assertThat(voted()).isEmpty();
    accepted(ALI, fill(":no", 2));
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("yes o1:no", 2)));
    assertThat(own(ALI).get("ballot"))
        .isEqualTo(
            Map.of(
                "decision",
                "d1",
                "choice",
                "yes o1:no",
                "change",
                2L,
                "answer",
                "yes",
                "spoken",
                "no"));
    assertThat(voted()).containsExactly(ALI);
    accepted(ALI, fill("abstain", 0));
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("abstain o1:no", 3)));
    accepted(ALI, fill("no o1:yes", 4));
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("no o1:yes", 4)));
    accepted(BO, fill("yes", 1));
    assertThat(voted()).containsExactlyInAnyOrder(ALI, BO);
  }

  /** The desk has entered both, and one is Ali's own since. */
  @Test
  void aPhoneTellsWhichOfBothTheDeskHasEntered() {
    put(Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME));
    accepted(DESK, new Command.AnswerRoll(IT, who(ALI), "yes", false));
    accepted(DESK, new Command.AnswerRoll(IT, who(ALI), "o1:no", false));
    assertThat(ballot(ALI)).containsEntry("desk", true).doesNotContainKey("deskFor");
    accepted(ALI, fill("o1:yes", 3));
    assertThat(ballot(ALI))
        .containsEntry("choice", "yes o1:yes")
        .containsEntry("desk", true)
        .containsEntry("deskFor", "self");
    accepted(ALI, fill("no", 4));
    assertThat(ballot(ALI))
        .containsEntry("choice", "no o1:yes")
        .doesNotContainKeys("desk", "deskFor");
    accepted(DESK, new Command.AnswerRoll(IT, who(ALI), "o1:no", true));
    assertThat(ballot(ALI)).containsEntry("deskFor", "initiative");
  }

  /** Of two answers only the one is taken out that the desk had entered. */
  @Test
  void whatWasEnteredByMistakeLeavesTheUrn() {
    put(Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME));
    accepted(ALI, fill("yes", 1));
    accepted(DESK, new Command.AnswerRoll(IT, who(ALI), "o1:no", false));
    accepted(BO, fill("yes", 1));
    accepted(DESK, new Command.WithdrawAnswer(IT, who(ALI), false));
    assertThat(kept().get(ALI).ballot()).isEqualTo("yes");
    assertThat(ballot(ALI)).containsEntry("choice", "yes").doesNotContainKey("deskFor");
    accepted(DESK, new Command.AnswerRoll(IT, who(ALI), "o1:no", false));
    accepted(DESK, new Command.WithdrawAnswer(IT, who(ALI), true));
    assertThat(kept().keySet()).containsExactly(BO);
    assertThat(own(ALI)).doesNotContainKey("ballot").containsEntry("withdrawn", true);
    accepted(DESK, new Command.AnswerRoll(IT, who(ALI), "no", false));
    assertThat(own(ALI)).containsKey("ballot").doesNotContainKey("withdrawn");
    assertThat(kept().get(ALI).ballot()).isEqualTo("no");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> ballot(PersonId person) {
    return (Map<String, Object>) own(person).get("ballot");
  }

  /** This process has not heard of it. */
  @Test
  void whatWasGivenElsewhereIsKeptToo() {
    put(Settings.DEFAULT);
    result(urn.cast(new MemoryTransaction(), ID, List.of(new Cast(IT, ALI, "o1:no", 1))));
    accepted(ALI, fill("yes", 2));
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("yes o1:no", 2)));
  }

  @Test
  void bothInOneAppendAreBothKept() {
    put(Settings.DEFAULT);
    journal.hang();
    Future<Reply> first = enter(DESK, "first", Scenes.addItem("Bank", 5));
    until(() -> journal.isHanging());
    Future<Reply> self = enter(ALI, "self", fill("yes", 1));
    Future<Reply> spoken = enter(ALI, "spoken", fill(":no", 2));
    journal.letGo();
    Stream.of(first, self, spoken)
        .forEach(reply -> assertThat(result(reply)).isInstanceOf(Reply.Stored.class));
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("yes o1:no", 2)));
  }

  /** Both came from the desk, one press after the other. */
  @Test
  void theDeskEntersBothPartsOfOneWithoutAPhone() {
    accepted(DESK, new Command.NameDelegate(new Command.Who(null, 204, null), GARDEN));
    put(Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME));
    Command.Who card = new Command.Who(null, 204, null);
    accepted(DESK, new Command.AnswerRoll(IT, card, "yes"));
    accepted(DESK, new Command.AnswerRoll(IT, card, ":yes"));
    assertThat(kept().values()).extracting(Urn.Kept::ballot).containsExactly("yes o1:yes");
    assertThat(voted()).hasSize(1);
  }

  /** What the desk enters waits until it is known what the urn holds that is opened again. */
  @Test
  void whatIsEnteredRightBehindAnOpeningAnewIsNotTakenForLate() {
    put(Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME));
    accepted(ALI, fill("yes", 7));
    accepted(DESK, new Command.CloseDecision(IT));
    journal.hang();
    Future<Reply> first = enter(DESK, "first", Scenes.addItem("Bank", 5));
    until(() -> journal.isHanging());
    Future<Reply> opened = enter(DESK, "opened", new Command.ReopenDecision(IT));
    Future<Reply> entered =
        enter(DESK, "entered", new Command.AnswerRoll(IT, who(ALI), "no", true));
    journal.letGo();
    Stream.of(first, opened, entered)
        .forEach(reply -> assertThat(result(reply)).isInstanceOf(Reply.Stored.class));
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("no", 8)));
  }

  /** A part that comes too late to count is refused, and not lost in silence. */
  @Test
  void aLatePartIsRefusedUnlessItCountsAnyway() {
    put(Settings.DEFAULT);
    accepted(ALI, fill("o1:no", 2));
    assertThat(send(ALI, "late", fill("yes", 1))).isEqualTo(LATE);
    assertThat(send(ALI, "again", fill("o1:no", 1))).isInstanceOf(Reply.Stored.class);
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("o1:no", 2)));
    accepted(ALI, fill("yes", 3));
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("yes o1:no", 3)));
  }

  /** The count says what was said, and of nobody that they said both. */
  @Test
  void theBagIsOfPartsAndADelegateWhoIsReplacedKeepsTheirOwnVote() {
    put(Settings.DEFAULT);
    accepted(ALI, fill("yes o1:no", 1));
    accepted(BO, fill("no", 1));
    accepted(DESK, new Command.CloseDecision(IT));
    assertThat(poll().phones()).isEqualTo(Bag.of(Map.of("yes", 1, "no", 1, "o1:no", 1)));
    accepted(DESK, new Command.AnnounceDecision(IT));
    accepted(DESK, new Command.DismissDelegate(ALI));
    accepted(DESK, new Command.NameDelegate(who(BO), GARDEN));
    accepted(DESK, new Command.CorrectDecision(IT, said("Bo spricht für den Garten")));
    accepted(DESK, new Command.ReopenDecision(IT));
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("yes", 2), BO, new Urn.Kept("no", 1)));
    assertThat(own(ALI).get("ballot"))
        .isEqualTo(Map.of("decision", "d1", "choice", "yes", "change", 2L, "answer", "yes"));
    accepted(BO, fill(":yes", 2));
    accepted(DESK, new Command.CloseDecision(IT));
    assertThat(poll().phones()).isEqualTo(Bag.of(Map.of("yes", 1, "no", 1, "o1:yes", 1)));
  }

  /**
   * What the desk wrote down for a card, and what the phone said that turned out to be the card's.
   */
  @Test
  void ofTwoWhoWereOneEachPartIsKept() {
    put(Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME));
    accepted(ALI, fill("o1:no", 4));
    accepted(DESK, new Command.AnswerRoll(IT, who(CARD), "yes"));
    accepted(DESK, new Command.CloseDecision(IT));
    assertThat(poll().roll().said()).isEqualTo(Map.of(ALI, "o1:no", CARD, "yes"));
    accepted(DESK, new Command.MergePeople(ALI, who(CARD)));
    accepted(DESK, new Command.ReopenDecision(IT));
    assertThat(kept()).isEqualTo(Map.of(CARD, new Urn.Kept("yes o1:no", 5)));
    assertThat(own(ALI).get("ballot"))
        .isEqualTo(
            Map.of(
                "decision",
                "d1",
                "choice",
                "yes o1:no",
                "change",
                5L,
                "desk",
                true,
                "deskFor",
                "self",
                "answer",
                "yes",
                "spoken",
                "no"));
    accepted(DESK, new Command.CloseDecision(IT));
    assertThat(poll().roll().said()).isEqualTo(Map.of(CARD, "yes o1:no"));
    assertThat(poll().phones()).isEqualTo(Bag.of(Map.of("yes", 1, "o1:no", 1)));
  }

  /** Whom the desk has called for one part is called until both are there. */
  @Test
  void theDeskEntersOnePartAfterTheOther() {
    put(Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME));
    accepted(ALI, fill("yes", 1));
    assertThat(voted()).isEmpty();
    accepted(DESK, new Command.AnswerRoll(IT, who(ALI), ":no"));
    assertThat(kept()).isEqualTo(Map.of(ALI, new Urn.Kept("yes o1:no", 2)));
    assertThat(voted()).containsExactly(ALI);
    assertThat(send(ALI, "late", fill("o1:yes", 2))).isEqualTo(LATE);
  }

  private Poll poll() {
    return ledger.world().assembly().decisions().get(IT).poll();
  }

  private Map<PersonId, Urn.Kept> kept() {
    return result(urn.kept(ID, IT));
  }

  private Set<PersonId> voted() {
    return on(() -> Future.succeededFuture(ledger.voted()));
  }

  private Map<String, Object> own(PersonId person) {
    return WireForm.of(on(() -> Future.succeededFuture(ledger.own(person))));
  }

  private <T> T on(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(v -> work.get().onComplete(promise));
    return result(promise.future());
  }

  private Future<Reply> enter(PersonId by, String id, Command command) {
    Promise<Reply> promise = Promise.promise();
    CommandKey key = new CommandKey(by == null ? "" : by.value(), id);
    context.runOnContext(v -> ledger.enter(new Mail(by, key, command)).onComplete(promise));
    return promise.future();
  }

  private Reply send(PersonId by, String id, Command command) {
    return result(enter(by, id, command));
  }

  private void accepted(PersonId by, Command command) {
    assertThat(send(by, UUID.randomUUID().toString(), command)).isInstanceOf(Reply.Stored.class);
  }
}
