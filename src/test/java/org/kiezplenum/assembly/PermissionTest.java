package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.PUBLISHED;
import static org.kiezplenum.assembly.Scenes.STRANGER;
import static org.kiezplenum.assembly.Scenes.WELCOME;
import static org.kiezplenum.assembly.Scenes.addItem;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.block;
import static org.kiezplenum.assembly.Scenes.callFirst;
import static org.kiezplenum.assembly.Scenes.count;
import static org.kiezplenum.assembly.Scenes.create;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.entry;
import static org.kiezplenum.assembly.Scenes.handIn;
import static org.kiezplenum.assembly.Scenes.join;
import static org.kiezplenum.assembly.Scenes.mergePeople;
import static org.kiezplenum.assembly.Scenes.note;
import static org.kiezplenum.assembly.Scenes.proposal;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Scenes.vote;
import static org.kiezplenum.assembly.Story.given;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.signals.Mood;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.assembly.signals.Wall;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** Who may do what, asked for every command there is. */
class PermissionTest {
  static final List<Command> ALL =
      List.of(
          create(),
          join("Ali"),
          new Command.TakeRole(Role.FACILITATOR),
          new Command.ChangeName(said("Ali")),
          askToSpeak(),
          new Command.WithdrawEntry(null),
          handIn("Bänke"),
          vote(decision(1), Choice.YES),
          new Command.ChangeAssembly(said("Neu"), null, null, null),
          new Command.OpenAssembly(),
          new Command.EndAssembly(),
          new Command.ReopenAssembly(),
          new Command.PublishMinutes(null, null),
          new Command.WithdrawMinutes(),
          new Command.StatePresent(5),
          addItem("Bänke", 5),
          new Command.ChangeItem(WELCOME, null, 5, null),
          new Command.MoveItem(WELCOME, 1),
          new Command.RemoveItem(WELCOME),
          new Command.StartItem(WELCOME, false),
          new Command.CloseItem(WELCOME, false),
          new Command.ReopenItem(WELCOME),
          new Command.WriteNote(WELCOME, Note.NoteKind.NOTE, said("Zeile"), null, null, null),
          new Command.ChangeNote(note(1), 1, said("Zeile"), null, null, null),
          new Command.RemoveNote(note(1)),
          new Command.EnterSpeaker(new Command.Who(null, null, said("Frau Öz"))),
          callFirst(),
          new Command.PauseSpeech(entry(1)),
          new Command.ResumeSpeech(entry(1)),
          new Command.EndSpeech(entry(1)),
          new Command.StrikeEntry(entry(1)),
          new Command.CloseList(),
          new Command.OpenList(),
          ask("Und?"),
          count(decision(1), 1, 1, 1),
          new Command.RemoveHands(decision(1), block(1)),
          new Command.CloseDecision(decision(1)),
          new Command.ReopenDecision(decision(1)),
          new Command.AnnounceDecision(decision(1)),
          new Command.EndDecision(decision(1)),
          new Command.JoinRound(),
          new Command.NextInRound(0, false),
          new Command.TakeNote(note(1)),
          new Command.LeaveNote(note(1)),
          new Command.MoveNote(note(1), WELCOME, 0),
          new Command.AnnounceNext(said("Dienstag")),
          new Command.DescribeRecord(said("T. K."), null),
          new Command.HandInFor(
              new Command.Who(null, 204, null),
              new Command.HandInProposal(said("Bänke"), said("Drei."), null)),
          new Command.RenamePerson(ALI, said("Ali B.")),
          new Command.HideName(ALI),
          new Command.ShowName(ALI),
          new Command.CheckNames(),
          new Command.CheckNamesFirst(true),
          mergePeople(ALI, BO),
          new Command.RevokeRole(ALI, Role.FACILITATOR),
          new Command.RestartClock(entry(1)),
          new Command.ExtendSpeech(entry(1), 60),
          new Command.NotHere(entry(1)),
          new Command.MoveEntry(entry(1), 0),
          new Command.TurnOffList(),
          new Command.TakeBreak(10, null),
          new Command.Murmur(5),
          new Command.GoOn(),
          new Command.BeginRound(25),
          new Command.ShowOnWall(Wall.Mode.BLACK, null),
          new Command.Undo(1),
          new Command.DecideBySight(null, null, PlainMethod.NO_OBJECTION, true, null, null),
          new Command.RecordCount(null, said("Und?"), new Hands(1, 1, 1), null, null),
          new Command.DemandCount(decision(1)),
          new Command.YieldFloor(entry(1)),
          new Command.DeclareGroup(said("q")),
          new Command.MarkSeldomHeard(said("yes")),
          new Command.SetGroup(new Command.Who(ALI, null, null), said("q")),
          new Command.PutBack(),
          new Command.SortMotion(entry(1), MotionKind.BREAK),
          new Command.SetFloorRules(FloorRules.USUAL, false),
          new Command.ObjectToMotion(entry(1), null),
          new Command.SettleMotion(entry(1), Motion.How.RULED, true, null, null, null),
          new Command.AnswerAsking(true),
          new Command.AddTime("q", 60),
          new Command.GiveSignal(Signal.AGREE, true),
          new Command.AnswerTemperature(Mood.UP),
          new Command.SetSignals(Set.of(Signal.AGREE)),
          new Command.SetLegend(Signal.AGREE, said("Wackeln")),
          new Command.TakeTemperature(null),
          new Command.EndTemperature(),
          new Command.CallToTopic(entry(1)),
          new Command.CallToOrder(ALI),
          new Command.LiftOrderCall(ALI),
          new Command.FillBallot(decision(1), "a", 1),
          new Command.OpenPoll(
              null, said("Und?"), "unanimity", List.of(), 1, Settings.DEFAULT, null),
          new Command.EnterCells(decision(1), Cells.NONE),
          new Command.CountAgain(decision(1), block(1), Cells.NONE),
          new Command.SettleCount(decision(1), block(1), SecondCount.Takes.FIRST),
          new Command.EnterRemainder(decision(1), Cells.NONE, "yes"),
          new Command.EnterPaper(decision(1), "a", 1),
          new Command.DrawLot(decision(1), "417"),
          new Command.StateFigures(decision(1), 5, null),
          new Command.NextRound(decision(1)),
          new Command.CorrectDecision(decision(1), said("Block doppelt")),
          new Command.ChangeProposal(proposal(1), 1, said("Neu"), null, null),
          new Command.WithdrawProposal(proposal(1)),
          new Command.ReadmitProposal(proposal(1)),
          new Command.SupportProposal(proposal(1), true),
          new Command.AmendProposal(proposal(1), 1, said(""), said("Neu"), null),
          new Command.AmendFor(
              new Command.Who(null, 204, null),
              new Command.AmendProposal(proposal(1), 1, said(""), said("Neu"), null)),
          new Command.TakeOverAmendment(proposal(1)),
          new Command.MoveAmendment(proposal(1), 0),
          new Command.SetElectorate(Electorate.Rule.LISTED),
          new Command.GrantVote(new Command.Who(ALI, null, null)),
          new Command.GrantVotes(List.of(205, 206)),
          new Command.GrantVoteToAll(),
          new Command.WithdrawVote(ALI),
          new Command.AddInitiative(said("Chor")),
          new Command.RemoveInitiative(InitiativeId.of(1)),
          new Command.NameDelegate(new Command.Who(ALI, null, null), InitiativeId.of(1)),
          new Command.DismissDelegate(ALI),
          new Command.AllowProxies(2),
          new Command.GiveProxy(new Command.Who(ALI, null, null), new Command.Who(BO, null, null)),
          new Command.EndProxy(ALI),
          new Command.AnswerRoll(decision(1), new Command.Who(ALI, null, null), "yes"),
          new Command.WithdrawAnswer(decision(1), new Command.Who(ALI, null, null), false),
          new Command.AnnounceClosing(decision(1), 60),
          new Command.AdmitProposal(proposal(1)),
          new Command.DebateProposal(proposal(1)),
          new Command.ReferProposal(proposal(1), said("AG Verkehr")),
          new Command.AdjournProposal(proposal(1)),
          new Command.RemarkOnProposal(proposal(1), said("Bitte annehmen.")),
          new Command.SetHandingIn(HandingIn.MODERATION),
          new Command.CompeteProposals(proposal(1), proposal(2)),
          new Command.MoveCompeting(proposal(1), 0),
          new Command.PartProposal(proposal(1)),
          new Command.MergeProposals(
              new Command.ChangeProposal(proposal(1), 1, null, said("Neu"), null), proposal(2)),
          new Command.EndDebate());

  @Test
  void everyCommandIsAskedFor() {
    assertThat(ALL.stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(Kinds.of(Command.class).toList());
  }

  @ParameterizedTest
  @MethodSource("fromTheDesk")
  void whatTheModerationDoesNobodyElseMayDo(Command command) {
    given(ON_ITEM).when(ALI, command).thenRefused(Refusal.Code.NOT_ALLOWED);
    given(PUBLISHED).when(ALI, command).thenRefused(Refusal.Code.NOT_ALLOWED);
  }

  @ParameterizedTest
  @MethodSource("fromPeople")
  void whoHasNotJoinedMayDoNothing(Command command) {
    given(ON_ITEM).when(STRANGER, command).thenRefused(Refusal.Code.NOT_A_PERSON);
    given(ON_ITEM).when(null, command).thenRefused(Refusal.Code.NOT_A_PERSON);
  }

  @ParameterizedTest
  @MethodSource("fromTheDesk")
  void thePublishedRecordIsFrozen(Command command) {
    boolean aboutPublishing =
        command instanceof Command.PublishMinutes
            || command instanceof Command.WithdrawMinutes
            || command instanceof Command.HideName
            || command instanceof Command.RevokeRole;

    if (!aboutPublishing) {
      given(PUBLISHED).when(MODERATOR, command).thenRefused(Refusal.Code.MINUTES_PUBLISHED);
    }
  }

  @ParameterizedTest
  @MethodSource("fromParticipants")
  void afterTheEndPeopleChangeNothing(Command command) {
    Refusal.Code code =
        command instanceof Command.Voting
            ? Refusal.Code.UNKNOWN_DECISION
            : Refusal.Code.ASSEMBLY_ENDED;

    given(Scenes.ENDED).when(ALI, command).thenRefused(code);
    given(PUBLISHED).when(ALI, command).thenRefused(code);
  }

  @ParameterizedTest
  @MethodSource("fromTheDesk")
  void otherRolesDoWhatBelongsToThem(Command command) {
    Story keeper = ON_ITEM.and(ALI, new Command.TakeRole(Role.LIST_KEEPER));
    Story taker = ON_ITEM.and(ALI, new Command.TakeRole(Role.MINUTE_TAKER));

    assertThat(isAllowed(keeper, command)).isEqualTo(command instanceof Command.FromListKeeper);
    assertThat(isAllowed(taker, command)).isEqualTo(command instanceof Command.FromMinuteTaker);
  }

  private static boolean isAllowed(Story story, Command command) {
    return !(story.when(ALI, command).decided() instanceof Ruling.Refused refused
        && refused.refusal().code() == Refusal.Code.NOT_ALLOWED);
  }

  @Test
  void theModerationTakesPartLikeEverybody() {
    given(ON_ITEM).when(MODERATOR, askToSpeak()).isAccepted();
    given(Scenes.VOTING).when(MODERATOR, vote(decision(1), Choice.YES)).isAccepted();
  }

  static Stream<Command> fromTheDesk() {
    return ALL.stream().filter(Command.FromDesk.class::isInstance);
  }

  static Stream<Command> fromParticipants() {
    return ALL.stream().filter(Command.FromParticipant.class::isInstance);
  }

  static Stream<Command> fromPeople() {
    return ALL.stream()
        .filter(c -> !(c instanceof Command.CreateAssembly || c instanceof Command.Join));
  }
}
