package org.kiezplenum.assembly.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.WELCOME;
import static org.kiezplenum.assembly.Scenes.note;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.people.Role;

/** Lines of several kinds, and several who write them at once. */
class LinesTest {
  private static final Story TWO_WRITE =
      ON_ITEM
          .and(ALI, new Command.TakeRole(Role.MINUTE_TAKER))
          .and(BO, new Command.TakeRole(Role.MINUTE_TAKER))
          .and(ALI, write(Note.NoteKind.NOTE, "eins"))
          .and(ALI, write(Note.NoteKind.PARKING, "zwei"));

  private static Command write(Note.NoteKind kind, String text) {
    return new Command.WriteNote(null, kind, said(text), null, null, null);
  }

  private static Command change(int version, String text) {
    return new Command.ChangeNote(note(1), version, said(text), null, null, null);
  }

  @Test
  void aTaskSaysWhoAndUntilWhen() {
    ON_ITEM
        .when(
            MODERATOR,
            new Command.WriteNote(
                null, Note.NoteKind.TASK, said("Brief"), said("AG Verkehr"), "2026-03-21", null))
        .saying(ref("n1/text", 1, "Brief"), ref("n1/who", 1, "AG Verkehr"))
        .then(
            new NoteEvent.NoteWritten(
                note(1),
                PLAY_STREET,
                ref("n1/text", 1, "Brief"),
                Note.NoteKind.TASK,
                ref("n1/who", 1, "AG Verkehr"),
                "2026-03-21",
                null));
  }

  @Test
  void whatIsNoDayOrTimeIsRefused() {
    ON_ITEM
        .when(
            MODERATOR,
            new Command.WriteNote(null, Note.NoteKind.TASK, said("Brief"), null, "bald", null))
        .thenRefused(Refusal.Code.NOT_A_DAY);
    ON_ITEM
        .when(
            MODERATOR,
            new Command.WriteNote(null, Note.NoteKind.NOTE, said("Brief"), null, null, "vorhin"))
        .thenRefused(Refusal.Code.NOT_A_TIME);
  }

  @Test
  void aLineInHandIsLeftAloneByOthers() {
    Story held = TWO_WRITE.and(ALI, new Command.TakeNote(note(1)));
    Map<String, Object> ali = Map.of("by", ALI);
    held.when(BO, new Command.TakeNote(note(1))).thenRefused(Refusal.Code.NOTE_IN_HAND, ali);
    held.when(BO, change(1, "anders")).thenRefused(Refusal.Code.NOTE_IN_HAND, ali);
    held.when(BO, new Command.RemoveNote(note(1))).thenRefused(Refusal.Code.NOTE_IN_HAND, ali);
    held.when(BO, new Command.TakeNote(note(2))).isAccepted();
  }

  @Test
  void savingLetsGoOfTheLine() {
    Story saved = TWO_WRITE.and(ALI, new Command.TakeNote(note(1))).and(ALI, change(1, "besser"));
    assertThat(saved.state().notes().get(note(1)).editor()).isNull();
    saved.when(BO, change(2, "noch besser")).isAccepted();
  }

  @Test
  void whoDroppedOutLosesTheLineAfterTwoMinutesAndNothingIsOverwritten() {
    Story held = TWO_WRITE.and(ALI, new Command.TakeNote(note(1)));
    held.afterSeconds(119)
        .when(BO, new Command.TakeNote(note(1)))
        .thenRefused(Refusal.Code.NOTE_IN_HAND);
    Story taken =
        held.afterSeconds(120).and(BO, new Command.TakeNote(note(1))).and(BO, change(1, "Bo"));
    taken.when(ALI, change(1, "Ali")).thenRefused(Refusal.Code.NOTE_CHANGED);
  }

  @Test
  void whoOnlyLooksLetsGoAgain() {
    Story held = TWO_WRITE.and(ALI, new Command.TakeNote(note(1)));
    held.when(BO, new Command.LeaveNote(note(1))).thenNothingHappens();
    held.when(ALI, new Command.LeaveNote(note(1))).then(new NoteEvent.NoteLeft(note(1)));
  }

  @Test
  void changingTheKindKeepsTheWords() {
    Story changed =
        TWO_WRITE.and(
            BO, new Command.ChangeNote(note(2), 1, null, Note.NoteKind.RESULT, null, null));
    assertThat(changed.state().notes().get(note(2)).kind()).isEqualTo(Note.NoteKind.RESULT);
    assertThat(changed.state().notes().get(note(2)).text()).isEqualTo(ref("n2/text", 1, "zwei"));
  }

  @Test
  void linesAreMovedWithinAnItemAndToAnother() {
    Story moved = TWO_WRITE.and(BO, new Command.MoveNote(note(2), null, 0));
    assertThat(moved.state().notes().of(PLAY_STREET)).containsExactly(note(2), note(1));
    Story away = moved.and(BO, new Command.MoveNote(note(2), WELCOME, null));
    assertThat(away.state().notes().of(WELCOME)).containsExactly(note(2));
    assertThat(away.state().notes().of(PLAY_STREET)).containsExactly(note(1));
    away.when(BO, new Command.MoveNote(note(2), WELCOME, 5))
        .thenRefused(Refusal.Code.NUMBER_OUT_OF_RANGE);
  }

  @Test
  void anEmptyWhoOrDayTakesAwayWhatThereWas() {
    Story task =
        ON_ITEM.and(
            MODERATOR,
            new Command.WriteNote(
                null, Note.NoteKind.TASK, said("Brief"), said("AG"), "2026-03-21", null));
    Story cleared =
        task.and(MODERATOR, new Command.ChangeNote(note(1), 1, null, null, said(""), ""));
    assertThat(cleared.state().notes().get(note(1)).until()).isNull();
    assertThat(cleared.state().notes().get(note(1)).assignee()).isEqualTo(ref("n1/who", 2, ""));
  }
}
