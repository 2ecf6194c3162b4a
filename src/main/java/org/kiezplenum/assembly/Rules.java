package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.electorate.ElectorateCommands;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.list.DeclaredInWords;
import org.kiezplenum.assembly.floor.list.FloorCommands;
import org.kiezplenum.assembly.floor.list.Groups;
import org.kiezplenum.assembly.floor.list.OrderCommands;
import org.kiezplenum.assembly.floor.motions.MotionCommands;
import org.kiezplenum.assembly.floor.speech.CallCommands;
import org.kiezplenum.assembly.floor.speech.OrderCallCommands;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.AmendmentCommands;
import org.kiezplenum.assembly.proposals.CourseCommands;
import org.kiezplenum.assembly.proposals.ProposalCommands;
import org.kiezplenum.assembly.proposals.VersionCommands;
import org.kiezplenum.assembly.signals.SignalCommands;
import org.kiezplenum.assembly.voting.Casting;
import org.kiezplenum.assembly.voting.DecisionCommands;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Entering;
import org.kiezplenum.assembly.voting.FurtherRounds;
import org.kiezplenum.assembly.voting.HeadCounts;
import org.kiezplenum.assembly.voting.LotCommands;
import org.kiezplenum.assembly.voting.Opening;
import org.kiezplenum.assembly.voting.Remainder;
import org.kiezplenum.assembly.voting.RollCall;
import org.kiezplenum.assembly.voting.SecondCounts;
import org.kiezplenum.assembly.voting.SeenCommands;
import org.kiezplenum.assembly.voting.counting.UrnCount;

/**
 * What an assembly answers to a command. Pure: the same state, person, command and circumstances
 * are always answered the same.
 */
public final class Rules {
  private Rules() {}

  /**
   * What a rule needs beside the state.
   *
   * @param at milliseconds since 1970 by the database's clock
   * @param urn what it held when it was closed, for {@link Command.CloseDecision}; else nothing
   * @param texts the short texts there are, by their keys, and the long ones of a proposal that is
   *     to be changed
   * @param cast whose ballots lie in which urn, of those whom {@link Command.MergePeople} names;
   *     else nothing
   * @param ballots what the urn holds that {@link Command.ReopenDecision} opens again or {@link
   *     Command.AnswerRoll} or {@link Command.WithdrawAnswer} is about, by those who put it in;
   *     else nothing
   */
  public record Circumstances(
      long at,
      UrnCount urn,
      Function<String, @Nullable String> texts,
      Map<DecisionId, Set<PersonId>> cast,
      Map<PersonId, String> ballots) {

    public Circumstances(
        long at,
        UrnCount urn,
        Function<String, @Nullable String> texts,
        Map<DecisionId, Set<PersonId>> cast) {
      this(at, urn, texts, cast, Map.of());
    }

    public Circumstances(long at, UrnCount urn, Function<String, @Nullable String> texts) {
      this(at, urn, texts, Map.of());
    }

    public Circumstances(
        long at, Map<String, Integer> bag, Function<String, @Nullable String> texts) {
      this(at, UrnCount.of(bag), texts);
    }

    public static Circumstances at(long at) {
      return new Circumstances(at, UrnCount.NOTHING, key -> null);
    }

    private Declared declared(Assembly assembly) {
      return DeclaredInWords.of(assembly, texts);
    }
  }

  /**
   * Decides.
   *
   * @param by who sent the command; absent for somebody who is only coming in
   */
  public static Ruling decide(
      Assembly assembly, @Nullable PersonId by, Command command, Circumstances circumstances) {
    return Unfolding.of(assembly, by, answer(assembly, by, command, circumstances), circumstances);
  }

  private static Decided answer(
      Assembly assembly, @Nullable PersonId by, Command command, Circumstances circumstances) {
    return switch (command) {
      case Command.CreateAssembly c -> AssemblyCommands.create(assembly, c);
      case Command.Join c -> PeopleCommands.join(assembly, c);
      case Command.TakeRole c -> PeopleCommands.takeRole(assembly, by, c);
      case Command.FromParticipant c -> decide(assembly, by, c, circumstances);
      case Command.FromDesk c -> decide(assembly, by, c, circumstances);
    };
  }

  /** Everybody who has joined may do these. */
  private static Decided decide(
      Assembly assembly,
      @Nullable PersonId by,
      Command.FromParticipant command,
      Circumstances circumstances) {
    Person person = assembly.people().sitting(by);
    if (person == null) {
      return refuse(Refusal.Code.NOT_A_PERSON);
    }
    if (assembly.isOver() && !(command instanceof Command.Voting)) {
      return refuse(Refusal.Code.ASSEMBLY_ENDED);
    }
    if (assembly.floor().calls().exclude(person.id())) {
      return refuse(Refusal.Code.EXCLUDED);
    }
    return switch (command) {
      case Command.ChangeName c -> PeopleCommands.changeName(person, c);
      case Command.AskToSpeak c ->
          FloorCommands.askToSpeak(assembly, person, c, circumstances.at());
      case Command.WithdrawEntry c -> FloorCommands.withdrawEntry(assembly, person, c);
      case Command.YieldFloor c -> CallCommands.yieldFloor(assembly, person, c.entry());
      case Command.DeclareGroup c -> Groups.declare(assembly, person, c);
      case Command.MarkSeldomHeard c -> Groups.mark(assembly, person, c);
      case Command.Proposing c ->
          ProposalCommands.decide(assembly, person, c, circumstances.texts());
      case Command.JoinRound c -> InterludeCommands.join(assembly, person);
      case Command.NextInRound c -> InterludeCommands.next(assembly, person, c);
      case Command.Voting c -> Casting.cast(assembly, person.id(), c);
      case Command.GiveSignal c -> SignalCommands.give(assembly, c.signal());
      case Command.AnswerTemperature c -> SignalCommands.answer(assembly);
    };
  }

  /**
   * The desk may do these: the moderation all of them, others what belongs to their role. Once the
   * minutes are published, they can only be withdrawn.
   */
  private static Decided decide(
      Assembly assembly,
      @Nullable PersonId by,
      Command.FromDesk command,
      Circumstances circumstances) {
    Person person = assembly.people().sitting(by);
    if (person == null) {
      return refuse(Refusal.Code.NOT_A_PERSON);
    }
    if (!Permission.may(person, command)) {
      return refuse(Refusal.Code.NOT_ALLOWED);
    }
    if (assembly.phase() instanceof Phase.Published && Permission.changesTheRecord(command)) {
      return refuse(Refusal.Code.MINUTES_PUBLISHED);
    }
    Whom.Named named = Whom.in(assembly, command, circumstances.texts());
    if (named.refused() != null) {
      return named.refused();
    }
    return switch (named.command()) {
      case Command.FromListKeeper c -> keepList(assembly, person, c, circumstances);
      case Command.FromMinuteTaker c ->
          AssemblyCommands.decide(assembly, person, c, circumstances.at());
      case Command.FromFacilitator c -> moderate(assembly, person, c, circumstances);
    };
  }

  private static Decided keepList(
      Assembly assembly, Person by, Command.FromListKeeper command, Circumstances circumstances) {
    long at = circumstances.at();
    return switch (command) {
      case Command.StatePresent c -> AssemblyCommands.statePresent(c.count());
      case Command.EnterSpeaker c -> FloorCommands.enterSpeaker(assembly, c);
      case Command.StrikeEntry c -> FloorCommands.strikeEntry(assembly, c.entry());
      case Command.MoveEntry c -> FloorCommands.moveEntry(assembly, c);
      case Command.SetGroup c -> Groups.set(assembly, c);
      case Command.PutBack c -> FloorCommands.putBack(assembly);
      case Command.SortMotion c -> MotionCommands.sort(assembly, c);
      case Command.CloseList c -> FloorCommands.closeList(assembly, c, at);
      case Command.OpenList c -> FloorCommands.openList(assembly);
      case Command.TurnOffList c -> FloorCommands.turnOffList(assembly);
      case Command.HandInFor c -> ProposalCommands.handInFor(assembly, c);
      case Command.AmendFor c -> AmendmentCommands.amendFor(assembly, c, circumstances.texts());
      case Command.RenamePerson c -> PeopleCommands.rename(assembly, c);
      case Command.HideName c -> PeopleCommands.hideName(assembly, c);
      case Command.ShowName c -> PeopleCommands.showName(assembly, c);
      case Command.CheckNames c -> PeopleCommands.checkNames(assembly);
      case Command.MergePeople c -> Merging.merge(assembly, by, c, circumstances.cast());
      case Command.GivingVotes c -> ElectorateCommands.decide(assembly, c);
      case Command.AnswerRoll c -> RollCall.answer(assembly, c, circumstances.ballots());
      case Command.WithdrawAnswer c -> RollCall.withdraw(assembly, c, circumstances.ballots());
      case Command.EnterCells c -> Entering.cells(assembly, c);
      case Command.EnterPaper c -> Entering.paper(assembly, c);
      case Command.EnterHands c -> Entering.hands(assembly, c);
      case Command.EnterRemainder c -> Remainder.enter(assembly, c);
      case Command.CountAgain c -> SecondCounts.enter(assembly, c);
      case Command.SettleCount c -> SecondCounts.settle(assembly, c);
      case Command.RemoveHands c -> Entering.remove(assembly, c);
      case Command.Undo c -> Undoing.undo(assembly, c);
    };
  }

  private static Decided moderate(
      Assembly assembly, Person by, Command.FromFacilitator command, Circumstances circumstances) {
    long at = circumstances.at();
    return switch (command) {
      case Command.ChangeAssembly c -> AssemblyCommands.change(assembly, c);
      case Command.OpenAssembly c -> AssemblyCommands.open(assembly);
      case Command.EndAssembly c ->
          AssemblyCommands.end(assembly, circumstances.declared(assembly), at);
      case Command.ReopenAssembly c -> AssemblyCommands.reopen(assembly);
      case Command.PublishMinutes c -> AssemblyCommands.publish(assembly, c);
      case Command.WithdrawMinutes c -> AssemblyCommands.withdraw(assembly);
      case Command.ShowOnWall c -> AssemblyCommands.showOnWall(assembly, c);
      case Command.CheckNamesFirst c -> PeopleCommands.checkNamesFirst(assembly, c.on());
      case Command.SetElectorate c -> ElectorateCommands.set(assembly, c.rule());
      case Command.AllowProxies c -> ElectorateCommands.allowProxies(assembly, c.most());
      case Command.RevokeRole c -> PeopleCommands.revokeRole(assembly, c);
      case Command.AddItem c -> AgendaCommands.addItem(assembly, c);
      case Command.ChangeItem c -> AgendaCommands.changeItem(assembly, c);
      case Command.MoveItem c -> AgendaCommands.moveItem(assembly, c);
      case Command.RemoveItem c -> AgendaCommands.removeItem(assembly, c);
      case Command.StartItem c -> ItemCommands.startItem(assembly, c, at);
      case Command.CloseItem c -> ItemCommands.closeItem(assembly, c, at);
      case Command.ReopenItem c -> ItemCommands.reopenItem(assembly, c, at);
      case Command.CallNext c ->
          CallCommands.callNext(assembly, by, c, circumstances.declared(assembly), at);
      case Command.SetFloorRules c -> OrderCommands.setRules(assembly, c);
      case Command.AddTime c -> OrderCommands.addTime(assembly, c);
      case Command.AnswerAsking c ->
          OrderCommands.answer(assembly, c, circumstances.declared(assembly));
      case Command.EndDebate c -> OrderCommands.endDebate(assembly);
      case Command.SetSignals c -> SignalCommands.set(assembly, c);
      case Command.SetLegend c -> SignalCommands.call(assembly, c);
      case Command.TakeTemperature c -> SignalCommands.take(assembly, c);
      case Command.EndTemperature c -> SignalCommands.end(assembly);
      case Command.CallToTopic c -> OrderCallCommands.toTopic(assembly, c.entry(), at);
      case Command.CallToOrder c -> OrderCallCommands.toOrder(assembly, c.person(), at);
      case Command.LiftOrderCall c -> OrderCallCommands.lift(assembly, c.person());
      case Command.ObjectToMotion c -> MotionCommands.object(assembly, c, at);
      case Command.SettleMotion c -> MotionSettling.settle(assembly, c, at);
      case Command.RestartClock c -> CallCommands.restartClock(assembly, c.entry());
      case Command.ExtendSpeech c -> CallCommands.extendSpeech(assembly, c);
      case Command.NotHere c -> CallCommands.notHere(assembly, c.entry());
      case Command.PauseSpeech c -> CallCommands.pauseSpeech(assembly, c.entry(), at);
      case Command.ResumeSpeech c -> CallCommands.resumeSpeech(assembly, c.entry());
      case Command.EndSpeech c -> CallCommands.endSpeech(assembly, c.entry(), at);
      case Command.TakeBreak c -> InterludeCommands.takeBreak(assembly, c, at);
      case Command.Murmur c -> InterludeCommands.murmur(assembly, c, at);
      case Command.GoOn c -> InterludeCommands.goOn(assembly);
      case Command.BeginRound c -> InterludeCommands.beginRound(assembly, c, at);
      case Command.ReadmitProposal c -> VersionCommands.readmit(assembly, c);
      case Command.OnTheCourse c -> CourseCommands.decide(assembly, c, circumstances.texts());
      case Command.MoveAmendment c -> AmendmentCommands.move(assembly, c);
      case Command.OpenDecision c -> Opening.open(assembly, c);
      case Command.CloseDecision c -> DecisionCommands.close(assembly, c, circumstances.urn());
      case Command.AnnounceClosing c -> DecisionCommands.announceClosing(assembly, c, at);
      case Command.ReopenDecision c ->
          DecisionCommands.reopen(assembly, c, circumstances.ballots());
      case Command.AnnounceDecision c -> DecisionCommands.announce(assembly, c);
      case Command.EndDecision c -> DecisionCommands.end(assembly, c);
      case Command.OpenPoll c -> Opening.open(assembly, c, circumstances.texts());
      case Command.DrawLot c -> LotCommands.draw(assembly, c);
      case Command.CorrectDecision c -> DecisionCommands.correct(assembly, c);
      case Command.StateFigures c -> HeadCounts.state(assembly, c);
      case Command.NextRound c -> FurtherRounds.next(assembly, c);
      case Command.DecideBySight c -> SeenCommands.decideBySight(assembly, c);
      case Command.RecordCount c -> SeenCommands.recordCount(assembly, c);
      case Command.DemandCount c -> SeenCommands.demandCount(assembly, c);
    };
  }
}
