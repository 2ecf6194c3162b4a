package org.kiezplenum.assembly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;

/** What happened to people: who came, what they are called, what they do here. */
public sealed interface PeopleEvent extends Event {

  /** Came in with a device of their own. */
  record PersonJoined(PersonId person, int number, @Nullable WordRef name) implements PeopleEvent {}

  /** Has no device and was entered at the desk; without a name by the number on a card. */
  record PersonEntered(PersonId person, int number, @Nullable WordRef name)
      implements PeopleEvent {}

  record RoleTaken(PersonId person, Role role) implements PeopleEvent {}

  record RoleLeft(PersonId person, Role role) implements PeopleEvent {}

  /** Without a name: is called by the number again. */
  record NameChanged(PersonId person, @Nullable WordRef name) implements PeopleEvent {}

  /** Somebody at the desk has looked at these names, and lets them be shown. */
  record NamesChecked(List<PersonId> people, @Nullable Integer step) implements PeopleEvent {
    public NamesChecked(List<PersonId> people) {
      this(people, null);
    }
  }

  /** Is called by the number everywhere. */
  record NameHidden(PersonId person) implements PeopleEvent {}

  record NamesRuleSet(boolean checkedFirst) implements PeopleEvent {}

  /**
   * {@code person} turned out to be {@code into}.
   *
   * @param left the device of the one who went is not the other's: it sits nowhere any more and may
   *     come in anew. Absent: it goes on as the one who stays
   * @param frees promised places that do not stand any more, since who waits there has spoken
   * @param kept what was counted stays in its urns as it was. Absent where an earlier server gave
   *     the ballots of the one who went to the one who stays, who kept one of two
   */
  record PeopleMerged(
      PersonId person,
      PersonId into,
      @Nullable Boolean left,
      @Nullable List<EntryId> frees,
      @Nullable Boolean kept)
      implements PeopleEvent {
    public PeopleMerged(PersonId person, PersonId into) {
      this(person, into, null, null);
    }

    /** As it is since ballots stay. */
    public PeopleMerged(
        PersonId person, PersonId into, @Nullable Boolean left, @Nullable List<EntryId> frees) {
      this(person, into, left, frees, true);
    }
  }

  /** Has said on which list they are; on which, stands in the words alone. */
  record GroupDeclared(PersonId person, WordRef group) implements PeopleEvent {}

  record SeldomHeardMarked(PersonId person, WordRef mark) implements PeopleEvent {}
}
