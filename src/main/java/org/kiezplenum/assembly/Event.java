package org.kiezplenum.assembly;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.decisions.BlockId;
import org.kiezplenum.assembly.decisions.DecisionId;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.decisions.Hands;
import org.kiezplenum.assembly.decisions.Method;
import org.kiezplenum.assembly.decisions.Poll;
import org.kiezplenum.assembly.decisions.SecondCount;
import org.kiezplenum.assembly.decisions.Tally;
import org.kiezplenum.assembly.decisions.Variant;
import org.kiezplenum.assembly.decisions.methods.Ask;
import org.kiezplenum.assembly.decisions.methods.Bag;
import org.kiezplenum.assembly.decisions.methods.Cells;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Motion;
import org.kiezplenum.assembly.floor.MotionKind;
import org.kiezplenum.assembly.floor.Shares;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.Amends;
import org.kiezplenum.assembly.proposals.Change;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.signals.Signal;

/**
 * What happened: facts in the past tense, from which the state can be told again at any time.
 *
 * <p>Components are the names on the wire. They never change; a new shape is a new version, and
 * every version has an approved sample in the tests.
 */
public sealed interface Event {

  /** In the order in which it is written down for ever. */
  private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  record AssemblyCreated(
      String code, WordRef title, String date, String time, @Nullable WordRef place)
      implements Event {}

  /** What is absent stays as it was. */
  record AssemblyChanged(
      @Nullable WordRef title,
      @Nullable String date,
      @Nullable String time,
      @Nullable WordRef place)
      implements Event {}

  record AssemblyOpened() implements Event {}

  record AssemblyEnded() implements Event {}

  /**
   * @param step the step of the moderation that was taken back by it; absent if it was none
   */
  record AssemblyReopened(@Nullable Integer step) implements Event {
    public AssemblyReopened() {
      this(null);
    }
  }

  /** Without an audience: to everybody, as all were at first. */
  record MinutesPublished(@Nullable Readers to, @Nullable WordRef remark) implements Event {}

  record MinutesWithdrawn() implements Event {}

  record PresenceStated(int count) implements Event {}

  /** Came in with a device of their own. */
  record PersonJoined(PersonId person, int number, @Nullable WordRef name) implements Event {}

  /** Has no device and was entered at the desk; without a name by the number on a card. */
  record PersonEntered(PersonId person, int number, @Nullable WordRef name) implements Event {}

  record RoleTaken(PersonId person, Role role) implements Event {}

  record RoleLeft(PersonId person, Role role) implements Event {}

  /** Without a name: is called by the number again. */
  record NameChanged(PersonId person, @Nullable WordRef name) implements Event {}

  /** Somebody at the desk has looked at these names, and lets them be shown. */
  record NamesChecked(List<PersonId> people, @Nullable Integer step) implements Event {
    public NamesChecked(List<PersonId> people) {
      this(people, null);
    }
  }

  /** Is called by the number everywhere. */
  record NameHidden(PersonId person) implements Event {}

  record NamesRuleSet(boolean checkedFirst) implements Event {}

  /** Changes who may vote, and nothing else. */
  sealed interface OfElectorate extends Event {}

  /** From then on these may vote, and nobody else. */
  record ElectorateSet(Electorate.Rule rule) implements OfElectorate {}

  record VotesGranted(List<PersonId> people) implements OfElectorate {}

  record VoteWithdrawn(PersonId person) implements OfElectorate {}

  record InitiativeAdded(InitiativeId initiative, WordRef name) implements OfElectorate {}

  record InitiativeRemoved(InitiativeId initiative) implements OfElectorate {}

  /** Speaks for this initiative, and for no other any more. */
  record DelegateNamed(PersonId person, InitiativeId initiative) implements OfElectorate {}

  record DelegateDismissed(PersonId person) implements OfElectorate {}

  /** So many for one holder; 0: none. */
  record ProxiesAllowed(int most) implements OfElectorate {}

  record ProxyGiven(PersonId person, PersonId holder) implements OfElectorate {}

  /** The one who gave it votes again. */
  record ProxyEnded(PersonId person) implements OfElectorate {}

  /**
   * {@code person} turned out to be {@code into}.
   *
   * @param left the device of the one who went is not the other's: it sits nowhere any more and may
   *     come in anew. Absent: it goes on as the one who stays
   * @param frees promised places that do not stand any more, since who waits there has spoken
   * @param kept what was counted stays in its urns as it was. Absent where an earlier server gave
   *     the ballots of the one who went to the one who stays, who kept one of two
   */
  record PeopleMerged(
      PersonId person,
      PersonId into,
      @Nullable Boolean left,
      @Nullable List<EntryId> frees,
      @Nullable Boolean kept)
      implements Event {
    public PeopleMerged(PersonId person, PersonId into) {
      this(person, into, null, null);
    }

    /** As it is since ballots stay. */
    public PeopleMerged(
        PersonId person, PersonId into, @Nullable Boolean left, @Nullable List<EntryId> frees) {
      this(person, into, left, frees, true);
    }
  }

  /**
   * Two who have both voted turned out to be one, after their ballots were counted. Both stay in
   * the count.
   *
   * @param possible it was secret, so that nobody knows whether both have voted
   */
  record TwoBallotsCounted(DecisionId decision, PersonId person, @Nullable Boolean possible)
      implements Event {}

  record ItemAdded(ItemId item, WordRef title, int minutes, @Nullable Boolean withoutList)
      implements Event {}

  record ItemChanged(
      ItemId item,
      @Nullable WordRef title,
      @Nullable Integer minutes,
      @Nullable Boolean withoutList)
      implements Event {}

  record ItemMoved(ItemId item, int to) implements Event {}

  record ItemRemoved(ItemId item) implements Event {}

  /** The rules are copied into the item, so that a later default changes nothing that was. */
  record ItemStarted(ItemId item, FloorRules rules) implements Event {}

  record ItemReopened(ItemId item, FloorRules rules) implements Event {}

  /** Those waiting who are not struck are taken along to the next item. */
  record ItemClosed(ItemId item, List<EntryId> struck) implements Event {}

  /** Leaving the item before, or closing this one, was taken back. */
  record ItemTakenBack(int step, ItemId item) implements Event {}

  record NoteWritten(
      NoteId note,
      ItemId item,
      WordRef text,
      Note.@Nullable Kind kind,
      @Nullable WordRef who,
      @Nullable String until,
      @Nullable String happened)
      implements Event {}

  record NoteTaken(NoteId note, PersonId person) implements Event {}

  record NoteLeft(NoteId note) implements Event {}

  /** What is absent stays as it was; an empty day is none. */
  record NoteChanged(
      NoteId note,
      @Nullable WordRef text,
      Note.@Nullable Kind kind,
      @Nullable WordRef who,
      @Nullable String until)
      implements Event {}

  record NoteMoved(NoteId note, ItemId item, int to) implements Event {}

  record NoteRemoved(NoteId note) implements Event {}

  record NoteRestored(int step, NoteId note) implements Event {}

  /**
   * @param place where it waits, as the rule said; absent: last
   * @param resumed present if it is the rest of a speech
   */
  record EntryMade(
      EntryId entry,
      PersonId person,
      EntryKind kind,
      ItemId item,
      @Nullable Integer place,
      @Nullable String side,
      @Nullable MotionKind motion,
      @Nullable Boolean resumed)
      implements Event {

    public EntryMade(EntryId entry, PersonId person, EntryKind kind, ItemId item) {
      this(entry, person, kind, item, null, null, null, null);
    }
  }

  /** The rule says another order of those who wait, after something else has changed. */
  record QueueArranged(List<EntryId> order) implements Event {}

  /** For this item; without one for all that come, and the current. */
  record FloorRulesSet(@Nullable ItemId item, FloorRules rules) implements Event {}

  /** Has said on which list they are; on which, stands in the words alone. */
  record GroupDeclared(PersonId person, WordRef group) implements Event {}

  record SeldomHeardMarked(PersonId person, WordRef mark) implements Event {}

  record EntryWithdrawn(EntryId entry) implements Event {}

  record EntryStruck(EntryId entry) implements Event {}

  record EntryRestored(int step, EntryId entry) implements Event {}

  record EntryMoved(EntryId entry, int to, @Nullable Integer step) implements Event {}

  /**
   * @param walkSeconds until the clock starts by itself
   * @param follows whose speech ended by it
   * @param next the places that stand from now on, whoever comes
   */
  record SpeakerCalled(
      EntryId entry,
      int limitSeconds,
      @Nullable Integer walkSeconds,
      @Nullable EntryId follows,
      @Nullable List<EntryId> next)
      implements Event {

    public SpeakerCalled(
        EntryId entry, int limitSeconds, @Nullable Integer walkSeconds, @Nullable EntryId follows) {
      this(entry, limitSeconds, walkSeconds, follows, null);
    }
  }

  /** Did without the word. */
  record FloorYielded(EntryId entry) implements Event {}

  record MotionSorted(EntryId entry, MotionKind motion) implements Event {}

  /** Who says why has the word at once, by an entry of their own. */
  record MotionObjected(
      EntryId entry,
      @Nullable PersonId person,
      @Nullable EntryId objection,
      @Nullable Integer limitSeconds)
      implements Event {}

  record MotionSettled(
      EntryId entry,
      @Nullable MotionKind motion,
      boolean carried,
      Motion.How how,
      @Nullable Hands hands)
      implements Event {}

  /** These hand signals can be given, no others. */
  record SignalsSet(List<Signal> on) implements Event {}

  /** What a hand signal is called here; absent: as usual. */
  record LegendSet(Signal signal, @Nullable WordRef text) implements Event {}

  /** A temperature check was opened. What people answer is not kept. */
  record TemperatureTaken(int number, @Nullable WordRef question) implements Event {}

  record TemperatureEnded(int number) implements Event {}

  /** The speech was called to the topic, so many times by now. */
  record CalledToTopic(EntryId entry, int times) implements Event {}

  /** Somebody was called to order, so many times by now in this assembly. */
  record CalledToOrder(PersonId person, int times) implements Event {}

  /** The last call to order of this person does not hold. */
  record OrderCallLifted(PersonId person) implements Event {}

  /** It was answered whether the debate goes on: by those of the first list, or by all. */
  record DebateAsked(ItemId item, boolean ofGroup, boolean goesOn) implements Event {}

  /** How the lists that people declared themselves for shared the time, at the assembly's end. */
  record SharesStated(Shares shares) implements Event {}

  record DebateEnded(ItemId item, List<EntryId> struck) implements Event {}

  /** The last call: the list is open until then. */
  record ListClosing(ItemId item, long until) implements Event {}

  /** The call was wrong: the entry waits in front, and who spoke before goes on. */
  record CallTakenBack(int step, EntryId entry) implements Event {}

  record ClockRestarted(EntryId entry) implements Event {}

  record SpeechExtended(EntryId entry, int seconds) implements Event {}

  /** Was called and is not there: goes to the end of the list, or is struck. */
  record SpeakerAbsent(EntryId entry, boolean struck) implements Event {}

  record AbsenceTakenBack(int step, EntryId entry) implements Event {}

  record SpeechPaused(EntryId entry, long spokenMillis) implements Event {}

  record SpeechResumed(EntryId entry) implements Event {}

  /**
   * Nobody speaks now, or whoever was interrupted.
   *
   * @param unheard true where it ended on the way to the microphone, so that it counts as not said;
   *     absent otherwise
   */
  record SpeechEnded(EntryId entry, long spokenMillis, @Nullable Boolean unheard) implements Event {
    public SpeechEnded(EntryId entry, long spokenMillis) {
      this(entry, spokenMillis, null);
    }
  }

  record SpeechTakenUp(int step, EntryId entry) implements Event {}

  record ListClosed(ItemId item, @Nullable Integer step) implements Event {
    public ListClosed(ItemId item) {
      this(item, null);
    }
  }

  record ListOpened(ItemId item, @Nullable Integer step) implements Event {
    public ListOpened(ItemId item) {
      this(item, null);
    }
  }

  /** The item does without a list of speakers. */
  record ListTurnedOff(ItemId item, @Nullable Integer step) implements Event {
    public ListTurnedOff(ItemId item) {
      this(item, null);
    }
  }

  record BreakBegun(long until) implements Event {}

  record MurmuringBegun(long until) implements Event {}

  record InterludeEnded(@Nullable Integer step) implements Event {
    public InterludeEnded() {
      this(null);
    }
  }

  record RoundBegun(int seats) implements Event {}

  record RoundJoined(PersonId person) implements Event {}

  record RoundAdvanced(int place, boolean passed) implements Event {}

  record RoundSteppedBack(int step) implements Event {}

  record WallSet(Wall.Mode mode, @Nullable WordRef text) implements Event {}

  record NextAnnounced(WordRef text) implements Event {}

  /** What is absent stays as it was. */
  record RecordDescribed(@Nullable WordRef chairs, @Nullable WordRef writer) implements Event {}

  /** Is about proposals, and changes nothing else. */
  sealed interface OfProposals extends Event {}

  record ProposalHandedIn(
      ProposalId proposal,
      int number,
      PersonId person,
      WordRef title,
      WordRef text,
      @Nullable WordRef reasons)
      implements OfProposals {}

  /**
   * Says something else from now on; what is absent stays as it was. Reasons that are empty were
   * taken back.
   *
   * @param version of the proposal, from 2
   * @param changes what the text says otherwise; absent where it stayed
   */
  record ProposalChanged(
      ProposalId proposal,
      int version,
      @Nullable WordRef title,
      @Nullable WordRef text,
      @Nullable WordRef reasons,
      @Nullable List<Change> changes)
      implements OfProposals {

    public ProposalChanged(
        ProposalId proposal,
        int version,
        @Nullable WordRef title,
        @Nullable WordRef text,
        @Nullable WordRef reasons) {
      this(proposal, version, title, text, reasons, null);
    }
  }

  /** A proposal to change another; {@code text} is what would stand there. */
  record AmendmentHandedIn(
      ProposalId proposal,
      int number,
      PersonId person,
      WordRef title,
      WordRef text,
      @Nullable WordRef reasons,
      Amends amends)
      implements OfProposals {}

  /** Whoever handed in the proposal wants it that way too, so nobody needs to vote on it. */
  record AmendmentTakenOver(ProposalId proposal) implements OfProposals {}

  /**
   * Its words stand in the proposal from then on.
   *
   * @param version of that proposal, new by it
   */
  record AmendmentWorkedIn(ProposalId proposal, ProposalId of, int version)
      implements OfProposals {}

  /** Its words do not stand there after all; the text is again what it was before. */
  record AmendmentTakenOut(ProposalId proposal, ProposalId of, int version)
      implements OfProposals {}

  /**
   * Needs no vote any more, or nobody knows what it would change.
   *
   * @param by the proposal that was decided, or the amendment that was worked in
   */
  record AmendmentSettled(ProposalId proposal, ProposalId by) implements OfProposals {}

  /** The moderation wants the amendments of this proposal put in this order. */
  record AmendmentsArranged(ProposalId proposal, List<ProposalId> order) implements OfProposals {}

  /** Is not put to the vote any more. */
  record ProposalWithdrawn(ProposalId proposal) implements OfProposals {}

  /** Is again what it was before it was withdrawn. */
  record ProposalReadmitted(ProposalId proposal) implements OfProposals {}

  record ProposalSupported(ProposalId proposal, PersonId person) implements OfProposals {}

  record SupportWithdrawn(ProposalId proposal, PersonId person) implements OfProposals {}

  /** May be put to the vote: let onto the agenda, taken up again, or not debated any more. */
  record ProposalAdmitted(ProposalId proposal) implements OfProposals {}

  /** Is debated whenever this item is the current one. */
  record ProposalDebated(ProposalId proposal, ItemId item) implements OfProposals {}

  /** Somebody else is to deal with it. */
  record ProposalReferred(ProposalId proposal, WordRef to) implements OfProposals {}

  /** Put off until it is taken up again. */
  record ProposalAdjourned(ProposalId proposal) implements OfProposals {}

  /** What the moderation says about it; an empty text takes it away. */
  record ProposalRemarked(ProposalId proposal, WordRef text) implements OfProposals {}

  record HandingInSet(HandingIn by) implements OfProposals {}

  /** These exclude each other, and are to be put in this order. */
  record ProposalsCompeting(List<ProposalId> order) implements OfProposals {}

  /** Competes with no other any more. */
  record ProposalParted(ProposalId proposal) implements OfProposals {}

  /**
   * Needs no vote any more.
   *
   * @param by the proposal that was adopted instead of it
   */
  record ProposalSettled(ProposalId proposal, ProposalId by) implements OfProposals {}

  /** Its words went into another, and those who were for it are for that. */
  record ProposalMerged(ProposalId proposal, ProposalId into) implements OfProposals {}

  /** Is about decisions, and changes at most proposals beside. */
  sealed interface OfDecisions extends Event {}

  /** On a proposal in the version it then had, on a spoken question, or on the item itself. */
  record DecisionOpened(
      DecisionId decision,
      ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Integer proposalVersion,
      @Nullable WordRef question,
      Method method)
      implements OfDecisions {}

  record HandsEntered(DecisionId decision, BlockId block, Hands hands) implements OfDecisions {}

  record HandsRemoved(DecisionId decision, BlockId block) implements OfDecisions {}

  /** A block of hands was counted by another person, by the names of what hands were raised for. */
  record SecondCountEntered(DecisionId decision, BlockId block, Cells counted)
      implements OfDecisions {}

  /** Two counts of a block differ, and it was said which holds. */
  record CountSettled(DecisionId decision, BlockId block, SecondCount.Takes takes)
      implements OfDecisions {}

  /**
   * {@code phones} is what the urn held.
   *
   * @param voters how many might have voted, where a list is kept
   * @param weights of those who voted for others too, as often as they are in {@code phones}
   * @param present how many were in the room, if anybody had counted
   */
  record DecisionClosed(
      DecisionId decision,
      Tally phones,
      @Nullable Integer voters,
      @Nullable Map<PersonId, Integer> weights,
      @Nullable Integer present)
      implements OfDecisions {

    public DecisionClosed {
      weights = weights == null ? null : sorted(weights);
    }

    public DecisionClosed(
        DecisionId decision,
        Tally phones,
        @Nullable Integer voters,
        @Nullable Map<PersonId, Integer> weights) {
      this(decision, phones, voters, weights, null);
    }

    public DecisionClosed(DecisionId decision, Tally phones) {
      this(decision, phones, null, null);
    }
  }

  /** Everybody is told that the vote will be closed then; absent: that it will not. */
  record ClosingAnnounced(DecisionId decision, @Nullable Long until) implements OfDecisions {}

  /**
   * It can be voted on again, with the ballots that were in the urn.
   *
   * @param dropped how many of them were taken out because those who had put them in have no vote
   *     any more; absent if none
   */
  record DecisionReopened(DecisionId decision, @Nullable Integer dropped) implements OfDecisions {
    public DecisionReopened(DecisionId decision) {
      this(decision, null);
    }
  }

  record DecisionAnnounced(DecisionId decision, Finding finding) implements OfDecisions {}

  /** From then on everything on this item is voted secretly. */
  record SecretVotesDemanded(ItemId item) implements OfDecisions {}

  /**
   * From then on everything on this item that is not secret is voted by name.
   *
   * @param firmly two thirds wanted it, so that it holds where secret votes were demanded too
   */
  record NamedVotesDemanded(ItemId item, boolean firmly) implements OfDecisions {}

  record DecisionEnded(DecisionId decision) implements OfDecisions {}

  /**
   * Put to the vote by one of the methods.
   *
   * @param labels what the options are called, by their ids
   * @param entitled how many may vote, here or not, if it was said
   * @param proposals those among which it is a choice, by the ids of their options; absent unless
   *     it is
   * @param follows the vote of which it is the next round; absent if it is the first, and in
   *     records that were written before it was said
   */
  record PollOpened(
      DecisionId decision,
      ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Integer proposalVersion,
      @Nullable WordRef question,
      Ask ask,
      Map<String, WordRef> labels,
      @Nullable Integer entitled,
      @Nullable Map<String, Variant> proposals,
      @Nullable DecisionId follows)
      implements OfDecisions {
    public PollOpened {
      labels = sorted(labels);
      proposals = proposals == null ? null : sorted(proposals);
    }

    public PollOpened(
        DecisionId decision,
        ItemId item,
        @Nullable ProposalId proposal,
        @Nullable Integer proposalVersion,
        @Nullable WordRef question,
        Ask ask,
        Map<String, WordRef> labels,
        @Nullable Integer entitled) {
      this(decision, item, proposal, proposalVersion, question, ask, labels, entitled, null, null);
    }
  }

  /** Hands that were raised, by the names of what they were raised for. */
  record CellsEntered(DecisionId decision, BlockId block, Cells cells) implements OfDecisions {}

  record PaperEntered(DecisionId decision, BlockId block, Poll.Paper paper)
      implements OfDecisions {}

  /**
   * {@code ballots} is what the urn held: each ballot that was cast, and how often.
   *
   * @param voters how many might have voted, where a list is kept
   * @param weights of those who voted for others too, as often as they are in {@code ballots}
   * @param roll what everybody said, in a vote by name; in no other
   * @param present how many were in the room, if anybody had counted
   */
  record PollClosed(
      DecisionId decision,
      Bag ballots,
      @Nullable Integer voters,
      @Nullable Map<PersonId, Integer> weights,
      @Nullable Map<PersonId, String> roll,
      @Nullable Integer present)
      implements OfDecisions {

    public PollClosed {
      weights = weights == null ? null : sorted(weights);
      roll = roll == null ? null : sorted(roll);
    }

    public PollClosed(
        DecisionId decision,
        Bag ballots,
        @Nullable Integer voters,
        @Nullable Map<PersonId, Integer> weights,
        @Nullable Map<PersonId, String> roll) {
      this(decision, ballots, voters, weights, roll, null);
    }

    public PollClosed(DecisionId decision, Bag ballots) {
      this(decision, ballots, null, null, null);
    }
  }

  /**
   * For this vote alone the moderation says how many were here, or may vote, whatever was known
   * when it was closed; what it does not say is absent.
   */
  record FiguresStated(DecisionId decision, @Nullable Integer present, @Nullable Integer entitled)
      implements OfDecisions {}

  /**
   * A lot was drawn: either in the hall, and on whom it fell is said, or by the server.
   *
   * @param seed what the server worked it out from, or what somebody has typed while that was so
   * @param witness who has seen it, if it was said
   * @param drawn on whom it fell in the hall, in the order of drawing
   */
  record LotDrawn(
      DecisionId decision,
      @Nullable String seed,
      @Nullable WordRef witness,
      @Nullable List<String> drawn)
      implements OfDecisions {
    public LotDrawn(DecisionId decision, String seed) {
      this(decision, seed, null, null);
    }
  }

  /**
   * What a poll has found.
   *
   * @param withheld {@code true} if only what came out is told, and no figure
   * @param present the head count that it was found with, if one was known
   * @param rework {@code true} if what was blocked goes back to be worked on; before that was said,
   *     it was rejected
   */
  record PollAnnounced(
      DecisionId decision,
      org.kiezplenum.assembly.decisions.methods.Finding finding,
      @Nullable Boolean withheld,
      @Nullable Integer present,
      @Nullable Boolean rework)
      implements OfDecisions {
    public PollAnnounced(
        DecisionId decision,
        org.kiezplenum.assembly.decisions.methods.Finding finding,
        @Nullable Boolean withheld) {
      this(decision, finding, withheld, null, null);
    }

    public PollAnnounced(
        DecisionId decision, org.kiezplenum.assembly.decisions.methods.Finding finding) {
      this(decision, finding, null, null, null);
    }
  }

  /**
   * Decided without ballots: as the moderation saw it in the room, or as it was counted there.
   *
   * @param happened the time at which it happened, if it was entered later
   */
  record DecisionSeen(
      DecisionId decision,
      ItemId item,
      @Nullable ProposalId proposal,
      @Nullable Integer proposalVersion,
      @Nullable WordRef question,
      Finding finding,
      @Nullable String happened)
      implements OfDecisions {}

  /** What was announced is to be mended, and announced anew. */
  record DecisionTakenUp(DecisionId decision, WordRef reason) implements OfDecisions {}

  /**
   * The assembly wants to decide it anew; what was announced stands, and does not hold any more.
   */
  record DecisionReconsidered(DecisionId decision) implements OfDecisions {}

  /** What was adopted is this resolution; the number is never given again. */
  record ResolutionNumbered(DecisionId decision, int number) implements OfDecisions {}

  /** It was put to the vote by mistake: it stands in the record, and not among the results. */
  record DecisionMistaken(DecisionId decision) implements OfDecisions {}

  /**
   * Does not hold any more: taken back, or to be counted instead.
   *
   * @param builtUpon the earlier vote upon whose result it was built, if it falls with that
   */
  record DecisionSetAside(
      DecisionId decision, @Nullable Integer step, @Nullable DecisionId builtUpon)
      implements OfDecisions {
    public DecisionSetAside(DecisionId decision, @Nullable Integer step) {
      this(decision, step, null);
    }
  }
}
