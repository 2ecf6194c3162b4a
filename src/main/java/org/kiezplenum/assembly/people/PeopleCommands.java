package org.kiezplenum.assembly.people;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
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
    PersonId person = PersonId.of(number);
    WordRef name = nameRef(person, 0, command.name());
    List<Event> events = new ArrayList<>();
    events.add(new Event.PersonJoined(person, number, name));
    if (command.role() != null) {
      events.add(new Event.RoleTaken(person, command.role()));
    }
    return saying(accept(events), name, command.name()).making(person);
  }

  public static Decided takeRole(Person by, Command.TakeRole command) {
    return by.is(command.role()) ? accept() : accept(new Event.RoleTaken(by.id(), command.role()));
  }

  public static Decided changeName(Person by, Command.ChangeName command) {
    if (isTooLong(command.name())) {
      return nameTooLong();
    }
    WordRef name = nameRef(by.id(), by.names(), command.name());
    if (name == null && by.name() == null) {
      return accept();
    }
    return saying(accept(new Event.NameChanged(by.id(), name)), name, command.name());
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
