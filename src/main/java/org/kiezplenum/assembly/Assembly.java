package org.kiezplenum.assembly;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Agenda;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Notes;
import org.kiezplenum.assembly.decisions.Decisions;
import org.kiezplenum.assembly.decisions.Finding;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.Floor.SpeakersList;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.proposals.Proposals;

/**
 * Everything that is true of an assembly, told from its events. Holds no names and no texts.
 *
 * @param occasion what, when and where; absent until the assembly is created
 * @param present how many are in the room, as the desk has counted
 */
public record Assembly(
    @Nullable Occasion occasion,
    Phase phase,
    @Nullable Integer present,
    People people,
    Agenda agenda,
    Notes notes,
    Floor floor,
    Proposals proposals,
    Decisions decisions) {

  /** Before anything happened. */
  public static final Assembly NONE =
      new Assembly(
          null,
          new Phase.Planned(),
          null,
          People.NOBODY,
          Agenda.EMPTY,
          Notes.NONE,
          Floor.EMPTY,
          Proposals.NONE,
          Decisions.NONE);

  public static final int MOST_PRESENT = 100_000;

  /** What an assembly that was created is about. */
  public Occasion what() {
    return Objects.requireNonNull(occasion);
  }

  public boolean isLive() {
    return phase instanceof Phase.Live;
  }

  public boolean isOver() {
    return phase instanceof Phase.Ended || phase instanceof Phase.Published;
  }

  /** Why what needs a live assembly is refused: one opens it, or opens it again. */
  public Refusal.Code whyNotLive() {
    return isOver() ? Refusal.Code.ASSEMBLY_ENDED : Refusal.Code.ASSEMBLY_NOT_OPEN;
  }

  /** The state after this event, which happened at {@code at} (milliseconds since 1970). */
  public Assembly after(Event event, long at) {
    return switch (event) {
      case Event.AssemblyCreated e ->
          with(new Occasion(e.code(), e.title(), e.date(), e.time(), e.place()));
      case Event.AssemblyChanged e -> with(what().after(e));
      case Event.AssemblyOpened e -> in(new Phase.Live(at, at + agenda.remainingMillis()));
      case Event.AssemblyEnded e -> in(phase.ended(at));
      case Event.AssemblyReopened e -> in(phase.reopened());
      case Event.MinutesPublished e -> in(phase.published(at));
      case Event.MinutesWithdrawn e -> in(phase.withdrawn());
      case Event.PresenceStated e -> presentAre(e.count());
      case Event.PersonJoined e -> with(people.after(e));
      case Event.PersonEntered e -> with(people.after(e));
      case Event.NameChanged e -> with(people.after(e));
      case Event.RoleTaken e -> with(people.after(e));
      case Event.ItemAdded e -> with(agenda.after(e));
      case Event.ItemChanged e -> with(agenda.after(e));
      case Event.ItemMoved e -> with(agenda.after(e));
      case Event.ItemRemoved e -> with(agenda.after(e)).with(notes.after(e));
      case Event.ItemStarted e -> beginning(e.item(), e.rules(), at);
      case Event.ItemReopened e -> beginning(e.item(), e.rules(), at);
      case Event.ItemClosed e ->
          with(agenda.after(e, at)).with(floor.end()).with(decisions.goingOn());
      case Event.NoteWritten e -> with(notes.after(e));
      case Event.NoteChanged e -> with(notes.after(e));
      case Event.NoteRemoved e -> with(notes.after(e));
      case Event.EntryMade e -> with(floor.after(e));
      case Event.EntryWithdrawn e -> with(floor.without(e.entry()));
      case Event.EntryStruck e -> with(floor.without(e.entry()));
      case Event.SpeakerCalled e -> with(floor.after(e, at)).with(decisions.goingOn());
      case Event.SpeechPaused e -> with(floor.after(e));
      case Event.SpeechResumed e -> with(floor.after(e, at));
      case Event.SpeechEnded e -> with(floor.silent());
      case Event.ListClosed e -> with(floor.listed(SpeakersList.CLOSED));
      case Event.ListOpened e -> with(floor.listed(SpeakersList.OPEN));
      case Event.ProposalHandedIn e -> with(proposals.after(e));
      case Event.DecisionOpened e -> with(decisions.after(e)).with(proposals.voting(e.proposal()));
      case Event.HandsEntered e -> with(decisions.after(e));
      case Event.HandsRemoved e -> with(decisions.after(e));
      case Event.DecisionClosed e -> with(decisions.after(e));
      case Event.DecisionReopened e -> with(decisions.after(e));
      case Event.DecisionAnnounced e ->
          with(decisions.after(e))
              .with(proposals.found(decisions.get(e.decision()).proposal(), e.finding().outcome()));
      case Event.DecisionEnded e ->
          with(decisions.after(e)).with(asBefore(decisions.get(e.decision()).proposal()));
    };
  }

  private Assembly beginning(ItemId item, FloorRules rules, long at) {
    return with(agenda.begin(item, at)).with(floor.begin(rules)).with(decisions.goingOn());
  }

  /** Ending a vote leaves its proposal as if it had not been put. */
  private Proposals asBefore(@Nullable ProposalId proposal) {
    return proposal != null && decisions.haveFoundOn(proposal)
        ? proposals.found(proposal, Finding.Outcome.NO_RESULT)
        : proposals.withoutResult(proposal);
  }

  private Assembly with(Occasion it) {
    return new Assembly(it, phase, present, people, agenda, notes, floor, proposals, decisions);
  }

  private Assembly in(Phase it) {
    return new Assembly(occasion, it, present, people, agenda, notes, floor, proposals, decisions);
  }

  private Assembly presentAre(int count) {
    return new Assembly(occasion, phase, count, people, agenda, notes, floor, proposals, decisions);
  }

  private Assembly with(People it) {
    return new Assembly(occasion, phase, present, it, agenda, notes, floor, proposals, decisions);
  }

  private Assembly with(Agenda it) {
    return new Assembly(occasion, phase, present, people, it, notes, floor, proposals, decisions);
  }

  private Assembly with(Notes it) {
    return new Assembly(occasion, phase, present, people, agenda, it, floor, proposals, decisions);
  }

  private Assembly with(Floor it) {
    return new Assembly(occasion, phase, present, people, agenda, notes, it, proposals, decisions);
  }

  private Assembly with(Proposals it) {
    return new Assembly(occasion, phase, present, people, agenda, notes, floor, it, decisions);
  }

  private Assembly with(Decisions it) {
    return new Assembly(occasion, phase, present, people, agenda, notes, floor, proposals, it);
  }
}
