package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.MODERATOR;
import static org.kiezplenum.assembly.Scenes.ON_ITEM;
import static org.kiezplenum.assembly.Scenes.VOTING;
import static org.kiezplenum.assembly.Scenes.addItem;
import static org.kiezplenum.assembly.Scenes.ask;
import static org.kiezplenum.assembly.Scenes.askToSpeak;
import static org.kiezplenum.assembly.Scenes.count;
import static org.kiezplenum.assembly.Scenes.decision;
import static org.kiezplenum.assembly.Scenes.handIn;
import static org.kiezplenum.assembly.Scenes.join;
import static org.kiezplenum.assembly.Scenes.note;
import static org.kiezplenum.assembly.Scenes.said;
import static org.kiezplenum.assembly.Story.given;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.agenda.Agenda;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.Notes;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.proposals.Proposals;
import org.kiezplenum.assembly.voting.Decisions;

/** Everything has a bound: the last that fits is taken, the next is refused and told how many. */
class BoundsTest {

  @Test
  void peopleInAnAssembly() {
    Assembly full = ON_ITEM.state();
    for (int number = 8; number <= People.MOST_PEOPLE; number++) {
      full = full.after(new PeopleEvent.PersonJoined(PersonId.of(number), number, null), 0, "");
    }
    Story story = new Story(full, 0, Map.of(), Map.of(), java.util.List.of());

    given(story)
        .when(null, join("Gül"))
        .thenRefused(Refusal.Code.TOO_MANY_PEOPLE, Map.of("n", 10_000));
    given(story)
        .when(MODERATOR, new Command.EnterSpeaker(new Command.Who(null, null, said("Frau Öz"))))
        .thenRefused(Refusal.Code.TOO_MANY_PEOPLE, Map.of("n", 10_000));
    given(story).when(PersonId.of(10_000), askToSpeak()).isAccepted();
  }

  @Test
  void entriesInTheSpeakersList() {
    Story full =
        given(ON_ITEM)
            .times(
                Floor.MOST_WAITING,
                MODERATOR,
                i -> new Command.EnterSpeaker(new Command.Who(null, null, said("Nachbarin " + i))));

    given(full).when(ALI, askToSpeak()).thenRefused(Refusal.Code.QUEUE_FULL, Map.of("n", 500));
    given(full)
        .when(MODERATOR, new Command.EnterSpeaker(new Command.Who(null, null, said("Frau Öz"))))
        .thenRefused(Refusal.Code.QUEUE_FULL, Map.of("n", 500));
    given(full).and(MODERATOR, Scenes.callFirst()).when(ALI, askToSpeak()).isAccepted();
  }

  @Test
  void itemsOnTheAgenda() {
    Story full =
        given(ON_ITEM).times(Agenda.MOST_ITEMS - 3, MODERATOR, i -> addItem("TOP " + i, 5));

    given(full)
        .when(MODERATOR, addItem("Bänke", 5))
        .thenRefused(Refusal.Code.TOO_MANY, Map.of("n", 100));
    given(full)
        .and(MODERATOR, new Command.RemoveItem(ItemId.of(100)))
        .when(MODERATOR, addItem("Bänke", 5))
        .making(ItemId.of(101))
        .isAccepted();
  }

  @Test
  void linesInTheNotes() {
    Story full = given(ON_ITEM).times(Notes.MOST_NOTES, MODERATOR, i -> write("Zeile " + i));

    given(full)
        .when(MODERATOR, write("noch eine"))
        .thenRefused(Refusal.Code.TOO_MANY, Map.of("n", 2_000));
    given(full)
        .and(MODERATOR, new Command.RemoveNote(note(2_000)))
        .when(MODERATOR, write("noch eine"))
        .making(note(2_001))
        .isAccepted();
  }

  @Test
  void proposalsOfOnePersonAndOfAll() {
    int own = Proposals.MOST_PROPOSALS_OF_ONE_PERSON;
    Story mine = given(ON_ITEM).times(own, ALI, i -> handIn("Antrag " + i));
    given(mine).when(ALI, handIn("Bänke")).thenRefused(Refusal.Code.TOO_MANY, Map.of("n", 20));
    given(mine).when(Scenes.BO, handIn("Bänke")).isAccepted();

    Story all = given(ON_ITEM).times(Proposals.MOST_PROPOSALS / own, null, i -> join(null));
    for (int person = 0; person < Proposals.MOST_PROPOSALS / own; person++) {
      all = all.times(own, PersonId.of(8 + person), i -> handIn("Antrag " + i));
    }
    given(all).when(ALI, handIn("Bänke")).thenRefused(Refusal.Code.TOO_MANY, Map.of("n", 500));
  }

  @Test
  void decisionsOfAnAssembly() {
    Story full = given(ON_ITEM);
    for (int number = 1; number <= Decisions.MOST_DECISIONS; number++) {
      full =
          full.and(MODERATOR, ask("Und?"))
              .and(MODERATOR, new Command.EndDecision(decision(number)));
    }

    given(full).when(MODERATOR, ask("Und?")).thenRefused(Refusal.Code.TOO_MANY, Map.of("n", 1_000));
  }

  @Test
  void blocksOfHandsInADecision() {
    Story full =
        given(VOTING)
            .times(Decisions.MOST_BLOCKS, MODERATOR, i -> count(decision(1), 100_000, 0, 0));

    given(full)
        .when(MODERATOR, count(decision(1), 1, 1, 1))
        .thenRefused(Refusal.Code.TOO_MANY, Map.of("n", 200));
    // No sum of what may be entered leaves the range of its type.
    given(full)
        .and(MODERATOR, new Command.CloseDecision(decision(1)))
        .when(MODERATOR, new Command.AnnounceDecision(decision(1)))
        .isAccepted();
  }

  private static Command write(String text) {
    return new Command.WriteNote(null, Note.NoteKind.NOTE, said(text), null, null, null);
  }
}
