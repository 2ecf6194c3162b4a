package org.kiezplenum.assembly;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.Agenda;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Notes;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.assembly.signals.Signals;
import org.kiezplenum.assembly.signals.Wall;
import org.kiezplenum.assembly.voting.Decision;
import org.kiezplenum.assembly.voting.DecisionId;
import org.kiezplenum.assembly.voting.Decisions;

/**
 * Everything that is true of an assembly, told from its events. Holds no names and no texts.
 *
 * @param occasion what, when and where; absent until the assembly is created
 * @param present how many are in the room, as the desk has counted
 * @param steps what the moderation did last and may take back
 */
public record Assembly(
    @Nullable Occasion occasion,
    Phase phase,
    @Nullable Integer present,
    People people,
    Electorate electorate,
    Agenda agenda,
    Notes notes,
    Floor floor,
    Interlude interlude,
    Proposals proposals,
    Decisions decisions,
    Wall wall,
    Signals signals,
    Particulars particulars,
    Steps steps) {

  /** Before anything happened. */
  public static final Assembly NONE =
      new Assembly(
          null,
          new Phase.Planned(),
          null,
          People.NOBODY,
          Electorate.EVERYBODY,
          Agenda.EMPTY,
          Notes.NONE,
          Floor.EMPTY,
          new Interlude.None(),
          Proposals.NONE,
          Decisions.NONE,
          Wall.FOLLOWING,
          Signals.USUAL,
          Particulars.NONE,
          Steps.NONE);

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

  /**
   * Whether this person has a vote that somebody else may cast. Exclusion takes speaking and
   * voting, so while it lasts nobody votes for them either.
   */
  public boolean mayBeRepresented(PersonId person) {
    return electorate.mayVote(person) && !floor.calls().exclude(person);
  }

  /** Until the announcement, for a vote that is closed may be opened again. */
  public boolean isVoting() {
    return decisions.voting() != null;
  }

  /**
   * Whether a vote is open, or closed and known to nobody but the desk, which could open it again
   * without those whose votes it does not like. What is being corrected was announced: who could
   * have voted was stated at its close, and nothing can be done now that could not be before it was
   * taken up.
   */
  public boolean keepsTheElectorate() {
    DecisionId voting = decisions.voting();
    return voting != null
        && !(decisions.get(voting).state() instanceof Decision.Closed closed
            && closed.wasAnnounced());
  }

  /** Whether something was put to the vote on this item. */
  public boolean wasDecidedOn(ItemId item) {
    return decisions.haveBeenOn(item);
  }

  /** Whether the vote that is on counts the voice of this initiative, which has a delegate. */
  public boolean isVotingBy(InitiativeId initiative) {
    DecisionId voting = decisions.voting();
    return voting != null
        && decisions.get(voting).poll().ask().options().contains(initiative.value())
        && electorate.delegates().containsValue(initiative);
  }

  /**
   * The state after this event.
   *
   * @param at when it happened, in milliseconds since 1970
   * @param by whose command caused it: a person's id, or empty
   */
  public Assembly after(Event event, long at, String by) {
    return Evolution.of(this, event, at, by);
  }
}
