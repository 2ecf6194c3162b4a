package org.kiezplenum.assembly;

import static java.util.Objects.requireNonNull;
import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.people.Person.NameStanding;
import org.kiezplenum.assembly.proposals.Proposal;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;

/**
 * Taking steps back: the latest or none. Each is taken back by an event of its own that names it,
 * and only while what it did is still as it left it.
 */
public final class Undoing {
  private Undoing() {}

  static Decided undo(Assembly assembly, Command.Undo command) {
    Step step = assembly.steps().find(command.step());
    if (step == null) {
      return refuse(Refusal.Code.NOTHING_TO_UNDO);
    }
    Event inverse = step.equals(assembly.steps().latest()) ? inverse(assembly, step) : null;
    return inverse == null ? refuse(Refusal.Code.TOO_LATE_TO_UNDO) : accept(inverse);
  }

  /** The latest step, if it can be taken back now; an earlier one never is. */
  public static @Nullable Step latest(Assembly assembly) {
    Step latest = assembly.steps().latest();
    return latest == null || inverse(assembly, latest) == null ? null : latest;
  }

  /** What takes a step back, or nothing if the world has moved on. */
  private static @Nullable Event inverse(Assembly assembly, Step step) {
    Floor floor = assembly.floor();
    int number = step.number();
    return switch (step.act()) {
      case Step.Called s ->
          floor.speaks(s.entry())
                  && floor.interrupted() == null
                  && !floor.isTaken(requireNonNull(floor.speech()).entry())
                  && mayGoOn(assembly, s)
              ? new FloorEvent.CallTakenBack(number, s.entry())
              : null;
      case Step.Ended s ->
          floor.speech() == null && isCurrent(assembly, s.item())
              ? new FloorEvent.SpeechTakenUp(number, s.speech().entry().id())
              : null;
      case Step.Struck s ->
          isCurrent(assembly, s.item()) && !waits(floor, s.entry())
              ? new FloorEvent.EntryRestored(number, s.entry().id())
              : null;
      case Step.Absent s ->
          floor.speech() == null
                  && isCurrent(assembly, s.item())
                  && waits(floor, s.speech().entry()) == !s.struck()
                  && (s.struck() || floor.find(s.speech().entry().id()) != null)
              ? new FloorEvent.AbsenceTakenBack(number, s.speech().entry().id())
              : null;
      case Step.Moved s ->
          floor.find(s.entry()) != null && s.from() < floor.queue().size()
              ? new FloorEvent.EntryMoved(s.entry(), s.from(), number)
              : null;
      case Step.Listed s ->
          floor.list() == s.after() && isCurrent(assembly, s.item()) ? listed(s, number) : null;
      case Step.Closed s ->
          assembly.agenda().current() == null
                  && assembly.isLive()
                  && isUntouched(assembly, s.after())
              ? new AgendaEvent.ItemTakenBack(number, s.item())
              : null;
      case Step.Started s ->
          isCurrent(assembly, s.item()) && assembly.isLive() && isUntouched(assembly, s.floor())
              ? new AgendaEvent.ItemTakenBack(number, s.item())
              : null;
      case Step.NoteGone s ->
          assembly.agenda().find(s.note().item()) != null
                  && assembly.notes().find(s.note().id()) == null
              ? new NoteEvent.NoteRestored(number, s.note().id())
              : null;
      case Step.Seen s ->
          holds(assembly, s.decision())
              ? new VotingEvent.DecisionSetAside(s.decision(), number)
              : null;
      case Step.NameHid s ->
          s.before() != NameStanding.HIDDEN && assembly.people().get(s.person()).isHidden()
              ? new PeopleEvent.NamesChecked(
                  List.of(assembly.people().get(s.person()).id()), number)
              : null;
      case Step.AssemblyDone s ->
          assembly.phase() instanceof Phase.Ended
              ? new AssemblyEvent.AssemblyReopened(number)
              : null;
      case Step.Interluded s ->
          s.now().equals(assembly.interlude()) ? new InterludeEvent.InterludeEnded(number) : null;
      case Step.Advanced s ->
          assembly.interlude() instanceof Interlude.Round round
                  && round.place() == s.place()
                  && !round.circle().get(s.before().place()).isOf(floor.calls()::exclude)
              ? new InterludeEvent.RoundSteppedBack(number)
              : null;
    };
  }

  /** Who spoke before can only go on if they do not wait again or have gone on to another item. */
  private static boolean mayGoOn(Assembly assembly, Step.Called step) {
    return assembly.agenda().current() != null
        && (step.before() == null || assembly.floor().find(step.before().entry().id()) == null);
  }

  /** What was seen is still announced, and nothing else has become of its proposal. */
  private static boolean holds(Assembly assembly, DecisionId id) {
    Decision decision = assembly.decisions().get(id);
    ProposalId proposal = decision.proposal();
    return decision.isAnnounced()
        && (proposal == null
            || (id.equals(assembly.decisions().latestFoundOn(proposal))
                && assembly.proposals().get(proposal).state()
                    == ProposalVotes.stateBy(decision.outcome())
                && isAlone(assembly, assembly.proposals().get(proposal))));
  }

  /** Nothing was built upon the words that an amendment brought into its proposal. */
  private static boolean isAlone(Assembly assembly, Proposal proposal) {
    return proposal.amendment() == null
        || proposal.amendment().workedInto() == null
        || assembly.proposals().amendments().canTakeOut(proposal);
  }

  private static boolean waits(Floor floor, @Nullable Entry entry) {
    return entry != null && floor.isTaken(entry);
  }

  private static boolean isCurrent(Assembly assembly, ItemId item) {
    return item.equals(assembly.agenda().current());
  }

  /** The same people wait as then, nobody speaks, and nothing is put to the vote. */
  private static boolean isUntouched(Assembly assembly, Floor then) {
    Floor now = assembly.floor();
    return now.last() == then.last()
        && now.queue().equals(then.queue())
        && now.speech() == null
        && assembly.decisions().voting() == null;
  }

  private static Event listed(Step.Listed step, int number) {
    return switch (step.before()) {
      case OPEN, NONE -> new FloorEvent.ListOpened(step.item(), number);
      case CLOSED -> new FloorEvent.ListClosed(step.item(), number);
      case OFF -> new FloorEvent.ListTurnedOff(step.item(), number);
    };
  }
}
