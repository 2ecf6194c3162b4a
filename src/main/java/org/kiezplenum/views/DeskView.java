package org.kiezplenum.views;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.agenda.Note;
import org.kiezplenum.assembly.agenda.NoteId;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.ByPerson;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.told.Unwrapped;
import org.kiezplenum.told.ViewPart;

/**
 * What the desk sees beyond everybody: the lines, who is in, and counts before they are announced.
 *
 * @param notes the order of the lines of each item
 * @param people all who are in, so that the desk finds them by number or two letters
 * @param unchecked those whose names nobody at the desk has looked at
 * @param voters those who may vote, where a list is kept
 * @param delegates for which initiative somebody speaks
 * @param message for the wall, also while that shows something else
 */
public record DeskView(
    Map<ItemId, ? extends List<NoteId>> notes,
    Map<NoteId, NoteView> note,
    ByPerson<PersonView> people,
    ByPerson.@Nullable Listed<PersonId> unchecked,
    @Nullable List<PersonId> voters,
    @Nullable Map<PersonId, InitiativeId> delegates,
    @Nullable String chairs,
    @Nullable String writer,
    @Nullable String message,
    @Unwrapped DeskFloorView floor,
    @Nullable UndoView undo,
    @Unwrapped @Nullable CountingView counting)
    implements ViewPart {

  /**
   * A line that the desk has written.
   *
   * @param editor who has it in hand, since when
   */
  record NoteView(
      @Nullable String text,
      String kind,
      @Nullable String who,
      @Nullable String until,
      @Nullable String happened,
      int version,
      @Nullable PersonId editor,
      @Nullable Long since)
      implements ViewPart {

    static NoteView of(World now, Note note) {
      Note.Editor editor = note.editor();
      return new NoteView(
          now.text(note.text()),
          note.kind().wireName(),
          now.filled(note.assignee()),
          note.until(),
          note.happened(),
          note.version(),
          editor == null ? null : now.person(editor.person()).id(),
          editor == null ? null : editor.since());
    }
  }

  /** Somebody who is in. */
  record PersonView(
      int number,
      @Nullable String name,
      String reach,
      boolean unchecked,
      boolean hidden,
      @Nullable List<String> roles)
      implements ViewPart {

    static PersonView of(World now, Person person) {
      return new PersonView(
          person.number(),
          now.text(person.name()),
          person.reach() == Person.Reach.DEVICE ? "device" : "desk",
          person.isUnchecked(),
          person.isHidden(),
          OwnView.roles(person));
    }
  }

  static DeskView of(World now, @Nullable World then, @Nullable DeskView old) {
    Assembly assembly = now.assembly();
    Assembly before = then == null ? null : then.assembly();
    ByPerson<Person> people = assembly.people().byId();
    ByPerson<Person> peopleBefore = before == null ? ByPerson.none() : before.people().byId();
    return new DeskView(
        assembly.notes().lines(),
        Kept.each(
            assembly.notes().byId(),
            before == null ? null : before.notes().byId(),
            old == null ? null : old.note,
            note -> true,
            note -> NoteView.of(now, note)),
        people.made(
            person -> PersonView.of(now, person),
            peopleBefore,
            old == null ? ByPerson.none() : old.people),
        unchecked(people, peopleBefore, old == null ? null : old.unchecked),
        ElectorateView.voters(now, then, old == null ? null : old.voters),
        ElectorateView.delegates(now, then, old == null ? null : old.delegates),
        now.text(assembly.particulars().chairs()),
        now.text(assembly.particulars().writer()),
        now.text(assembly.wall().message()),
        DeskFloorView.of(now, then, old == null ? null : old.floor),
        UndoView.of(now),
        CountingView.of(now, then, old == null ? null : old.counting));
  }

  private static ByPerson.@Nullable Listed<PersonId> unchecked(
      ByPerson<Person> people, ByPerson<Person> before, ByPerson.@Nullable Listed<PersonId> old) {
    ByPerson<PersonId> then = old == null ? ByPerson.none() : old.of();
    ByPerson<PersonId> now =
        people.made(person -> person.isUnchecked() ? person.id() : null, before, then);
    return now.isEmpty() ? null : now == then ? old : now.listed();
  }
}
