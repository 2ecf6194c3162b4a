package org.kiezplenum.assembly.people;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.Person.Reach;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Everybody who takes part. The running number of the id is also the person's number. */
public record People(PMap<PersonId, Person> byId) {
  public static final People NOBODY = new People(HashTreePMap.empty());

  /** People in one assembly, with and without a device. */
  public static final int MOST_PEOPLE = 10_000;

  /** Characters, as a reader counts them. */
  public static final int LONGEST_NAME_GRAPHEMES = 40;

  public @Nullable Person find(@Nullable PersonId person) {
    return person == null ? null : byId.get(person);
  }

  /** A person whom an event has named before. */
  public Person get(PersonId person) {
    return Objects.requireNonNull(byId.get(person));
  }

  public int nextNumber() {
    return byId.size() + 1;
  }

  public boolean isFull() {
    return byId.size() >= MOST_PEOPLE;
  }

  public People after(Event.PersonJoined event) {
    return with(person(event.person(), event.number(), Reach.DEVICE, event.name()));
  }

  public People after(Event.PersonEntered event) {
    return with(person(event.person(), event.number(), Reach.DESK, event.name()));
  }

  public People after(Event.NameChanged event) {
    return with(get(event.person()).named(event.name()));
  }

  public People after(Event.RoleTaken event) {
    return with(get(event.person()).as(event.role()));
  }

  private static Person person(PersonId id, int number, Reach reach, @Nullable WordRef name) {
    return new Person(id, number, reach, name, name == null ? 0 : 1, Set.of());
  }

  private People with(Person person) {
    return new People(byId.plus(person.id(), person));
  }
}
