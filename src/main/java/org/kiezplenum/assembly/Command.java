package org.kiezplenum.assembly;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Phase.Readers;
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
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.HandingIn;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.signals.Mood;
import org.kiezplenum.assembly.signals.Signal;
import org.kiezplenum.assembly.signals.Wall;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.PlainMethod;
import org.kiezplenum.assembly.voting.counting.SecondCount;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.assembly.voting.methods.majority.Choice;
import org.kiezplenum.assembly.voting.methods.majority.Hands;

/** What somebody wants to happen. Imperative; the names on the wire stand in docs/protocol.md. */
public sealed interface Command {

  /** Only the edge makes these, after it has checked a key; nobody can send them. */
  sealed interface FromTheEdge extends Command {}

  /** Anybody who has joined may send these. */
  sealed interface FromParticipant extends Command {}

  /** A ballot. */
  sealed interface Voting extends FromParticipant {
    DecisionId decision();

    /** What stands on it. */
    String written();

    /** Counts this person's changes from 1; 0 if the client does not count. */
    long change();
  }

  /** The desk may send these; the moderation all of them, the other roles those of their own. */
  sealed interface FromDesk extends Command {}

  /** Only the moderation may send these. */
  sealed interface FromFacilitator extends FromDesk {}

  /** Whoever keeps the speakers' list may send these, and the moderation. */
  sealed interface FromListKeeper extends FromDesk {}

  /** Whoever writes the minutes may send these, and the moderation. */
  sealed interface FromMinuteTaker extends FromDesk {}

  record CreateAssembly(
      String code, Wording title, String date, String time, @Nullable Wording place)
      implements FromTheEdge {}

  /** Somebody new comes in; with a role if they showed a key for it. */
  record Join(@Nullable Wording name, @Nullable Role role) implements FromTheEdge {}

  /** Somebody who is in shows a key. */
  record TakeRole(Role role) implements FromTheEdge {}

  record ChangeName(@Nullable Wording name) implements FromParticipant {}

  /**
   * Asks for a place in the speakers' list.
   *
   * @param item to which one wants to speak, so that a tap that comes late does not land in
   *     another; absent for whatever is current
   * @param to the contribution that is responded to, so that a late response lands on no other
   * @param motion what a point of order asks for; the desk sorts those that do not say
   * @param side for which it speaks, where lists take turns by sides
   */
  record AskToSpeak(
      EntryKind kind,
      @Nullable ItemId item,
      @Nullable EntryId to,
      @Nullable MotionKind motion,
      @Nullable String side)
      implements FromParticipant {

    public AskToSpeak(EntryKind kind, @Nullable ItemId item) {
      this(kind, item, null, null, null);
    }
  }

  /** Without an entry: whatever the person has in the list. */
  record WithdrawEntry(@Nullable EntryId entry) implements FromParticipant {}

  /** Does without the word that one has been given. */
  record YieldFloor(EntryId entry) implements FromParticipant {}

  /** Says on which list one is; nobody checks it and nobody is told. */
  record DeclareGroup(Wording group) implements FromParticipant {}

  /**
   * @param mark {@code yes} or {@code no}
   */
  record MarkSeldomHeard(Wording mark) implements FromParticipant {}

  /** What people do about proposals. */
  sealed interface Proposing extends FromParticipant {}

  record HandInProposal(Wording title, Wording text, @Nullable Wording reasons)
      implements Proposing {}

  /**
   * Makes a new version of a proposal, if it still is at the version that was read. What is absent
   * stays; empty reasons take away those there were. Its own person may, and the moderation.
   */
  record ChangeProposal(
      ProposalId proposal,
      int version,
      @Nullable Wording title,
      @Nullable Wording text,
      @Nullable Wording reasons)
      implements Proposing {}

  /** Its own person may, and the moderation. */
  record WithdrawProposal(ProposalId proposal) implements Proposing {}

  /**
   * Wants a passage of a proposal to say something else.
   *
   * @param version of the proposal that was read
   * @param title may be empty: then it is named by its numbers alone
   * @param text the whole text of the proposal as it would then be; what differs is found out
   */
  record AmendProposal(
      ProposalId proposal, int version, Wording title, Wording text, @Nullable Wording reasons)
      implements Proposing {}

  /** Wants an amendment's words in the proposal: whoever handed that in, and the moderation. */
  record TakeOverAmendment(ProposalId proposal) implements Proposing {}

  /** Says that one is for a proposal, or not any more. */
  record SupportProposal(ProposalId proposal, boolean on) implements Proposing {}

  /**
   * Makes one proposal of two: a new version of the first, into which the other goes. The
   * moderation may, and whoever handed in both.
   */
  record MergeProposals(ChangeProposal change, ProposalId with) implements Proposing {}

  /** Takes a seat in the round that goes on. */
  record JoinRound() implements FromParticipant {}

  /**
   * The next seat of the round has the word; whoever has it may say so too.
   *
   * @param follows the place that has the word as far as the sender knows
   * @param passes the word is handed on unused
   */
  record NextInRound(int follows, boolean passes) implements FromParticipant {}

  /** What passes: it is counted by whoever shows it, and stored nowhere. */
  sealed interface Passing extends FromParticipant {}

  /** Gives a hand signal, or takes it down. */
  record GiveSignal(Signal signal, boolean isUp) implements Passing {}

  record AnswerTemperature(Mood mood) implements Passing {}

  /**
   * Puts a ballot into the urn, or another in its place.
   *
   * @param change counts this person's changes from 1, so that a late one reverts nothing; 0 if the
   *     client does not count
   */
  record CastBallot(DecisionId decision, Choice choice, long change) implements Voting {
    @Override
    public String written() {
      return choice.wireName();
    }
  }

  /** A ballot in whatever way the method of a poll reads it. */
  record FillBallot(DecisionId decision, String written, long change) implements Voting {}

  record ChangeAssembly(
      @Nullable Wording title,
      @Nullable String date,
      @Nullable String time,
      @Nullable Wording place)
      implements FromFacilitator {}

  record OpenAssembly() implements FromFacilitator {}

  record EndAssembly() implements FromFacilitator {}

  record ReopenAssembly() implements FromFacilitator {}

  record PublishMinutes(@Nullable Readers to, @Nullable Wording remark)
      implements FromFacilitator {}

  record WithdrawMinutes() implements FromFacilitator {}

  /** How many are in the room, counted by somebody: connected is not present. */
  record StatePresent(int count) implements FromListKeeper, FromMinuteTaker {}

  record AddItem(Wording title, int minutes, boolean withoutList) implements FromFacilitator {}

  record ChangeItem(
      ItemId item,
      @Nullable Wording title,
      @Nullable Integer minutes,
      @Nullable Boolean withoutList)
      implements FromFacilitator {}

  /** Moves an item so that it then stands at place {@code to}, counted from 0. */
  record MoveItem(ItemId item, int to) implements FromFacilitator {}

  record RemoveItem(ItemId item) implements FromFacilitator {}

  /**
   * Makes an item current; the one before is closed by it.
   *
   * @param takesAlong whether those who still wait wait on in the next item; else they are struck
   */
  record StartItem(ItemId item, boolean takesAlong) implements FromFacilitator {}

  record CloseItem(ItemId item, boolean takesAlong) implements FromFacilitator {}

  record ReopenItem(ItemId item) implements FromFacilitator {}

  /**
   * Writes a line to an item, the current one if none is named.
   *
   * @param happened the time at which it happened, for what is entered later
   */
  record WriteNote(
      @Nullable ItemId item,
      Note.NoteKind kind,
      Wording text,
      @Nullable Wording who,
      @Nullable String until,
      @Nullable String happened)
      implements FromMinuteTaker {}

  /** Takes a line in hand, so that nobody else changes it meanwhile. */
  record TakeNote(NoteId note) implements FromMinuteTaker {}

  record LeaveNote(NoteId note) implements FromMinuteTaker {}

  /**
   * Changes a line, if it still is at the version that the writer saw. What is absent stays; an
   * empty {@code who} or {@code until} takes away what there was.
   */
  record ChangeNote(
      NoteId note,
      int version,
      @Nullable Wording text,
      Note.@Nullable NoteKind kind,
      @Nullable Wording who,
      @Nullable String until)
      implements FromMinuteTaker {}

  /** Moves a line to another place, of its item or of another; without a place to the end. */
  record MoveNote(NoteId note, @Nullable ItemId item, @Nullable Integer to)
      implements FromMinuteTaker {}

  record RemoveNote(NoteId note) implements FromMinuteTaker {}

  /**
   * When and where people meet again.
   *
   * @param clears that there is no such date any more is said and not left out by an empty field
   */
  record AnnounceNext(Wording text, boolean clears) implements FromMinuteTaker {
    public AnnounceNext(Wording text) {
      this(text, false);
    }
  }

  /** Who moderated and who wrote, if they agreed to be named. */
  record DescribeRecord(@Nullable Wording chairs, @Nullable Wording writer)
      implements FromMinuteTaker {}

  /** Enters somebody at the desk, and says on which list they are if they said so. */
  record EnterSpeaker(Who who, AskToSpeak asked, @Nullable Wording group)
      implements FromListKeeper {

    public EnterSpeaker(Who who) {
      this(who, new AskToSpeak(EntryKind.CONTRIBUTION, null), null);
    }
  }

  record SetGroup(Who who, Wording group) implements FromListKeeper {}

  /** Lets whoever spoke last go on, before all others. */
  record PutBack() implements FromListKeeper {}

  /** Says what a point of order asks for. */
  record SortMotion(EntryId entry, MotionKind motion) implements FromListKeeper {}

  /** Hands in a proposal for somebody without a phone. */
  record HandInFor(Who who, HandInProposal proposal) implements FromListKeeper {}

  /** Amends for somebody without a phone. */
  record AmendFor(Who who, AmendProposal amendment) implements FromListKeeper {}

  record RenamePerson(PersonId person, Wording name) implements FromListKeeper {}

  record HideName(PersonId person) implements FromListKeeper {}

  /** Lets a name be shown, which also brings a hidden one back. */
  record ShowName(PersonId person) implements FromListKeeper {}

  record CheckNames() implements FromListKeeper {}

  record CheckNamesFirst(boolean on) implements FromFacilitator {}

  /** Two turned out to be one; {@code into} stays, and is named by id or number. */
  record MergePeople(PersonId person, Who into) implements FromListKeeper {}

  /** Says who may vote, and who for whom; the list keepers do so at the door. */
  sealed interface GivingVotes extends FromListKeeper {}

  record SetElectorate(Electorate.Rule rule) implements FromFacilitator {}

  /** Gives somebody a vote. */
  record GrantVote(Who who) implements GivingVotes {}

  /**
   * Gives votes to those with these numbers, as they were typed in one go; all of them or none.
   * Nobody sends it: it is how {@link GrantVote} is understood with several numbers.
   */
  record GrantVotes(List<Integer> numbers) implements GivingVotes {}

  /** Gives everybody a vote who is in by now. */
  record GrantVoteToAll() implements GivingVotes {}

  record WithdrawVote(PersonId person) implements GivingVotes {}

  record AddInitiative(Wording name) implements GivingVotes {}

  record RemoveInitiative(InitiativeId initiative) implements GivingVotes {}

  record NameDelegate(Who who, InitiativeId initiative) implements GivingVotes {}

  record DismissDelegate(PersonId person) implements GivingVotes {}

  /**
   * @param most how many one person may hold; 0: none, as it is without a statute that says so
   */
  record AllowProxies(int most) implements FromFacilitator {}

  /** Who is away has somebody else vote. Both are here under a number. */
  record GiveProxy(Who from, Who to) implements GivingVotes {}

  record EndProxy(PersonId person) implements GivingVotes {}

  /**
   * Takes a role from somebody.
   *
   * @param keepsLinks the links to this role stay valid; else whoever holds one could come back by
   *     it no more
   */
  record RevokeRole(PersonId person, Role role, boolean keepsLinks) implements FromFacilitator {
    public RevokeRole(PersonId person, Role role) {
      this(person, role, false);
    }
  }

  /**
   * Gives the floor to the next.
   *
   * @param follows the entry that has the floor as far as the sender knows, so that two who press
   *     at once skip nobody
   * @param next the entry that the sender expects to call, so that a button never calls another
   *     than it names; absent for whoever is next
   */
  record CallNext(@Nullable EntryId follows, @Nullable EntryId next) implements FromFacilitator {}

  record RestartClock(EntryId entry) implements FromFacilitator {}

  record ExtendSpeech(EntryId entry, int seconds) implements FromFacilitator {}

  record NotHere(EntryId entry) implements FromFacilitator {}

  record PauseSpeech(EntryId entry) implements FromFacilitator {}

  record ResumeSpeech(EntryId entry) implements FromFacilitator {}

  record EndSpeech(EntryId entry) implements FromFacilitator {}

  record StrikeEntry(EntryId entry) implements FromListKeeper {}

  /** Moves a waiting entry to this place, counted from 0. */
  record MoveEntry(EntryId entry, int to) implements FromListKeeper {}

  /**
   * @param graceSeconds for the last ones to ask; absent: at once
   */
  record CloseList(@Nullable Integer graceSeconds) implements FromListKeeper {

    public CloseList() {
      this(null);
    }
  }

  record OpenList() implements FromListKeeper {}

  record TurnOffList() implements FromListKeeper {}

  /**
   * @param onlyHere for the current item; else also for all that come
   */
  record SetFloorRules(FloorRules rules, boolean onlyHere) implements FromFacilitator {}

  /** More time in the account of one list, by its key. */
  record AddTime(String list, int seconds) implements FromFacilitator {}

  /**
   * Somebody is against a point of order.
   *
   * @param who says why; absent if nobody does
   */
  record ObjectToMotion(EntryId entry, @Nullable Who who) implements FromFacilitator {}

  /**
   * A point of order comes to its end.
   *
   * @param carried as the moderation saw or decided it; where it was counted, the figures say
   * @param minutes of a break that is carried
   * @param seconds of the speeches, if their limit is carried
   * @param decision which is to be reconsidered, if that is carried; absent for the latest
   */
  record SettleMotion(
      EntryId entry,
      Motion.How how,
      boolean carried,
      @Nullable Hands hands,
      @Nullable Integer minutes,
      @Nullable Integer seconds,
      @Nullable DecisionId decision)
      implements FromFacilitator {

    public SettleMotion(
        EntryId entry,
        Motion.How how,
        boolean carried,
        @Nullable Hands hands,
        @Nullable Integer minutes,
        @Nullable Integer seconds) {
      this(entry, how, carried, hands, minutes, seconds, null);
    }
  }

  /** Those who had to be asked have answered whether the debate goes on. */
  record AnswerAsking(boolean goesOn) implements FromFacilitator {}

  record EndDebate() implements FromFacilitator {}

  record SetSignals(Set<Signal> on) implements FromFacilitator {}

  /**
   * Calls a hand signal by a word of the assembly's own.
   *
   * @param clears it is called as usual again
   */
  record SetLegend(Signal signal, Wording text, boolean clears) implements FromFacilitator {
    public SetLegend(Signal signal, Wording text) {
      this(signal, text, false);
    }
  }

  /** Asks how people stand; binds nobody, and nothing of the answers is kept. */
  record TakeTemperature(@Nullable Wording question) implements FromFacilitator {}

  record EndTemperature() implements FromFacilitator {}

  /** Calls the speech to the topic; the third call takes the word. */
  record CallToTopic(EntryId entry) implements FromFacilitator {}

  /** Calls somebody to order; the third call excludes from this assembly. */
  record CallToOrder(PersonId person) implements FromFacilitator {}

  /** Takes the last call to order of somebody back. */
  record LiftOrderCall(PersonId person) implements FromFacilitator {}

  record TakeBreak(@Nullable Integer minutes, @Nullable String until) implements FromFacilitator {}

  record Murmur(int minutes) implements FromFacilitator {}

  record GoOn() implements FromFacilitator {}

  /**
   * Everybody has the word once.
   *
   * @param seats how many take part without a phone
   */
  record BeginRound(int seats) implements FromFacilitator {}

  /** A message without words is the one that was there before. */
  record ShowOnWall(Wall.Mode mode, @Nullable Wording text) implements FromFacilitator {}

  /** Takes a step back, the one that bears this number. */
  record Undo(int step) implements FromListKeeper {}

  /** Lets a proposal be voted on that was withdrawn. */
  record ReadmitProposal(ProposalId proposal) implements FromFacilitator {}

  /** What the moderation says about proposals beyond their words. */
  sealed interface OnTheCourse extends FromFacilitator {}

  /** Lets a proposal onto the agenda, takes up one that was put off, or ends its debate. */
  record AdmitProposal(ProposalId proposal) implements OnTheCourse {}

  /** Says that it is debated now, on the current item. */
  record DebateProposal(ProposalId proposal) implements OnTheCourse {}

  /** Gives it to others to deal with. */
  record ReferProposal(ProposalId proposal, Wording to) implements OnTheCourse {}

  /** Puts it off; {@link AdmitProposal} takes it up again. */
  record AdjournProposal(ProposalId proposal) implements OnTheCourse {}

  /**
   * Recommends or notes something beside its words.
   *
   * @param clears there is nothing any more
   */
  record RemarkOnProposal(ProposalId proposal, Wording text, boolean clears)
      implements OnTheCourse {
    public RemarkOnProposal(ProposalId proposal, Wording text) {
      this(proposal, text, false);
    }
  }

  /** Says who may hand in proposals. */
  record SetHandingIn(HandingIn by) implements OnTheCourse {}

  /** Says that two proposals exclude each other. */
  record CompeteProposals(ProposalId proposal, ProposalId with) implements OnTheCourse {}

  /** Puts a competing proposal at this place of the order of votes, counted from 0. */
  record MoveCompeting(ProposalId proposal, int to) implements OnTheCourse {}

  /** Says that it does not compete with any other after all. */
  record PartProposal(ProposalId proposal) implements OnTheCourse {}

  /** Puts an amendment at this place of the order of votes, counted from 0. */
  record MoveAmendment(ProposalId proposal, int to) implements FromFacilitator {}

  /**
   * Puts a proposal or a spoken question to the vote: exactly one of the two.
   *
   * @param asItStands also while changes to the proposal are open
   */
  record OpenDecision(@Nullable ProposalId proposal, @Nullable Wording question, boolean asItStands)
      implements FromFacilitator {
    public OpenDecision(@Nullable ProposalId proposal, @Nullable Wording question) {
      this(proposal, question, false);
    }
  }

  /**
   * Puts a proposal or a spoken question to the vote by one of the methods.
   *
   * @param options what they are called, in the order of the ballot
   * @param entitled how many may vote, here or not; absent if nobody knows
   * @param proposals competing ones among which it is a choice: the first options, whose words are
   *     made of their titles. Beside them there is one more at most, that none of them is wanted
   * @param asItStands also while changes to a proposal are open
   */
  record OpenPoll(
      @Nullable ProposalId proposal,
      @Nullable Wording question,
      String method,
      List<Wording> options,
      int seats,
      Settings settings,
      @Nullable Integer entitled,
      List<ProposalId> proposals,
      boolean asItStands)
      implements FromFacilitator {
    public OpenPoll {
      options = List.copyOf(options);
      proposals = List.copyOf(proposals);
    }

    public OpenPoll(
        @Nullable ProposalId proposal,
        @Nullable Wording question,
        String method,
        List<Wording> options,
        int seats,
        Settings settings,
        @Nullable Integer entitled) {
      this(proposal, question, method, options, seats, settings, entitled, List.of(), false);
    }

    public OpenPoll(
        @Nullable ProposalId proposal,
        @Nullable Wording question,
        String method,
        List<Wording> options,
        int seats,
        Settings settings,
        @Nullable Integer entitled,
        List<ProposalId> proposals) {
      this(proposal, question, method, options, seats, settings, entitled, proposals, false);
    }

    /** More yes than no. */
    public static OpenPoll plainly(OpenDecision asked) {
      return new OpenPoll(
          asked.proposal(),
          asked.question(),
          "simple-majority",
          List.of(),
          1,
          Settings.DEFAULT,
          null,
          List.of(),
          asked.asItStands());
    }
  }

  /** Hands that were raised in a poll. */
  record EnterCells(DecisionId decision, Cells cells) implements FromListKeeper {}

  /** Ballots on paper that all say the same. */
  record EnterPaper(DecisionId decision, String ballot, int times) implements FromListKeeper {}

  /**
   * Says in a vote by name what somebody without a phone has said aloud. It is their ballot from
   * then on, as if they had cast it.
   *
   * @param instead of what they have said by phone, if they have
   */
  record AnswerRoll(DecisionId decision, Who who, String answer, boolean instead)
      implements FromListKeeper {
    public AnswerRoll(DecisionId decision, Who who, String answer) {
      this(decision, who, answer, false);
    }
  }

  /**
   * Takes out of a vote by name what was entered for somebody by mistake.
   *
   * @param instead also what they have said by phone, if they have
   */
  record WithdrawAnswer(DecisionId decision, Who who, boolean instead) implements FromListKeeper {}

  /**
   * Tells everybody when the vote will be closed. It does not close by itself.
   *
   * @param seconds from now; 0: it will not
   */
  record AnnounceClosing(DecisionId decision, int seconds) implements FromFacilitator {}

  /**
   * Says on whom the lot fell in the hall, or has the server draw it.
   *
   * @param drawn ids of options, in the order of drawing; empty where the server draws
   * @param seed made by the server, so that anybody can work its lot out again; empty where the
   *     hall draws
   * @param instead what the hall had drawn was entered wrongly, and this is right
   */
  record DrawLot(
      DecisionId decision,
      List<String> drawn,
      String seed,
      @Nullable Wording witness,
      boolean instead)
      implements FromFacilitator {
    public DrawLot {
      drawn = List.copyOf(drawn);
    }

    public DrawLot(
        DecisionId decision, List<String> drawn, String seed, @Nullable Wording witness) {
      this(decision, drawn, seed, witness, false);
    }

    /** The server draws. */
    public DrawLot(DecisionId decision, String seed) {
      this(decision, List.of(), seed, null);
    }

    /** The hall has drawn. */
    public DrawLot(DecisionId decision, List<String> drawn) {
      this(decision, drawn, "", null);
    }
  }

  /** Takes up again what was announced, for it was counted wrongly. */
  record CorrectDecision(DecisionId decision, Wording reason, boolean setsAside)
      implements FromFacilitator {
    public CorrectDecision(DecisionId decision, Wording reason) {
      this(decision, reason, false);
    }
  }

  /**
   * Says of one vote, once it is closed, how many were here or may vote; what is absent stays as it
   * was known at the close.
   */
  record StateFigures(DecisionId decision, @Nullable Integer present, @Nullable Integer entitled)
      implements FromFacilitator {}

  /**
   * Opens the ballot that an announced result asks for.
   *
   * @param withdrawn ids of options that do not stand any more
   * @param setsAside what was built upon that result falls with it
   */
  record NextRound(DecisionId decision, List<String> withdrawn, boolean setsAside)
      implements FromFacilitator {
    public NextRound {
      withdrawn = List.copyOf(withdrawn);
    }

    public NextRound(DecisionId decision, List<String> withdrawn) {
      this(decision, withdrawn, false);
    }

    public NextRound(DecisionId decision, boolean setsAside) {
      this(decision, List.of(), setsAside);
    }

    public NextRound(DecisionId decision) {
      this(decision, List.of(), false);
    }
  }

  record EnterHands(DecisionId decision, Hands hands) implements FromListKeeper {}

  /**
   * Hands that were counted, and the word of all others in the room.
   *
   * @param counted by the names of what hands were raised for
   */
  record EnterRemainder(DecisionId decision, Cells counted, String rest)
      implements FromListKeeper {}

  /** A block of hands as a second person has counted it, without knowing the first's numbers. */
  record CountAgain(DecisionId decision, BlockId block, Cells counted) implements FromListKeeper {}

  /** Which of two counts of a block holds, for they differ. */
  record SettleCount(DecisionId decision, BlockId block, SecondCount.Takes takes)
      implements FromListKeeper {}

  record RemoveHands(DecisionId decision, BlockId block) implements FromListKeeper {}

  record CloseDecision(DecisionId decision) implements FromFacilitator {}

  record ReopenDecision(DecisionId decision) implements FromFacilitator {}

  /**
   * Says what was found.
   *
   * @param isAgreed the assembly wants to see all figures of a secret vote, also those that fewer
   *     than three stand behind
   * @param seed made by the server, for a lot that nobody may know of before
   */
  record AnnounceDecision(DecisionId decision, boolean isAgreed, String seed)
      implements FromFacilitator {
    public AnnounceDecision(DecisionId decision, boolean isAgreed) {
      this(decision, isAgreed, "1");
    }

    public AnnounceDecision(DecisionId decision) {
      this(decision, false);
    }
  }

  /**
   * Ends a decision without a result.
   *
   * @param byMistake it was put to the vote by mistake; that can be said afterwards too
   */
  record EndDecision(DecisionId decision, boolean byMistake) implements FromFacilitator {
    public EndDecision(DecisionId decision) {
      this(decision, false);
    }
  }

  /**
   * States what the moderation saw in the room, on a proposal, on a spoken question, or with
   * neither on the item itself. Nobody counted.
   *
   * @param isFor what the majority was seen to be for; without objection it is always for
   * @param item on which it was decided; absent for the current one
   * @param happened as with lines
   * @param asItStands also while changes to the proposal are open
   */
  record DecideBySight(
      @Nullable ProposalId proposal,
      @Nullable Wording question,
      PlainMethod method,
      boolean isFor,
      @Nullable ItemId item,
      @Nullable String happened,
      boolean asItStands)
      implements FromFacilitator {
    public DecideBySight(
        @Nullable ProposalId proposal,
        @Nullable Wording question,
        PlainMethod method,
        boolean isFor,
        @Nullable ItemId item,
        @Nullable String happened) {
      this(proposal, question, method, isFor, item, happened, false);
    }
  }

  /** Enters the result of a count that was made while nothing worked. */
  record RecordCount(
      @Nullable ProposalId proposal,
      @Nullable Wording question,
      Hands hands,
      @Nullable ItemId item,
      @Nullable String happened)
      implements FromFacilitator {}

  /** One person wants to have counted what was decided by sight. */
  record DemandCount(DecisionId decision, boolean setsAside) implements FromFacilitator {
    public DemandCount(DecisionId decision) {
      this(decision, false);
    }
  }

  /**
   * Somebody as the desk names them: exactly one of person, number and name.
   *
   * @param number a card that nobody has shown yet makes a new person
   * @param name as it was typed: of somebody here, or else of somebody new
   * @param isNew of somebody new in any case, whoever else is called so
   */
  record Who(
      @Nullable PersonId person, @Nullable Integer number, @Nullable Wording name, boolean isNew) {
    public Who(@Nullable PersonId person, @Nullable Integer number, @Nullable Wording name) {
      this(person, number, name, false);
    }
  }
}
