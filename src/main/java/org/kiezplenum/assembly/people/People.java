package org.kiezplenum.assembly.people;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.people.Person.NameStanding;
import org.kiezplenum.assembly.people.Person.Reach;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Everybody who takes part, each known by a number.
 *
 * @param byId all but those who turned out to be somebody else who is here
 * @param byNumber numbers never change hands; of merged people both lead to the one who stayed
 * @param merged who turned out to be whom
 * @param left those among them whose device did not become the other's
 * @param secretlyCounted the running number of the newest person when a secret vote was counted, by
 *     the value of its id
 * @param checkedFirst names are shown only once the desk has checked them
 * @param last the running number of the newest person
 * @param lastNumber the highest number given that is not a card's
 */
public record People(
    ByPerson<Person> byId,
    PMap<Integer, PersonId> byNumber,
    PMap<PersonId, PersonId> merged,
    PSet<PersonId> left,
    PMap<String, Integer> secretlyCounted,
    boolean checkedFirst,
    int last,
    int lastNumber) {
  public static final People NOBODY =
      new People(
          ByPerson.none(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          false,
          0,
          0);

  /** People in one assembly, with and without a device. */
  public static final int MOST_PEOPLE = 10_000;

  /** Characters, as a reader counts them. */
  public static final int LONGEST_NAME_GRAPHEMES = 40;

  /** The numbers on the cards that people without a phone get at the door. */
  public static final int FIRST_CARD = 201;

  public static final int LAST_CARD = 300;

  public static boolean isCard(int number) {
    return number >= FIRST_CARD && number <= LAST_CARD;
  }

  /** Somebody who turned out to be another is that other. */
  public @Nullable Person find(@Nullable PersonId person) {
    PersonId now = person;
    while (now != null && merged.get(now) != null) {
      now = merged.get(now);
    }
    return now == null ? null : byId.get(now);
  }

  /**
   * Who sits on the seat that was given to this person: nobody, once they turned out to be somebody
   * with a device of their own.
   */
  public @Nullable Person sitting(@Nullable PersonId person) {
    return hasLeft(person) ? null : find(person);
  }

  /** True if this seat was somebody's who is known under another by now. */
  public boolean hasLeft(@Nullable PersonId person) {
    PersonId now = person;
    while (now != null && merged.get(now) != null) {
      if (left.contains(now)) {
        return true;
      }
      now = merged.get(now);
    }
    return false;
  }

  /** This person, and all who turned out to be them. */
  public Set<PersonId> allOf(PersonId person) {
    Set<PersonId> all = new HashSet<>(Set.of(person));
    for (PersonId gone : merged.keySet()) {
      if (get(gone).id().equals(person)) {
        all.add(gone);
      }
    }
    return all;
  }

  /** A person whom an event has named before. */
  public Person get(PersonId person) {
    return Objects.requireNonNull(find(person));
  }

  public @Nullable Person numbered(int number) {
    return find(byNumber.get(number));
  }

  public PersonId nextId() {
    return PersonId.of(last + 1);
  }

  /** The next number that is no card's. */
  public int nextNumber() {
    return isCard(lastNumber + 1) ? LAST_CARD + 1 : lastNumber + 1;
  }

  public boolean isFull() {
    return last >= MOST_PEOPLE;
  }

  /** False for whoever would be one too many. */
  public boolean hasRoomFor(PersonId person) {
    return person.isWithin(MOST_PEOPLE);
  }

  public List<PersonId> unchecked() {
    return byId.values().stream().filter(Person::isUnchecked).map(Person::id).toList();
  }

  public long howMany(Role role) {
    return byId.values().stream().filter(person -> person.is(role)).count();
  }

  public People after(PeopleEvent event) {
    return switch (event) {
      case PeopleEvent.PersonJoined e -> after(e);
      case PeopleEvent.PersonEntered e -> after(e);
      case PeopleEvent.NameChanged e -> with(get(e.person()).named(e.name()));
      case PeopleEvent.NamesChecked e -> after(e);
      case PeopleEvent.NameHidden e -> with(get(e.person()).standing(NameStanding.HIDDEN));
      case PeopleEvent.NamesRuleSet e -> after(e);
      case PeopleEvent.PeopleMerged e -> after(e);
      case PeopleEvent.RoleTaken e -> with(get(e.person()).as(e.role()));
      case PeopleEvent.RoleLeft e -> with(get(e.person()).without(e.role()));
      case PeopleEvent.GroupDeclared e -> with(get(e.person()).inGroup(e.group()));
      case PeopleEvent.SeldomHeardMarked e -> with(get(e.person()).marked(e.mark()));
    };
  }

  private People after(PeopleEvent.PersonJoined event) {
    return coming(
        person(event.person(), event.number(), Reach.DEVICE, event.name(), NameStanding.UNCHECKED));
  }

  private People after(PeopleEvent.PersonEntered event) {
    return coming(
        person(event.person(), event.number(), Reach.DESK, event.name(), NameStanding.CHECKED));
  }

  private People after(PeopleEvent.NamesChecked event) {
    People people = this;
    for (PersonId person : event.people()) {
      people = people.with(people.get(person).standing(NameStanding.CHECKED));
    }
    return people;
  }

  /** Who is called to speak is called by name, so the moderation has looked at it. */
  public People called(PersonId person) {
    Person called = get(person);
    return called.isUnchecked() ? with(called.standing(NameStanding.CHECKED)) : this;
  }

  /** Who has voted in it is known nowhere from now on; who was here then is. */
  public People countedSecretly(String decision) {
    return new People(
        byId,
        byNumber,
        merged,
        left,
        secretlyCounted.plus(decision, last),
        checkedFirst,
        last,
        lastNumber);
  }

  private People after(PeopleEvent.NamesRuleSet event) {
    return new People(
        byId, byNumber, merged, left, secretlyCounted, event.checkedFirst(), last, lastNumber);
  }

  private People after(PeopleEvent.PeopleMerged event) {
    Person gone = get(event.person());
    Person both = get(event.into()).with(gone);
    return new People(
        byId.minus(gone.id()).plus(both.id(), both),
        byNumber,
        merged.plus(gone.id(), both.id()),
        Boolean.TRUE.equals(event.left()) ? left.plus(gone.id()) : left,
        secretlyCounted,
        checkedFirst,
        last,
        lastNumber);
  }

  private static Person person(
      PersonId id, int number, Reach reach, @Nullable WordRef name, NameStanding standing) {
    return new Person(id, number, reach, name, name == null ? 0 : 1, standing, Set.of());
  }

  private People coming(Person person) {
    int number = person.number();
    return new People(
        byId.plus(person.id(), person),
        byNumber.plus(number, person.id()),
        merged,
        left,
        secretlyCounted,
        checkedFirst,
        last + 1,
        isCard(number) ? lastNumber : Math.max(lastNumber, number));
  }

  private People with(Person person) {
    return new People(
        byId.plus(person.id(), person),
        byNumber,
        merged,
        left,
        secretlyCounted,
        checkedFirst,
        last,
        lastNumber);
  }
}
