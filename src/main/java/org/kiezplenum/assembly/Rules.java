package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.agenda.NoteCommands;
import org.kiezplenum.assembly.decisions.DecisionCommands;
import org.kiezplenum.assembly.decisions.Tally;
import org.kiezplenum.assembly.floor.FloorCommands;
import org.kiezplenum.assembly.people.PeopleCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.assembly.proposals.ProposalCommands;

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
   * @param bag what the urn held when it was closed, for {@link Command.CloseDecision}; else empty
   */
  public record Circumstances(long at, Map<String, Integer> bag) {
    public static Circumstances at(long at) {
      return new Circumstances(at, Map.of());
    }
  }

  /**
   * Decides.
   *
   * @param by who sent the command; absent for somebody who is only coming in
   */
  public static Decided decide(
      Assembly assembly, @Nullable PersonId by, Command command, Circumstances circumstances) {
    return switch (command) {
      case Command.CreateAssembly c -> AssemblyCommands.create(assembly, c);
      case Command.Join c -> PeopleCommands.join(assembly, c);
      case Command.TakeRole c -> {
        Person person = assembly.people().find(by);
        yield person == null
            ? refuse(Refusal.Code.NOT_A_PERSON)
            : PeopleCommands.takeRole(person, c);
      }
      case Command.FromParticipant c -> decide(assembly, by, c);
      case Command.FromFacilitator c -> decide(assembly, by, c, circumstances);
    };
  }

  /** Everybody who has joined may do these. */
  private static Decided decide(
      Assembly assembly, @Nullable PersonId by, Command.FromParticipant command) {
    Person person = assembly.people().find(by);
    if (person == null) {
      return refuse(Refusal.Code.NOT_A_PERSON);
    }
    if (assembly.isOver() && !(command instanceof Command.CastBallot)) {
      return refuse(Refusal.Code.ASSEMBLY_ENDED);
    }
    return switch (command) {
      case Command.ChangeName c -> PeopleCommands.changeName(person, c);
      case Command.AskToSpeak c -> FloorCommands.askToSpeak(assembly, person, c);
      case Command.WithdrawEntry c -> FloorCommands.withdrawEntry(assembly, person, c);
      case Command.HandInProposal c -> ProposalCommands.handIn(assembly, person, c);
      case Command.CastBallot c -> DecisionCommands.cast(assembly, c);
    };
  }

  /** Only the moderation may do these; once the minutes are published, only withdraw them. */
  private static Decided decide(
      Assembly assembly,
      @Nullable PersonId by,
      Command.FromFacilitator command,
      Circumstances circumstances) {
    Person person = assembly.people().find(by);
    if (person == null) {
      return refuse(Refusal.Code.NOT_A_PERSON);
    }
    if (!person.is(Role.FACILITATOR)) {
      return refuse(Refusal.Code.NOT_ALLOWED);
    }
    if (assembly.phase() instanceof Phase.Published && changesTheRecord(command)) {
      return refuse(Refusal.Code.MINUTES_PUBLISHED);
    }
    long at = circumstances.at();
    return switch (command) {
      case Command.ChangeAssembly c -> AssemblyCommands.change(assembly, c);
      case Command.OpenAssembly c -> AssemblyCommands.open(assembly);
      case Command.EndAssembly c -> AssemblyCommands.end(assembly, at);
      case Command.ReopenAssembly c -> AssemblyCommands.reopen(assembly);
      case Command.PublishMinutes c -> AssemblyCommands.publish(assembly);
      case Command.WithdrawMinutes c -> AssemblyCommands.withdraw(assembly);
      case Command.StatePresent c -> AssemblyCommands.statePresent(c.count());
      case Command.AddItem c -> AgendaCommands.addItem(assembly, c);
      case Command.ChangeItem c -> AgendaCommands.changeItem(assembly, c);
      case Command.MoveItem c -> AgendaCommands.moveItem(assembly, c);
      case Command.RemoveItem c -> AgendaCommands.removeItem(assembly, c);
      case Command.StartItem c -> AgendaCommands.startItem(assembly, c, at);
      case Command.CloseItem c -> AgendaCommands.closeItem(assembly, c, at);
      case Command.ReopenItem c -> AgendaCommands.reopenItem(assembly, c, at);
      case Command.WriteNote c -> NoteCommands.writeNote(assembly, c);
      case Command.ChangeNote c -> NoteCommands.changeNote(assembly, c);
      case Command.RemoveNote c -> NoteCommands.removeNote(assembly, c);
      case Command.EnterSpeaker c -> FloorCommands.enterSpeaker(assembly, c);
      case Command.CallNext c -> FloorCommands.callNext(assembly, c, at);
      case Command.PauseSpeech c -> FloorCommands.pauseSpeech(assembly, c.entry(), at);
      case Command.ResumeSpeech c -> FloorCommands.resumeSpeech(assembly, c.entry());
      case Command.EndSpeech c -> FloorCommands.endSpeech(assembly, c.entry(), at);
      case Command.StrikeEntry c -> FloorCommands.strikeEntry(assembly, c.entry());
      case Command.CloseList c -> FloorCommands.closeList(assembly);
      case Command.OpenList c -> FloorCommands.openList(assembly);
      case Command.OpenDecision c -> DecisionCommands.open(assembly, c);
      case Command.EnterHands c -> DecisionCommands.enterHands(assembly, c);
      case Command.RemoveHands c -> DecisionCommands.removeHands(assembly, c);
      case Command.CloseDecision c ->
          DecisionCommands.close(assembly, c, Tally.of(circumstances.bag()));
      case Command.ReopenDecision c -> DecisionCommands.reopen(assembly, c);
      case Command.AnnounceDecision c -> DecisionCommands.announce(assembly, c);
      case Command.EndDecision c -> DecisionCommands.end(assembly, c);
    };
  }

  private static boolean changesTheRecord(Command command) {
    return !(command instanceof Command.PublishMinutes
        || command instanceof Command.WithdrawMinutes);
  }
}
