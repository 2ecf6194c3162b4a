package org.kiezplenum.assembly.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ENDED;
import static org.kiezplenum.assembly.Scenes.LIVE;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.OTHER_MATTERS;
import static org.kiezplenum.assembly.Scenes.PLANNED;
import static org.kiezplenum.assembly.Scenes.PLAY_STREET;
import static org.kiezplenum.assembly.Scenes.note;
import static org.kiezplenum.assembly.Scenes.ref;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.NoteEvent;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.Story;
import org.kiezplenum.assembly.WordRef;

/** Writing lines to an item. */
class NotesTest {
  private static final WordRef FIRST = ref("n1/text", 1, "Anwohner sind dafür");

  @Test
  void aLineGoesToTheCurrentItemIfNoneIsNamed() {
    given(ON_ITEM)
        .when(
            MODERATOR,
            new Command.WriteNote(
                null, Note.NoteKind.NOTE, said("Anwohner sind dafür"), null, null, null))
        .making(note(1))
        .saying(FIRST)
        .then(new NoteEvent.NoteWritten(note(1), PLAY_STREET, FIRST, null, null, null, null));
  }

  @Test
  void aLineMayBeWrittenToAnyItemBeforeDuringAndAfter() {
    Command write =
        new Command.WriteNote(
            OTHER_MATTERS, Note.NoteKind.NOTE, said("Anwohner sind dafür"), null, null, null);
    Event written =
        new NoteEvent.NoteWritten(note(1), OTHER_MATTERS, FIRST, null, null, null, null);

    given(PLANNED).when(MODERATOR, write).then(written);
    given(ON_ITEM).when(MODERATOR, write).then(written);
    given(ENDED).when(MODERATOR, write).then(written);
  }

  @Test
  void withoutACurrentItemALineMustNameOne() {
    given(LIVE)
        .when(
            MODERATOR,
            new Command.WriteNote(null, Note.NoteKind.NOTE, said("Zeile"), null, null, null))
        .thenRefused(Refusal.Code.NO_CURRENT_ITEM);
  }

  @Test
  void aLineHasBetweenOneAndAThousandCharacters() {
    given(ON_ITEM).when(MODERATOR, write("")).thenRefused(Refusal.Code.TEXT_MISSING);
    given(ON_ITEM).when(MODERATOR, write("x".repeat(1000))).isAccepted();
    given(ON_ITEM)
        .when(MODERATOR, write("x".repeat(1001)))
        .thenRefused(Refusal.Code.TEXT_TOO_LONG, Map.of("n", 1000));
    given(ON_ITEM)
        .and(MODERATOR, write("Zeile"))
        .when(MODERATOR, new Command.ChangeNote(note(1), 1, said(""), null, null, null))
        .thenRefused(Refusal.Code.TEXT_MISSING);
  }

  @Test
  void aChangedLineIsItsNextVersion() {
    WordRef second = ref("n1/text", 2, "Alle sind dafür");

    given(ON_ITEM)
        .and(MODERATOR, write("Anwohner sind dafür"))
        .when(
            MODERATOR,
            new Command.ChangeNote(note(1), 1, said("Alle sind dafür"), null, null, null))
        .saying(second)
        .then(new NoteEvent.NoteChanged(note(1), second, null, null, null));
  }

  @Test
  void whoHasNotSeenTheLatestVersionOverwritesNothing() {
    given(ON_ITEM)
        .and(MODERATOR, write("eins"))
        .and(MODERATOR, new Command.ChangeNote(note(1), 1, said("zwei"), null, null, null))
        .when(MODERATOR, new Command.ChangeNote(note(1), 1, said("drei"), null, null, null))
        .thenRefused(Refusal.Code.NOTE_CHANGED);
  }

  @Test
  void aRemovedLineIsGoneAndItsIdIsNeverGivenAgain() {
    Story removed =
        given(ON_ITEM)
            .and(MODERATOR, write("eins"))
            .and(MODERATOR, write("zwei"))
            .when(MODERATOR, new Command.RemoveNote(note(2)))
            .then(new NoteEvent.NoteRemoved(note(2)));

    given(removed)
        .when(MODERATOR, new Command.RemoveNote(note(2)))
        .thenRefused(Refusal.Code.UNKNOWN_NOTE);
    given(removed)
        .when(MODERATOR, new Command.ChangeNote(note(2), 1, said("x"), null, null, null))
        .thenRefused(Refusal.Code.UNKNOWN_NOTE);
    given(removed).when(MODERATOR, write("drei")).making(note(3)).isAccepted();
  }

  @Test
  void linesStayInTheOrderInWhichTheyWereWritten() {
    Story story =
        given(ON_ITEM)
            .and(MODERATOR, write("eins"))
            .and(
                MODERATOR,
                new Command.WriteNote(
                    OTHER_MATTERS, Note.NoteKind.NOTE, said("zwei"), null, null, null))
            .and(MODERATOR, write("drei"))
            .and(MODERATOR, new Command.ChangeNote(note(1), 1, said("erstens"), null, null, null));

    assertThat(story.state().notes().of(PLAY_STREET)).containsExactly(note(1), note(3));
  }

  /** What was typed is moved or struck first, each by an act that is about it. */
  @Test
  void anItemWithLinesIsNotTakenOff() {
    Story story =
        given(PLANNED)
            .and(
                MODERATOR,
                new Command.WriteNote(
                    PLAY_STREET, Note.NoteKind.NOTE, said("eins"), null, null, null))
            .when(MODERATOR, new Command.RemoveItem(PLAY_STREET))
            .thenRefused(Refusal.Code.ITEM_HAS_LINES, Map.of("n", 1));

    assertThat(story.state().notes().byId()).containsOnlyKeys(note(1));
    Story moved =
        given(story)
            .and(MODERATOR, new Command.MoveNote(note(1), OTHER_MATTERS, null))
            .when(MODERATOR, new Command.RemoveItem(PLAY_STREET))
            .then(new AgendaEvent.ItemRemoved(PLAY_STREET));
    assertThat(moved.state().notes().of(OTHER_MATTERS)).containsExactly(note(1));
    Story struck =
        given(story)
            .and(MODERATOR, new Command.RemoveNote(note(1)))
            .and(MODERATOR, new Command.RemoveItem(PLAY_STREET));
    assertThat(struck.state().agenda().find(PLAY_STREET)).isNull();
  }

  /** Of former times. */
  @Test
  void theLinesOfAnItemWentWithIt() {
    Story story =
        given(PLANNED)
            .and(
                MODERATOR,
                new Command.WriteNote(
                    PLAY_STREET, Note.NoteKind.NOTE, said("eins"), null, null, null))
            .and(
                MODERATOR,
                new Command.WriteNote(
                    OTHER_MATTERS, Note.NoteKind.NOTE, said("zwei"), null, null, null));

    Assembly then = story.state().after(new AgendaEvent.ItemRemoved(PLAY_STREET), story.at(), "p1");

    assertThat(then.notes().byId()).containsOnlyKeys(note(2));
  }

  private static Command write(String text) {
    return new Command.WriteNote(null, Note.NoteKind.NOTE, said(text), null, null, null);
  }
}
