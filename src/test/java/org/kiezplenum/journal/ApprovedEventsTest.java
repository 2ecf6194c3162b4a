package org.kiezplenum.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.ElectorateEvent;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.InterludeEvent;
import org.kiezplenum.assembly.Kinds;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Phase.Readers;
import org.kiezplenum.assembly.ProposalEvent;
import org.kiezplenum.assembly.SignalEvent;
import org.kiezplenum.assembly.VotingEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.floor.speech.Shares;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.Amends;
import org.kiezplenum.assembly.proposals.Change;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Variant;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.assembly.signals.Wall;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Dropped.DropReason;
import org.kiezplenum.assembly.voting.PlainFinding;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Reason;
import org.kiezplenum.assembly.voting.methods.Round;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Why;
import org.kiezplenum.assembly.voting.methods.majority.Hands;
import org.kiezplenum.assembly.voting.methods.majority.Tally;

/**
 * The exact text of every event, as somebody approved it and as it stands in journals for ever.
 *
 * <p>Nothing writes these files. Where one is missing the test fails with the text to approve;
 * where one differs, old journals would not be read: make a new version instead.
 */
class ApprovedEventsTest {
  private static final Path APPROVED = Path.of("src/test/resources/events");

  private static final PersonId PERSON = new PersonId("p12");
  private static final ItemId ITEM = new ItemId("i3");
  private static final NoteId NOTE = new NoteId("n5");
  private static final EntryId ENTRY = new EntryId("e7");
  private static final ProposalId PROPOSAL = new ProposalId("a2");
  private static final DecisionId DECISION = new DecisionId("d1");
  private static final InitiativeId INITIATIVE = new InitiativeId("o2");
  private static final BlockId BLOCK = new BlockId("b4");
  private static final FloorRules RULES = new FloorRules(Order.FIRST_COME, 180);

  private static final FloorRules QUOTA =
      new FloorRules(
          Order.FIRST_SPEAKERS,
          120,
          new Lists(
              Lists.By.GROUP,
              List.of("q", "o"),
              "q",
              Lists.Turns.LAST,
              Lists.WhenEmpty.ASK_GROUP,
              3,
              false),
          1,
          FloorRules.TimeRule.LADDER,
          true,
          600,
          true,
          true,
          true);

  private static final FloorRules MORE_TIME =
      new FloorRules(
          Order.FIRST_COME,
          180,
          Lists.QUOTA,
          null,
          null,
          null,
          600,
          null,
          null,
          null,
          Map.of("q", 60));

  private static final PlainFinding SEEN =
      new PlainFinding(
          PlainMethod.MAJORITY_SEEN,
          PlainFinding.Outcome.REJECTED,
          PlainFinding.FindingReason.MAJORITY_SEEN,
          null,
          null,
          null);

  private static final Ask ASK =
      Ask.among("score", 2, 1).with(Setting.HIGHEST, 1).with(Setting.BASE, "valid");

  private static final Finding FOUND =
      new Finding(
          "stv-scottish",
          Outcome.ELECTED,
          new Reason(Why.BY_QUOTA, new TreeMap<>(Map.of("quota", "4", "seats", "1"))),
          List.of("a"),
          List.of(List.of("a"), List.of("b", "c")),
          List.of("b"),
          Cells.of(Map.of("yes", 3)),
          new TreeMap<>(Map.of("valid", "7")),
          List.of(
              new Round(
                  1,
                  new TreeMap<>(Map.of("a", "4.00000", "b", "3.00000")),
                  "4",
                  "0",
                  "0.00001",
                  List.of(
                      new Happening(
                          Happening.HappeningKind.TIE_BY_STAGE,
                          List.of("b"),
                          new TreeMap<>(Map.of("for", "seat")))))));

  private static final List<Event> SAMPLES =
      List.of(
          new AssemblyEvent.AssemblyCreated(
              "K7M2PQ", ref("title"), "2026-03-07", "18:30", ref("place")),
          new AssemblyEvent.AssemblyChanged(ref("title"), "2026-03-14", "19:00", ref("place")),
          new AssemblyEvent.AssemblyOpened(),
          new AssemblyEvent.AssemblyEnded(),
          new AssemblyEvent.AssemblyReopened(),
          new AssemblyEvent.MinutesPublished(null, null),
          new AssemblyEvent.MinutesWithdrawn(),
          new AssemblyEvent.PresenceStated(180),
          new PeopleEvent.PersonJoined(PERSON, 12, ref("p12/name")),
          new PeopleEvent.PersonEntered(PERSON, 12, ref("p12/name")),
          new PeopleEvent.RoleTaken(PERSON, Role.FACILITATOR),
          new PeopleEvent.NameChanged(PERSON, ref("p12/name")),
          new AgendaEvent.ItemAdded(ITEM, ref("i3/title"), 45, null),
          new AgendaEvent.ItemChanged(ITEM, ref("i3/title"), 30, null),
          new AgendaEvent.ItemMoved(ITEM, 0),
          new AgendaEvent.ItemRemoved(ITEM),
          new AgendaEvent.ItemStarted(ITEM, RULES),
          new AgendaEvent.ItemReopened(ITEM, RULES),
          new AgendaEvent.ItemClosed(ITEM, List.of(ENTRY, new EntryId("e8"))),
          new NoteEvent.NoteWritten(NOTE, ITEM, ref("n5/text"), null, null, null, null),
          new NoteEvent.NoteChanged(NOTE, ref("n5/text"), null, null, null),
          new NoteEvent.NoteRemoved(NOTE),
          new FloorEvent.EntryMade(ENTRY, PERSON, EntryKind.CONTRIBUTION, ITEM),
          new FloorEvent.EntryWithdrawn(ENTRY),
          new FloorEvent.EntryStruck(ENTRY),
          new FloorEvent.SpeakerCalled(ENTRY, 180, null, null),
          new FloorEvent.SpeechPaused(ENTRY, 61_500),
          new FloorEvent.SpeechResumed(ENTRY),
          new FloorEvent.SpeechEnded(ENTRY, 183_250),
          new FloorEvent.ListClosed(ITEM),
          new FloorEvent.ListOpened(ITEM),
          new ProposalEvent.ProposalHandedIn(
              PROPOSAL, 2, PERSON, ref("a2/title"), ref("a2/text"), ref("a2/reasons")),
          new VotingEvent.DecisionOpened(
              DECISION, ITEM, PROPOSAL, 1, null, PlainMethod.SIMPLE_MAJORITY),
          new VotingEvent.HandsEntered(DECISION, BLOCK, new Hands(70, 41, 20)),
          new VotingEvent.HandsRemoved(DECISION, BLOCK),
          new VotingEvent.SecondCountEntered(
              DECISION, BLOCK, Cells.of(Map.of("yes", 70, "no", 40, "abstain", 20))),
          new VotingEvent.CountSettled(DECISION, BLOCK, SecondCount.Takes.SECOND),
          new VotingEvent.DecisionClosed(DECISION, new Tally(2, 1, 0)),
          new VotingEvent.DecisionReopened(DECISION),
          new VotingEvent.ResolutionNumbered(DECISION, 3),
          new VotingEvent.DecisionMistaken(DECISION),
          new VotingEvent.DecisionAnnounced(
              DECISION,
              new PlainFinding(
                  PlainMethod.SIMPLE_MAJORITY,
                  PlainFinding.Outcome.ADOPTED,
                  PlainFinding.FindingReason.MORE_YES,
                  new Tally(72, 42, 20),
                  new Tally(2, 1, 0),
                  new Tally(70, 41, 20))),
          new VotingEvent.DecisionEnded(DECISION),
          new PeopleEvent.RoleLeft(PERSON, Role.LIST_KEEPER),
          new PeopleEvent.NamesChecked(List.of(PERSON, new PersonId("p13"))),
          new PeopleEvent.NameHidden(PERSON),
          new PeopleEvent.NamesRuleSet(true),
          new PeopleEvent.PeopleMerged(PERSON, new PersonId("p3"), null, null, null),
          new VotingEvent.TwoBallotsCounted(DECISION, PERSON, null),
          new VotingEvent.RollAnswered(DECISION, PERSON, null, null, null),
          new VotingEvent.RollAnswerWithdrawn(DECISION, PERSON, null, null),
          new AgendaEvent.ItemTakenBack(4, ITEM),
          new NoteEvent.NoteTaken(NOTE, PERSON),
          new NoteEvent.NoteLeft(NOTE),
          new NoteEvent.NoteMoved(NOTE, ITEM, 2),
          new NoteEvent.NoteRestored(4, NOTE),
          new FloorEvent.EntryRestored(4, ENTRY),
          new FloorEvent.EntryMoved(ENTRY, 0, null),
          new FloorEvent.CallTakenBack(4, ENTRY),
          new FloorEvent.ClockRestarted(ENTRY),
          new FloorEvent.SpeechExtended(ENTRY, 60),
          new FloorEvent.SpeakerAbsent(ENTRY, false),
          new FloorEvent.AbsenceTakenBack(4, ENTRY),
          new FloorEvent.SpeechTakenUp(4, ENTRY),
          new FloorEvent.ListTurnedOff(ITEM),
          new InterludeEvent.BreakBegun(1_772_905_200_000L),
          new InterludeEvent.MurmuringBegun(1_772_905_200_000L),
          new InterludeEvent.InterludeEnded(),
          new InterludeEvent.RoundBegun(25),
          new InterludeEvent.RoundJoined(PERSON),
          new InterludeEvent.RoundAdvanced(3, true),
          new InterludeEvent.RoundSteppedBack(4),
          new AssemblyEvent.WallSet(Wall.Mode.MESSAGE, ref("wall")),
          new AssemblyEvent.NextAnnounced(ref("next")),
          new AssemblyEvent.RecordDescribed(ref("chairs"), ref("writer")),
          new VotingEvent.DecisionSeen(
              DECISION, ITEM, PROPOSAL, 1, ref("d1/question"), SEEN, "19:20"),
          new VotingEvent.DecisionSetAside(DECISION, 4),
          new FloorEvent.QueueArranged(List.of(ENTRY, new EntryId("e6"))),
          new FloorEvent.FloorRulesSet(ITEM, QUOTA),
          new PeopleEvent.GroupDeclared(PERSON, ref("p12/group")),
          new PeopleEvent.SeldomHeardMarked(PERSON, ref("p12/seldom-heard-i3")),
          new FloorEvent.FloorYielded(ENTRY),
          new FloorEvent.MotionSorted(ENTRY, MotionKind.END_DEBATE),
          new FloorEvent.MotionObjected(ENTRY, PERSON, new EntryId("e8"), 120),
          new FloorEvent.MotionSettled(
              ENTRY, MotionKind.END_DEBATE, true, Motion.How.COUNTED, new Hands(70, 20, 3)),
          new FloorEvent.DebateAsked(ITEM, true, false),
          new FloorEvent.DebateEnded(ITEM, List.of(ENTRY)),
          new SignalEvent.SignalsSet(List.of(Signal.AGREE, Signal.WRAP_UP)),
          new SignalEvent.LegendSet(Signal.AGREE, ref("signal-agree")),
          new SignalEvent.TemperatureTaken(2, new WordRef("temperature-2", 1, "0a1b")),
          new SignalEvent.TemperatureEnded(2),
          new VotingEvent.PollOpened(
              DECISION,
              ITEM,
              PROPOSAL,
              1,
              ref("d1/question"),
              ASK,
              Map.of("a", ref("d1/option-a"), "b", ref("d1/option-b")),
              120),
          new VotingEvent.CellsEntered(DECISION, BLOCK, Cells.of(Map.of("a/0", 3, "a/1", 0))),
          new VotingEvent.PaperEntered(DECISION, BLOCK, new Poll.Paper("a:1 b:0", 2)),
          new VotingEvent.PollClosed(DECISION, Bag.of(Map.of("a:1 b:0", 2, "abstain", 1))),
          new VotingEvent.LotDrawn(DECISION, "417"),
          new VotingEvent.SecretVotesDemanded(ITEM),
          new VotingEvent.NamedVotesDemanded(ITEM, true),
          new VotingEvent.DecisionTakenUp(DECISION, ref("d1/correction")),
          new VotingEvent.DecisionReconsidered(DECISION),
          new VotingEvent.PollAnnounced(DECISION, FOUND),
          new FloorEvent.CalledToTopic(ENTRY, 2),
          new FloorEvent.CalledToOrder(PERSON, 3),
          new FloorEvent.OrderCallLifted(PERSON),
          new FloorEvent.SharesStated(
              new Shares(List.of(new Shares.Part("q", 40), new Shares.Part("o", 60)), 3)),
          new FloorEvent.ListClosing(ITEM, 1_772_904_660_000L),
          new ProposalEvent.ProposalChanged(
              PROPOSAL, 2, ref("a2/title"), ref("a2/text"), ref("a2/reasons")),
          new ProposalEvent.ProposalWithdrawn(PROPOSAL),
          new ProposalEvent.ProposalReadmitted(PROPOSAL),
          new ProposalEvent.ProposalSupported(PROPOSAL, PERSON),
          new ProposalEvent.SupportWithdrawn(PROPOSAL, PERSON),
          new ProposalEvent.AmendmentHandedIn(
              PROPOSAL,
              2,
              PERSON,
              ref("a2/title"),
              ref("a2/text"),
              ref("a2/reasons"),
              new Amends(new ProposalId("a1"), 1, 3, 20, 24, 6, true)),
          new ProposalEvent.AmendmentTakenOver(PROPOSAL),
          new ProposalEvent.AmendmentWorkedIn(PROPOSAL, new ProposalId("a1"), 4),
          new ProposalEvent.AmendmentTakenOut(PROPOSAL, new ProposalId("a1"), 5),
          new ProposalEvent.AmendmentSettled(PROPOSAL, new ProposalId("a3")),
          new ProposalEvent.AmendmentsArranged(
              new ProposalId("a1"), List.of(new ProposalId("a3"), PROPOSAL)),
          new ElectorateEvent.ElectorateSet(Electorate.Rule.LISTED),
          new ElectorateEvent.VotesGranted(List.of(PERSON, new PersonId("p13"))),
          new ElectorateEvent.VoteWithdrawn(PERSON),
          new ElectorateEvent.InitiativeAdded(INITIATIVE, ref("o2/name")),
          new ElectorateEvent.InitiativeRemoved(INITIATIVE),
          new ElectorateEvent.DelegateNamed(PERSON, INITIATIVE),
          new ElectorateEvent.DelegateDismissed(PERSON),
          new ElectorateEvent.ProxiesAllowed(2),
          new ElectorateEvent.ProxyGiven(PERSON, new PersonId("p3")),
          new ElectorateEvent.ProxyEnded(PERSON),
          new VotingEvent.ClosingAnnounced(DECISION, 1_772_904_660_000L),
          new ProposalEvent.ProposalAdmitted(PROPOSAL),
          new ProposalEvent.ProposalDebated(PROPOSAL, ITEM),
          new ProposalEvent.ProposalReferred(PROPOSAL, ref("a2/referred")),
          new ProposalEvent.ProposalAdjourned(PROPOSAL),
          new ProposalEvent.ProposalRemarked(PROPOSAL, ref("a2/remark")),
          new ProposalEvent.HandingInSet(HandingIn.MODERATION),
          new ProposalEvent.ProposalsCompeting(List.of(new ProposalId("a3"), PROPOSAL)),
          new ProposalEvent.ProposalParted(PROPOSAL),
          new ProposalEvent.ProposalSettled(PROPOSAL, new ProposalId("a3")),
          new ProposalEvent.ProposalMerged(PROPOSAL, new ProposalId("a3")),
          new VotingEvent.FiguresStated(DECISION, 65, null));

  /** Fields that came to a kind later, and may be absent. */
  private static final List<Event> GROWN =
      List.of(
          new InterludeEvent.RoundAdvanced(3, true, 5),
          new AssemblyEvent.AssemblyReopened(4),
          new PeopleEvent.NamesChecked(List.of(PERSON), 4),
          new FloorEvent.ListClosed(ITEM, 4),
          new FloorEvent.ListOpened(ITEM, 4),
          new FloorEvent.ListTurnedOff(ITEM, 4),
          new InterludeEvent.InterludeEnded(4),
          new FloorEvent.FloorRulesSet(null, MORE_TIME),
          new PeopleEvent.PeopleMerged(PERSON, new PersonId("p3"), true, List.of(ENTRY), null),
          new VotingEvent.TwoBallotsCounted(DECISION, PERSON, true),
          new VotingEvent.RollAnswered(DECISION, PERSON, null, true, null),
          new VotingEvent.RollAnswerWithdrawn(DECISION, PERSON, true, true),
          new VotingEvent.DecisionClosed(DECISION, new Tally(4, 1, 0), 57, Map.of(PERSON, 2)),
          new VotingEvent.DecisionReopened(DECISION, 2, null, null),
          new VotingEvent.PollClosed(
              DECISION,
              Bag.of(Map.of("yes", 3)),
              57,
              Map.of(PERSON, 2),
              Map.of(PERSON, "yes", new PersonId("p3"), "yes")),
          new AssemblyEvent.MinutesPublished(Readers.PARTICIPANTS, ref("remark")),
          new VotingEvent.PollOpened(
              DECISION,
              ITEM,
              null,
              null,
              ref("d1/question"),
              ASK,
              Map.of("a", ref("d1/option-a"), "b", ref("d1/option-b")),
              null,
              Map.of("a", new Variant(PROPOSAL, 3), "b", new Variant(new ProposalId("a1"), 1)),
              new DecisionId("d2")),
          new ProposalEvent.ProposalChanged(
              PROPOSAL,
              3,
              null,
              ref("a2/text"),
              null,
              List.of(new Change(0, 3, 6), new Change(32, 32, 7))),
          new AgendaEvent.ItemAdded(ITEM, ref("i3/title"), 45, true),
          new AgendaEvent.ItemChanged(ITEM, null, null, false),
          new NoteEvent.NoteWritten(
              NOTE, ITEM, ref("n5/text"), Note.NoteKind.TASK, ref("n5/who"), "2026-03-21", "19:20"),
          new NoteEvent.NoteChanged(NOTE, null, Note.NoteKind.PARKING, ref("n5/who"), ""),
          new FloorEvent.SpeakerCalled(ENTRY, 180, 8, new EntryId("e6")),
          new FloorEvent.EntryMoved(ENTRY, 0, 4),
          new AgendaEvent.ItemStarted(ITEM, QUOTA),
          new FloorEvent.EntryMade(
              ENTRY, PERSON, EntryKind.POINT_OF_ORDER, ITEM, 0, "pro", MotionKind.CLOSE_LIST, true),
          new VotingEvent.PollAnnounced(DECISION, FOUND, true, null, true),
          new VotingEvent.LotDrawn(DECISION, null, ref("d4/witness"), List.of("c", "a")),
          new FloorEvent.SpeechEnded(ENTRY, 0, true));

  /** Fields that came later still. */
  private static final List<Event> GROWN_AGAIN =
      List.of(
          new VotingEvent.FiguresStated(DECISION, 65, 120),
          new VotingEvent.DecisionReopened(DECISION, 2, DropReason.MERGED, List.of(PERSON)),
          new VotingEvent.RollAnswered(DECISION, PERSON, true, null, true),
          new PeopleEvent.PeopleMerged(PERSON, new PersonId("p3"), null, null, true),
          new VotingEvent.DecisionSetAside(DECISION, null, new DecisionId("d2")),
          new VotingEvent.DecisionClosed(DECISION, new Tally(4, 1, 0), null, null, 65),
          new VotingEvent.PollClosed(DECISION, Bag.of(Map.of("yes", 3)), null, null, null, 65),
          new VotingEvent.PollAnnounced(DECISION, FOUND, null, 65, null),
          new VotingEvent.LotDrawn(DECISION, "417", null, null, List.of("a"), true));

  /** Words in a finding that came later. */
  private static final List<Event> TOLD_OTHERWISE =
      List.of(
          new VotingEvent.PollAnnounced(
              DECISION,
              FOUND.rounds(
                  List.of(
                      new Round(
                          1,
                          new TreeMap<>(Map.of("a", "4.00000", "b", "3.00000")),
                          "4",
                          "0",
                          "0.00001",
                          List.of(
                              new Happening(
                                  Happening.HappeningKind.WITHOUT_LOT,
                                  List.of("b", "c"),
                                  new TreeMap<>(Map.of("for", "exclusion")))))))));

  @ParameterizedTest
  @MethodSource("samples")
  void anEventIsWrittenAsItWasApprovedAndReadAgain(Event sample) throws IOException {
    isApproved(sample, ".json");
  }

  @ParameterizedTest
  @MethodSource("grown")
  void whatCameLaterIsWrittenAsItWasApprovedAndReadAgain(Event sample) throws IOException {
    isApproved(sample, ".more.json");
  }

  @ParameterizedTest
  @MethodSource("grownAgain")
  void whatCameLaterStillIsWrittenAsItWasApprovedAndReadAgain(Event sample) throws IOException {
    isApproved(sample, ".later.json");
  }

  @ParameterizedTest
  @MethodSource("toldOtherwise")
  void newWordsAreWrittenAsTheyWereApprovedAndReadAgain(Event sample) throws IOException {
    isApproved(sample, ".words.json");
  }

  private static void isApproved(Event sample, String ending) throws IOException {
    Draft written = EventCodec.write("p1", sample);
    Path file = APPROVED.resolve(written.kind() + "." + written.version() + ending);

    assertThat(file).as("to approve:%n%s%n", written.body()).exists();
    String approved = Files.readString(file);
    assertThat(written.body()).isEqualTo(approved.stripTrailing());
    assertThat(EventCodec.read(recorded(written.kind(), written.version(), approved)))
        .isEqualTo(sample);
  }

  @Test
  void everyKindOfEventHasASampleAndAName() {
    assertThat(SAMPLES.stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(Kinds.of(Event.class).toList());
    assertThat(EventCodec.table().values())
        .containsExactlyInAnyOrderElementsOf(Kinds.of(Event.class).toList());
  }

  @Test
  void nothingIsApprovedThatIsNotWritten() throws IOException {
    try (Stream<Path> files = Files.list(APPROVED)) {
      Stream<String> firsts = EventCodec.table().keySet().stream().map(kind -> kind + ".1.json");
      Stream<String> grown =
          GROWN.stream().map(event -> EventCodec.write("", event).kind() + ".1.more.json");
      Stream<String> again =
          GROWN_AGAIN.stream().map(event -> EventCodec.write("", event).kind() + ".1.later.json");
      Stream<String> words =
          TOLD_OTHERWISE.stream()
              .map(event -> EventCodec.write("", event).kind() + ".1.words.json");
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(firsts, grown, again, words).flatMap(kinds -> kinds).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("sparse")
  void whatIsAbsentIsLeftOut(String body, Event event) {
    Draft written = EventCodec.write("", event);

    assertThat(written.body()).isEqualTo(body);
    assertThat(EventCodec.read(recorded(written.kind(), 1, body))).isEqualTo(event);
  }

  @Test
  void theActorStandsBesideTheEvent() {
    assertThat(EventCodec.write("p1", new AssemblyEvent.AssemblyOpened()))
        .isEqualTo(new Draft("p1", "assembly-opened", 1, "{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "coffee-served|1|{}",
        "assembly-opened|2|{}",
        "assembly-opened|0|{}",
        "note-removed|1|{\"note\":\"n5\",\"why\":\"twice\"}",
        "note-removed|1|{\"note\":\"x5\"}",
        "role-taken|1|{\"person\":\"p1\",\"role\":\"cook\"}"
      })
  void whatANewerServerHasWrittenIsRefused(String kind, int version, String body) {
    assertThatThrownBy(() -> EventCodec.read(recorded(kind, version, body)))
        .isInstanceOf(UnknownEvent.class)
        .hasMessageContaining(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "note-removed|{\"note\":\"n5\"",
        "note-removed|[]",
        "presence-stated|{}",
        "speech-paused|{\"entry\":\"e1\"}"
      })
  void aDamagedEventIsNeverReadAsAnother(String kind, String body) {
    assertThatThrownBy(() -> EventCodec.read(recorded(kind, 1, body)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("41");
  }

  static List<Event> samples() {
    return SAMPLES;
  }

  static List<Event> grown() {
    return GROWN;
  }

  static List<Event> grownAgain() {
    return GROWN_AGAIN;
  }

  static List<Event> toldOtherwise() {
    return TOLD_OTHERWISE;
  }

  static Stream<Object[]> sparse() {
    return Stream.of(
        new Object[] {
          "{\"code\":\"K7M2PQ\",\"title\":{\"key\":\"title\",\"version\":2,\"digest\":\"0a1b\"},"
              + "\"date\":\"2026-03-07\",\"time\":\"18:30\"}",
          new AssemblyEvent.AssemblyCreated("K7M2PQ", ref("title"), "2026-03-07", "18:30", null)
        },
        new Object[] {"{}", new AssemblyEvent.AssemblyChanged(null, null, null, null)},
        new Object[] {
          "{\"person\":\"p12\",\"number\":12}", new PeopleEvent.PersonJoined(PERSON, 12, null)
        },
        new Object[] {"{\"person\":\"p12\"}", new PeopleEvent.NameChanged(PERSON, null)},
        new Object[] {
          "{\"item\":\"i3\",\"struck\":[]}", new AgendaEvent.ItemClosed(ITEM, List.of())
        },
        new Object[] {
          "{\"decision\":\"d1\",\"item\":\"i3\",\"question\":{\"key\":\"d1/question\",\"version\":2,"
              + "\"digest\":\"0a1b\"},\"method\":\"simple-majority\"}",
          new VotingEvent.DecisionOpened(
              DECISION, ITEM, null, null, ref("d1/question"), PlainMethod.SIMPLE_MAJORITY)
        },
        new Object[] {
          "{\"decision\":\"d1\",\"block\":\"b4\",\"hands\":{\"no\":0}}",
          new VotingEvent.HandsEntered(DECISION, BLOCK, new Hands(null, 0, null))
        });
  }

  private static WordRef ref(String key) {
    return new WordRef(key, 2, "0a1b");
  }

  private static Recorded recorded(String kind, int version, String body) {
    return new Recorded(41, 1_772_904_600_000L, "p1", kind, version, body, "");
  }
}
