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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AssemblyId;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Tally;
import org.kiezplenum.journal.CommandKey;
import org.kiezplenum.journal.Draft;
import org.kiezplenum.journal.Journal;
import org.kiezplenum.journal.MemoryJournal;
import org.kiezplenum.journal.MemoryTransaction;
import org.kiezplenum.journal.TestVertx;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.urn.Cast;
import org.kiezplenum.urn.MemoryUrn;
import org.kiezplenum.urn.Urn;
import org.kiezplenum.words.MemoryWords;

/** The journal fails in every way it can; nothing is lost, nothing doubled, nobody misled. */
class LedgerTest {
  private static final AssemblyId ID = new AssemblyId("abcdefghijklmnop");
  private static final PersonId DESK = PersonId.of(1);
  private static final PersonId STAYS = PersonId.of(2);
  private static final PersonId GONE = PersonId.of(3);
  private static final DecisionId SECRET = DecisionId.of(1);

  private final Vertx vertx = TestVertx.get();
  private final Context context = vertx.getOrCreateContext();
  private final FailingJournal journal = new FailingJournal(new MemoryJournal());
  private final MemoryUrn urn = new MemoryUrn();
  private final Stores stores = new Stores(journal, new MemoryWords(), urn);
  private final Set<PersonId> touched =
      new ConcurrentSkipListSet<>(Comparator.comparing(PersonId::value));
  private Ledger ledger;

  @BeforeEach
  void open() {
    result(journal.begin(ID, "K7M2PQ"));
    ledger = load();
    ledger.whenChanged(touched::addAll);
    accepted(null, Scenes.create());
    accepted(null, new Command.Join(said("Mina"), Role.FACILITATOR));
    accepted(DESK, new Command.OpenAssembly());
    accepted(DESK, Scenes.addItem("Spielstraße", 45));
    accepted(DESK, new Command.StartItem(ItemId.of(1), false));
  }

  @Test
  void whatFailedBeforeItWasStoredIsTriedAgain() {
    journal.failBefore(2);
    Reply reply = send(DESK, "one", Scenes.addItem("Bank", 5));
    assertThat(reply).isInstanceOf(Reply.Stored.class);
    assertThat(journal.appends()).isGreaterThanOrEqualTo(3);
    assertThat(titles()).containsOnlyOnce("Bank");
  }

  @Test
  void aLostAnswerToCommitStoresNothingTwice() {
    long before = on(() -> Future.succeededFuture(ledger.world().seq()));
    journal.failAfter(1);
    Reply reply = send(DESK, "one", Scenes.addItem("Bank", 5));
    assertThat(reply).isEqualTo(new Reply.Stored(before + 1, "i2"));
    assertThat(titles()).containsOnlyOnce("Bank");
    assertThat(result(journal.latest(ID))).contains(before + 1);
  }

  @Test
  void whereNothingIsStoredForTwoSecondsPeopleAreToldAndNothingHappensLater() {
    journal.failBefore(Integer.MAX_VALUE);
    long begun = System.nanoTime();
    Reply reply = send(DESK, "one", Scenes.addItem("Bank", 5));
    long waited = (System.nanoTime() - begun) / 1_000_000;
    assertThat(reply).isEqualTo(new Reply.Refused(new Refusal(Refusal.Code.DATABASE_AWAY)));
    assertThat(waited).isGreaterThanOrEqualTo(Rooms.PATIENCE.toMillis());
    journal.failBefore(0);
    assertThat(titles()).doesNotContain("Bank");

    assertThat(send(DESK, "one", Scenes.addItem("Bank", 5))).isInstanceOf(Reply.Stored.class);
    assertThat(titles()).containsOnlyOnce("Bank");
  }

  @Test
  void whereTheJournalHangsPeopleAreToldToo() {
    journal.hang();
    Future<Reply> reply = enter(DESK, "one", Scenes.addItem("Bank", 5));
    until(() -> journal.isHanging());
    on(() -> {
      ledger.failExpired(System.currentTimeMillis() + Rooms.PATIENCE.toMillis());
      return Future.succeededFuture();
    });
    assertThat(result(reply)).isEqualTo(new Reply.Refused(new Refusal(Refusal.Code.DATABASE_AWAY)));
    journal.letGo();
    Reply again = send(DESK, "one", Scenes.addItem("Bank", 5));
    assertThat(again).isInstanceOf(Reply.Stored.class);
    assertThat(titles()).containsOnlyOnce("Bank");
  }

  @Test
  void oneCommandThatBreaksAnAppendDoesNotBreakThoseBesideIt() {
    journal.breakOn("item-moved");
    List<Future<Reply>> replies = new ArrayList<>();
    replies.add(enter(DESK, "first", Scenes.addItem("Eins", 5)));
    replies.add(enter(DESK, "two", Scenes.addItem("Zwei", 5)));
    replies.add(enter(DESK, "bad", new Command.MoveItem(ItemId.of(1), 1)));
    replies.add(enter(DESK, "three", Scenes.addItem("Drei", 5)));
    assertThat(result(replies.get(1))).isInstanceOf(Reply.Stored.class);
    assertThat(result(replies.get(3))).isInstanceOf(Reply.Stored.class);
    assertThat(result(replies.get(2))).isInstanceOf(Reply.Refused.class);
    assertThat(titles()).contains("Eins", "Zwei", "Drei");
  }

  /** One append or two, it is the same: whoever has voted stays who they are. */
  @Test
  void aBallotOfTheSameAppendIsInTheWayOfMerging() {
    aliComesTwiceAndIsAsked();
    DecisionId decision = DecisionId.of(1);
    journal.hang();
    Future<Reply> first = enter(DESK, "first", Scenes.addItem("Bank", 5));
    until(() -> journal.isHanging());
    Future<Reply> cast = enter(GONE, "two", new Command.CastBallot(decision, Choice.NO, 7));
    Future<Reply> merge = enter(DESK, "three", merging());
    journal.letGo();
    Stream.of(first, cast)
        .forEach(reply -> assertThat(result(reply)).isInstanceOf(Reply.Stored.class));
    assertThat(result(merge)).isEqualTo(VOTING);
    assertThat(send(DESK, "four", merging())).isEqualTo(VOTING);
    assertThat(result(urn.kept(ID, decision))).isEqualTo(Map.of(GONE, new Urn.Kept("no", 7)));
  }

  /** Put to the vote, answered by phone and entered at the desk, all in one append. */
  @Test
  void aBallotOfTheSameAppendIsNotReplacedWithoutAWord() {
    accepted(null, Scenes.join("Ali"));
    DecisionId decision = DecisionId.of(1);
    journal.hang();
    Future<Reply> first = enter(DESK, "first", Scenes.addItem("Bank", 5));
    until(() -> journal.isHanging());
    Future<Reply> put = enter(DESK, "put", byName());
    Future<Reply> cast = enter(STAYS, "cast", new Command.FillBallot(decision, "yes", 1));
    Future<Reply> asked = enter(DESK, "asked", answer(decision, false));
    Future<Reply> replaced = enter(DESK, "replaced", answer(decision, true));
    Future<Reply> again = enter(DESK, "again", answer(decision, false));
    journal.letGo();
    Stream.of(first, put, cast, replaced, again)
        .forEach(reply -> assertThat(result(reply)).isInstanceOf(Reply.Stored.class));
    assertThat(result(asked))
        .isEqualTo(
            new Reply.Refused(
                new Refusal(
                    Refusal.Code.VOTED_BY_PHONE,
                    Map.of("person", Map.of("number", 2, "name", "Ali", "unchecked", true)))));
    assertThat(result(urn.kept(ID, decision))).isEqualTo(Map.of(STAYS, new Urn.Kept("no", 3)));
  }

  private static Command byName() {
    return new Command.OpenPoll(
        null,
        said("Und?"),
        "simple-majority",
        List.of(),
        1,
        Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME),
        null);
  }

  private static Command answer(DecisionId decision, boolean instead) {
    return new Command.AnswerRoll(decision, new Command.Who(STAYS, null, null), "no", instead);
  }

  /** Whoever stays had voted at another process, of which this one has not heard. */
  @Test
  void aBallotThatWasPutInElsewhereIsInTheWayOfMerging() {
    aliComesTwiceAndIsAsked();
    DecisionId decision = DecisionId.of(1);
    result(urn.cast(new MemoryTransaction(), ID, List.of(new Cast(decision, STAYS, "yes", 1))));
    assertThat(send(DESK, "one", merging())).isEqualTo(VOTING);
    accepted(DESK, new Command.CloseDecision(decision));
    accepted(DESK, merging());
    assertThat(result(urn.kept(ID, decision))).isEqualTo(Map.of(STAYS, new Urn.Kept("yes", 1)));
  }

  /** A phone that became the one of somebody entered at the desk brings its own ballot along. */
  @Test
  void whatIsOpenedAgainAfterAPhoneFoundItsEntryHoldsItsBallot() {
    accepted(null, new Command.Join(said("Ali"), null));
    accepted(DESK, new Command.EnterSpeaker(new Command.Who(null, 204, null)));
    accepted(DESK, new Command.OpenDecision(null, said("Sperren wir?")));
    DecisionId decision = DecisionId.of(1);
    accepted(STAYS, new Command.CastBallot(decision, Choice.NO, 4));
    accepted(DESK, new Command.CloseDecision(decision));
    accepted(DESK, new Command.MergePeople(STAYS, new Command.Who(GONE, null, null)));
    assertThat(result(urn.kept(ID, decision))).containsOnlyKeys(STAYS);
    accepted(DESK, new Command.ReopenDecision(decision));
    assertThat(result(urn.kept(ID, decision))).isEqualTo(Map.of(GONE, new Urn.Kept("no", 4)));
    Map<String, Object> own = own(STAYS);
    assertThat(own.get("ballot")).isEqualTo(Map.of("decision", "d1", "choice", "no", "change", 4L));
    accepted(STAYS, new Command.CastBallot(decision, Choice.YES, 0));
    assertThat(result(urn.kept(ID, decision))).isEqualTo(Map.of(GONE, new Urn.Kept("yes", 5)));
  }

  /** Nobody knows that it was the same person's, so nobody is shown it. */
  @Test
  void aBallotOfAPhoneThatWentIsShownToNobody() {
    aliComesTwiceAndIsAsked();
    DecisionId decision = DecisionId.of(1);
    accepted(GONE, new Command.CastBallot(decision, Choice.NO, 1));
    accepted(DESK, new Command.CloseDecision(decision));
    accepted(DESK, merging());
    Map<String, Object> own = own(STAYS);
    assertThat(own).doesNotContainKey("ballot");
    accepted(DESK, new Command.ReopenDecision(decision));
    own = own(STAYS);
    assertThat(own).doesNotContainKey("ballot");
    assertThat(result(urn.kept(ID, decision))).isEmpty();
  }

  private Map<String, Object> own(PersonId person) {
    return WireForm.of(on(() -> Future.succeededFuture(ledger.own(person))));
  }

  private static final Reply VOTING = new Reply.Refused(new Refusal(Refusal.Code.VOTING_ALREADY));

  private static Command merging() {
    return new Command.MergePeople(GONE, new Command.Who(STAYS, null, null));
  }

  /** People were merged after the announcement, and others were asked something since. */
  @Test
  void whatIsOpenedAgainLaterHoldsOneBallotOfEachAndShowsIt() {
    aliComesTwiceAndIsAsked();
    DecisionId first = DecisionId.of(1);
    accepted(STAYS, new Command.CastBallot(first, Choice.NO, 1));
    accepted(GONE, new Command.CastBallot(first, Choice.NO, 1));
    announce(first);
    accepted(DESK, merging());
    assertThat(result(urn.kept(ID, first))).hasSize(2);
    accepted(DESK, new Command.OpenDecision(null, said("Und die Bank?")));
    announce(DecisionId.of(2));
    accepted(DESK, new Command.CorrectDecision(first, said("Doppelt")));
    accepted(DESK, new Command.ReopenDecision(first));
    assertThat(result(urn.kept(ID, first))).isEqualTo(Map.of(STAYS, new Urn.Kept("no", 1)));
    accepted(STAYS, new Command.CastBallot(first, Choice.YES, 2));
    Map<String, Object> own = own(STAYS);
    assertThat(own.get("ballot"))
        .isEqualTo(Map.of("decision", "d1", "choice", "yes", "change", 2L));
  }

  /** A correction because a guest had voted is one: the ballot is not in the urn any more. */
  @Test
  void whatIsOpenedAgainHoldsNoBallotOfSomebodyWithoutAVote() {
    aliAndBoHaveVotes();
    accepted(DESK, new Command.OpenDecision(null, said("Sperren wir?")));
    DecisionId decision = DecisionId.of(1);
    castByBoth(decision);
    announce(decision);
    accepted(DESK, new Command.WithdrawVote(GONE));
    accepted(DESK, new Command.CorrectDecision(decision, said("Ali war Gast")));
    assertThat(result(urn.kept(ID, decision))).hasSize(2);
    accepted(DESK, new Command.ReopenDecision(decision));
    assertThat(result(urn.kept(ID, decision))).isEqualTo(Map.of(STAYS, new Urn.Kept("no", 1)));
    assertThat(own(GONE)).doesNotContainKey("ballot");
    announce(decision);
    assertThat(ledger.world().assembly().decisions().get(decision).state())
        .isInstanceOfSatisfying(
            Decision.Found.class,
            found -> assertThat(Tally.of(found.finding().cells())).isEqualTo(new Tally(0, 1, 0)));
  }

  /** It is in no roll any more, and whoever was represented by it is not. */
  @Test
  void byNameTooNobodyIsCalledWhoHasNoVote() {
    aliAndBoHaveVotes();
    accepted(DESK, new Command.AllowProxies(1));
    accepted(
        DESK,
        new Command.GiveProxy(
            new Command.Who(DESK, null, null), new Command.Who(GONE, null, null)));
    accepted(
        DESK,
        new Command.OpenPoll(
            null,
            said("Sperren wir?"),
            "simple-majority",
            List.of(),
            1,
            Settings.DEFAULT.with(Setting.BALLOTS, Setting.BY_NAME),
            null));
    DecisionId decision = DecisionId.of(1);
    accepted(GONE, new Command.FillBallot(decision, "yes", 1));
    accepted(STAYS, new Command.FillBallot(decision, "no", 1));
    announce(decision);
    accepted(DESK, new Command.WithdrawVote(GONE));
    accepted(DESK, new Command.CorrectDecision(decision, said("Ali war Gast")));
    accepted(DESK, new Command.ReopenDecision(decision));
    accepted(DESK, new Command.CloseDecision(decision));
    Poll poll = ledger.world().assembly().decisions().get(decision).poll();
    assertThat(poll.roll().said()).isEqualTo(Map.of(STAYS, "no"));
    assertThat(poll.phones()).isEqualTo(Bag.of(Map.of("no", 1)));
    assertThat(poll.represented()).isZero();
  }

  private void aliAndBoHaveVotes() {
    accepted(null, new Command.Join(said("Ali"), null));
    accepted(null, new Command.Join(said("Bo"), null));
    accepted(DESK, new Command.SetElectorate(Electorate.Rule.LISTED));
    accepted(DESK, new Command.GrantVoteToAll());
  }

  private void castByBoth(DecisionId decision) {
    accepted(GONE, new Command.CastBallot(decision, Choice.YES, 1));
    accepted(STAYS, new Command.CastBallot(decision, Choice.NO, 1));
  }

  /** {@link #GONE} and {@link #STAYS} are one person, which nobody knows yet. */
  private void aliComesTwiceAndIsAsked() {
    accepted(null, new Command.Join(said("Ali"), null));
    accepted(null, new Command.Join(said("Ali"), null));
    accepted(DESK, new Command.OpenDecision(null, said("Sperren wir?")));
  }

  private void announce(DecisionId decision) {
    accepted(DESK, new Command.CloseDecision(decision));
    accepted(DESK, new Command.AnnounceDecision(decision));
  }

  @Test
  void whatCameTooFastIsOnlyLookedUp() {
    accepted(DESK, new Command.OpenDecision(null, said("Sperren wir?")));
    Command close = new Command.CloseDecision(DecisionId.of(1));
    Mail hasty = new Mail(DESK, new CommandKey(DESK.value(), "one"), close, true, Map.of());
    assertThat(on(() -> ledger.enter(hasty)))
        .isEqualTo(new Reply.Refused(new Refusal(Refusal.Code.TOO_FAST)));
    accepted(DESK, new Command.CastBallot(DecisionId.of(1), Choice.YES, 1));

    Reply first = send(DESK, "one", close);
    assertThat(first).isInstanceOf(Reply.Stored.class);
    assertThat(on(() -> ledger.enter(hasty))).isEqualTo(first);
  }

  @Test
  void whatOthersWroteIsKnownBeforeAnybodyIsAnswered() {
    Ledger other = load();
    on(() -> enterAt(other, DESK, "elsewhere", Scenes.addItem("Von drüben", 5)));
    assertThat(titles()).doesNotContain("Von drüben");
    on(() -> ledger.refresh());
    assertThat(titles()).contains("Von drüben");
    assertThat(names(ledger)).isEqualTo(names(other));
  }

  @Test
  void newsThatComeDuringAnAppendAreNotForgotten() {
    Ledger other = load();
    journal.hang();
    Future<Reply> mine = enter(DESK, "mine", Scenes.addItem("Meins", 5));
    until(() -> journal.isHanging());
    journal.letOthersThrough();
    on(() -> enterAt(other, DESK, "elsewhere", Scenes.addItem("Von drüben", 5)));
    Promise<Void> caught = Promise.promise();
    context.runOnContext(v -> ledger.catchUp().onComplete(caught));
    journal.letGo();
    result(mine);
    result(caught.future());
    assertThat(titles()).contains("Meins", "Von drüben");
  }

  @Test
  void whomOthersConcernedIsToldHere() {
    accepted(null, Scenes.join("Ali"));
    Ledger other = load();
    touched.clear();
    on(() -> enterAt(other, PersonId.of(2), "ask", Scenes.askToSpeak()));
    on(() -> ledger.refresh());
    assertThat(touched).containsExactly(PersonId.of(2));
    touched.clear();
    on(() -> enterAt(other, PersonId.of(2), "back", new Command.WithdrawEntry(null)));
    send(DESK, "any", new Command.StatePresent(7));
    until(() -> touched.contains(PersonId.of(2)));
  }

  @Test
  void aBallotThatWasPutInElsewhereIsCountedOn() {
    accepted(null, Scenes.join("Ali"));
    accepted(DESK, Scenes.ask("Pause?"));
    Ledger other = load();
    PersonId ali = PersonId.of(2);
    DecisionId first = DecisionId.of(1);
    on(() -> enterAt(other, ali, "v1", new Command.CastBallot(first, Choice.YES, 0)));
    on(() -> enterAt(other, ali, "v2", new Command.CastBallot(first, Choice.NO, 0)));
    send(ali, "v3", new Command.CastBallot(first, Choice.ABSTAIN, 0));
    assertThat(result(stores.urn().kept(ID, first)).get(ali).ballot()).isEqualTo("abstain");
    assertThat(result(stores.urn().kept(ID, first)).get(ali).change()).isEqualTo(3);
  }

  @Test
  void aBallotThatWasPutInElsewhereIsShownHere() {
    accepted(null, Scenes.join("Ali"));
    accepted(DESK, Scenes.ask("Pause?"));
    Ledger other = load();
    PersonId ali = PersonId.of(2);
    on(() -> enterAt(other, ali, "v1", new Command.CastBallot(DecisionId.of(1), Choice.YES, 1)));
    touched.clear();
    on(() -> {
      ledger.countedElsewhere(1, false);
      return Future.succeededFuture();
    });
    until(() -> touched.contains(ali));
    assertThat(own(ali).get("ballot")).isNotNull();
  }

  @Test
  void whatIsSecretIsKeptSealedAndGoneOnceItIsCounted() {
    accepted(null, Scenes.join("Ali"));
    accepted(DESK, secretPoll());
    accepted(PersonId.of(2), new Command.FillBallot(SECRET, "b>a", 1));
    assertThat(kept()).doesNotContainKey(DESK).containsKey(PersonId.of(2));
    assertThat(kept().get(PersonId.of(2)).ballot()).doesNotContain("b>a").hasSizeGreaterThan(60);
    accepted(DESK, new Command.CloseDecision(SECRET));
    assertThat(kept()).isEmpty();
    assertThat(ledger.world().assembly().decisions().get(SECRET).poll().phones())
        .isEqualTo(Bag.of(Map.of("b>a", 1)));
  }

  @Test
  void ballotsThatCannotBeOpenedAreLeftAlone() {
    accepted(null, Scenes.join("Ali"));
    accepted(DESK, secretPoll());
    accepted(PersonId.of(2), new Command.FillBallot(SECRET, "b>a", 1));
    urn.forgetSeals();
    for (Command command :
        List.of(new Command.FillBallot(SECRET, "a", 2), new Command.CloseDecision(SECRET))) {
      assertThat(
              send(command instanceof Command.CloseDecision ? DESK : PersonId.of(2), "", command))
          .isEqualTo(new Reply.Refused(new Refusal(Refusal.Code.URN_LOCKED)));
    }
    assertThat(kept()).hasSize(1);
    accepted(DESK, new Command.EndDecision(SECRET));
    assertThat(kept()).isEmpty();
  }

  @Test
  void whereServersHaveDifferentSecretsNothingIsPutToASecretVote() {
    urn.sealNoMore();
    assertThat(send(DESK, "", secretPoll()))
        .isEqualTo(new Reply.Refused(new Refusal(Refusal.Code.SECRET_DIFFERS)));
    assertThat(ledger.world().assembly().decisions().voting()).isNull();
  }

  private static Command secretPoll() {
    return new Command.OpenPoll(
        null,
        said("Wer spricht für uns?"),
        "irv",
        List.of(said("Dana"), said("Finn")),
        1,
        Settings.DEFAULT.with(Setting.BALLOTS, Setting.SECRET),
        null);
  }

  private Map<PersonId, Urn.Kept> kept() {
    return result(urn.kept(ID, SECRET));
  }

  @Test
  void anEventOfANewerServerEndsTheRoom() {
    List<CloseCode> lost = new CopyOnWriteArrayList<>();
    ledger.whenLost(lost::add);
    result(
        journal.append(
            ID,
            0,
            Set.of(),
            (standing, transaction) ->
                Future.succeededFuture(
                    new Journal.Batch(
                        List.of(new Draft("", "lottery-drawn", 1, "{}")), Map.of()))));
    on(() -> ledger.refresh());
    assertThat(lost).containsExactly(CloseCode.COME_BACK);
  }

  @Test
  void anEventOfANewerServerInTheWayOfAnAppendEndsTheRoomToo() {
    List<CloseCode> lost = new CopyOnWriteArrayList<>();
    ledger.whenLost(lost::add);
    result(
        journal.append(
            ID,
            0,
            Set.of(),
            (standing, transaction) ->
                Future.succeededFuture(
                    new Journal.Batch(
                        List.of(new Draft("", "lottery-drawn", 1, "{}")), Map.of()))));
    assertThat(send(DESK, "one", Scenes.addItem("Bank", 5))).isInstanceOf(Reply.Refused.class);
    until(() -> lost.contains(CloseCode.COME_BACK));
  }

  @Test
  void whatWasDeletedElsewhereEndsTheRoomAsWell() {
    List<CloseCode> lost = new CopyOnWriteArrayList<>();
    ledger.whenLost(lost::add);
    long known = ledger.world().seq();
    assertThat(result(journal.delete(ID, known, nothing -> Future.succeededFuture()))).isTrue();
    assertThat(send(DESK, "one", Scenes.addItem("Bank", 5))).isInstanceOf(Reply.Refused.class);
    on(() -> ledger.refresh());
    assertThat(lost).containsExactly(CloseCode.DELETED);
  }

  private Ledger load() {
    Promise<Ledger> loaded = Promise.promise();
    Figures figures = new Figures(new SimpleMeterRegistry(), Stream::of);
    Surroundings here =
        new Surroundings(
            vertx, context, stores, System::currentTimeMillis, Rooms.PATIENCE, figures);
    here.run(() -> Ledger.load(here, ID).onComplete(loaded));
    return result(loaded.future());
  }

  private <T> T on(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(v -> work.get().onComplete(promise));
    return result(promise.future());
  }

  private static Future<Reply> enterAt(Ledger at, PersonId by, String id, Command command) {
    return at.enter(new Mail(by, new CommandKey(by == null ? "" : by.value(), id), command));
  }

  private Future<Reply> enter(PersonId by, String id, Command command) {
    Promise<Reply> promise = Promise.promise();
    context.runOnContext(v -> enterAt(ledger, by, id, command).onComplete(promise));
    return promise.future();
  }

  private Reply send(PersonId by, String id, Command command) {
    return result(enter(by, id, command));
  }

  private void accepted(PersonId by, Command command) {
    Reply reply = send(by, UUID.randomUUID().toString(), command);
    assertThat(reply).isInstanceOf(Reply.Stored.class);
  }

  private List<String> titles() {
    return on(() -> Future.succeededFuture(names(ledger)));
  }

  private static List<String> names(Ledger ledger) {
    return ledger.world().assembly().agenda().items().values().stream()
        .map(item -> ledger.world().text(item.title()))
        .toList();
  }
}
