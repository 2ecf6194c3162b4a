package org.kiezplenum.assembly.people;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;

/** Who may come in, and what people are called. */
public final class PeopleCommands {
  private PeopleCommands() {}

  /** Coming in is possible until the assembly has ended; whoever shows a key may come later too. */
  public static Decided join(Assembly assembly, Command.Join command) {
    if (assembly.isOver() && command.role() == null) {
      return refuse(Refusal.Code.ASSEMBLY_ENDED);
    }
    if (assembly.people().isFull()) {
      return refuse(Refusal.Code.TOO_MANY_PEOPLE, Map.of("n", People.MOST_PEOPLE));
    }
    if (isTooLong(command.name())) {
      return nameTooLong();
    }
    int number = assembly.people().nextNumber();
    PersonId person = assembly.people().nextId();
    WordRef name = nameRef(person, 0, command.name());
    List<Event> events = new ArrayList<>();
    events.add(new PeopleEvent.PersonJoined(person, number, name));
    if (command.role() != null) {
      events.add(new PeopleEvent.RoleTaken(person, command.role()));
    }
    return saying(accept(events), name, command.name()).making(person);
  }

  public static Decided takeRole(
      Assembly assembly, @Nullable PersonId id, Command.TakeRole command) {
    Person by = assembly.people().sitting(id);
    if (by == null) {
      return refuse(Refusal.Code.NOT_A_PERSON);
    }
    return by.is(command.role())
        ? accept()
        : accept(new PeopleEvent.RoleTaken(by.id(), command.role()));
  }

  public static Decided changeName(Person by, Command.ChangeName command) {
    if (isTooLong(command.name())) {
      return nameTooLong();
    }
    WordRef name = nameRef(by.id(), by.names(), command.name());
    if (name == null && by.name() == null) {
      return accept();
    }
    return saying(accept(new PeopleEvent.NameChanged(by.id(), name)), name, command.name());
  }

  /** A name that the desk gives has been looked at. It takes none away; it can hide one. */
  public static Decided rename(Assembly assembly, Command.RenamePerson command) {
    Person person = assembly.people().find(command.person());
    if (person == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    if (command.name().text().isEmpty()) {
      return refuse(Refusal.Code.TEXT_MISSING);
    }
    Decided decided = changeName(person, new Command.ChangeName(command.name()));
    return decided instanceof Decided.Accepted accepted && !accepted.events().isEmpty()
        ? accepted.and(new PeopleEvent.NamesChecked(List.of(person.id())))
        : decided;
  }

  public static Decided hideName(Assembly assembly, Command.HideName command) {
    Person person = assembly.people().find(command.person());
    if (person == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    return person.isHidden() ? accept() : accept(new PeopleEvent.NameHidden(person.id()));
  }

  public static Decided showName(Assembly assembly, Command.ShowName command) {
    Person person = assembly.people().find(command.person());
    if (person == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    return person.standing() == Person.NameStanding.CHECKED
        ? accept()
        : accept(new PeopleEvent.NamesChecked(List.of(person.id())));
  }

  public static Decided checkNames(Assembly assembly) {
    List<PersonId> unchecked = assembly.people().unchecked();
    return unchecked.isEmpty() ? accept() : accept(new PeopleEvent.NamesChecked(unchecked));
  }

  public static Decided checkNamesFirst(Assembly assembly, boolean on) {
    return assembly.people().checkedFirst() == on
        ? accept()
        : accept(new PeopleEvent.NamesRuleSet(on));
  }

  /** Somebody must be left who can moderate. */
  public static Decided revokeRole(Assembly assembly, Command.RevokeRole command) {
    Person person = assembly.people().find(command.person());
    if (person == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    if (!person.is(command.role())) {
      return accept();
    }
    return command.role() == Role.FACILITATOR && assembly.people().howMany(Role.FACILITATOR) == 1
        ? refuse(Refusal.Code.LAST_FACILITATOR)
        : accept(new PeopleEvent.RoleLeft(person.id(), command.role()));
  }

  /**
   * Does something with whomever the desk names.
   *
   * @param then is given the person, and what happened before if it is somebody new
   */
  public static Decided withWhom(
      Assembly assembly, Command.Who who, BiFunction<PersonId, List<Event>, Decided> then) {
    People people = assembly.people();
    Integer number = who.number();
    Wording name = who.name();
    if (who.person() != null || number != null) {
      Person known = known(people, who);
      if (known != null) {
        return then.apply(known.id(), List.of());
      }
      if (number == null) {
        return refuse(Refusal.Code.UNKNOWN_PERSON);
      }
      return People.isCard(number)
          ? withNew(people, number, null, then)
          : refuse(Refusal.Code.UNKNOWN_NUMBER, Map.of("n", number));
    }
    if (name == null || name.text().isEmpty()) {
      return refuse(Refusal.Code.TEXT_MISSING);
    }
    return isTooLong(name) ? nameTooLong() : withNew(people, people.nextNumber(), name, then);
  }

  /** Somebody who is here already; nobody is made by looking. */
  public static @Nullable Person known(People people, Command.Who who) {
    Integer number = who.number();
    return number == null ? people.find(who.person()) : people.numbered(number);
  }

  private static Decided withNew(
      People people,
      int number,
      @Nullable Wording name,
      BiFunction<PersonId, List<Event>, Decided> then) {
    if (people.isFull()) {
      return refuse(Refusal.Code.TOO_MANY_PEOPLE, Map.of("n", People.MOST_PEOPLE));
    }
    PersonId person = people.nextId();
    WordRef ref = nameRef(person, 0, name);
    Decided decided =
        then.apply(person, List.of(new PeopleEvent.PersonEntered(person, number, ref)));
    return decided instanceof Decided.Accepted accepted && ref != null && name != null
        ? accepted.sayingFirst(ref, name)
        : decided;
  }

  public static boolean isTooLong(@Nullable Wording name) {
    return name != null && PlainText.graphemes(name.text()) > People.LONGEST_NAME_GRAPHEMES;
  }

  public static Decided nameTooLong() {
    return refuse(Refusal.Code.NAME_TOO_LONG, Map.of("n", People.LONGEST_NAME_GRAPHEMES));
  }

  private static @Nullable WordRef nameRef(PersonId person, int before, @Nullable Wording name) {
    return name == null || name.text().isEmpty() ? null : name.as(person + "/name", before + 1);
  }

  private static Decided.Accepted saying(
      Decided.Accepted accepted, @Nullable WordRef ref, @Nullable Wording wording) {
    return ref == null || wording == null ? accepted : accepted.saying(ref, wording);
  }
}
