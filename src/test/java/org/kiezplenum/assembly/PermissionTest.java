package org.kiezplenum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
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
import static org.kiezplenum.assembly.Scenes.note;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Scenes.vote;
import static org.kiezplenum.assembly.Story.given;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kiezplenum.assembly.decisions.Choice;
import org.kiezplenum.assembly.people.Role;

/** Who may do what, asked for every command there is. */
class PermissionTest {
  private static final List<Command> ALL =
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
          new Command.PublishMinutes(),
          new Command.WithdrawMinutes(),
          new Command.StatePresent(5),
          addItem("Bänke", 5),
          new Command.ChangeItem(WELCOME, null, 5),
          new Command.MoveItem(WELCOME, 1),
          new Command.RemoveItem(WELCOME),
          new Command.StartItem(WELCOME),
          new Command.CloseItem(WELCOME),
          new Command.ReopenItem(WELCOME),
          new Command.WriteNote(WELCOME, said("Zeile")),
          new Command.ChangeNote(note(1), 1, said("Zeile")),
          new Command.RemoveNote(note(1)),
          new Command.EnterSpeaker(said("Frau Öz")),
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
          new Command.EndDecision(decision(1)));

  @Test
  void everyCommandIsAskedFor() {
    assertThat(ALL.stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(
            kinds(Command.class).<Class<? extends Command>>map(c -> c).toList());
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
        command instanceof Command.PublishMinutes || command instanceof Command.WithdrawMinutes;

    if (!aboutPublishing) {
      given(PUBLISHED).when(MODERATOR, command).thenRefused(Refusal.Code.MINUTES_PUBLISHED);
    }
  }

  @ParameterizedTest
  @MethodSource("fromParticipants")
  void afterTheEndPeopleChangeNothing(Command command) {
    Refusal.Code code =
        command instanceof Command.CastBallot
            ? Refusal.Code.UNKNOWN_DECISION
            : Refusal.Code.ASSEMBLY_ENDED;

    given(Scenes.ENDED).when(ALI, command).thenRefused(code);
    given(PUBLISHED).when(ALI, command).thenRefused(code);
  }

  @Test
  void theModerationTakesPartLikeEverybody() {
    given(ON_ITEM).when(MODERATOR, askToSpeak()).isAccepted();
    given(Scenes.VOTING).when(MODERATOR, vote(decision(1), Choice.YES)).isAccepted();
  }

  static Stream<Command> fromTheDesk() {
    return ALL.stream().filter(Command.FromFacilitator.class::isInstance);
  }

  static Stream<Command> fromParticipants() {
    return ALL.stream().filter(Command.FromParticipant.class::isInstance);
  }

  static Stream<Command> fromPeople() {
    return ALL.stream()
        .filter(c -> !(c instanceof Command.CreateAssembly || c instanceof Command.Join));
  }

  private static Stream<Class<? extends Command>> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(kind ->
            kind.isSealed() ? kinds(kind) : Stream.of(kind.<Command>asSubclass(Command.class)));
  }
}
