package org.kiezplenum.assembly.floor.speech;

import static org.kiezplenum.assembly.Decided.accept;
import static org.kiezplenum.assembly.Decided.refuse;

import java.util.ArrayList;
import java.util.List;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.InterludeCommands;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.OrderCalls;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/** Calls to the topic and to order; the third takes the word, or excludes. */
public final class OrderCallCommands {
  private OrderCallCommands() {}

  /** The third call in one speech takes the word. */
  public static Decided toTopic(Assembly assembly, EntryId entry, long at) {
    Floor floor = assembly.floor();
    Speech speech = floor.speech();
    if (speech == null || !floor.speaks(entry)) {
      return refuse(Refusal.Code.NOT_SPEAKING);
    }
    int calls = floor.calls().toTopic(entry) + 1;
    List<Event> events = new ArrayList<>();
    events.add(new FloorEvent.CalledToTopic(entry, calls));
    if (calls >= OrderCalls.LAST) {
      events.addAll(CallCommands.ends(floor, speech, at));
    }
    return accept(events);
  }

  /** The third call excludes: whoever speaks speaks no longer, and waits no longer. */
  public static Decided toOrder(Assembly assembly, PersonId id, long at) {
    Person person = assembly.people().find(id);
    if (person == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    Floor floor = assembly.floor();
    if (floor.calls().exclude(person.id())) {
      return accept();
    }
    int calls = floor.calls().toOrder(person.id()) + 1;
    List<Event> events = new ArrayList<>();
    events.add(new FloorEvent.CalledToOrder(person.id(), calls));
    if (calls >= OrderCalls.LAST) {
      Speech speech = floor.speech();
      if (speech != null && speech.entry().person().equals(person.id())) {
        events.addAll(CallCommands.ends(floor, speech, at));
      }
      floor.allOf(person.id()).forEach(entry -> events.add(new FloorEvent.EntryStruck(entry)));
      events.addAll(InterludeCommands.excluding(assembly, person.id()));
    }
    return accept(events);
  }

  /** The assembly has upheld an objection to the last call, or it was a slip. */
  public static Decided lift(Assembly assembly, PersonId id) {
    Person person = assembly.people().find(id);
    if (person == null) {
      return refuse(Refusal.Code.UNKNOWN_PERSON);
    }
    return assembly.floor().calls().toOrder(person.id()) == 0
        ? accept()
        : accept(new FloorEvent.OrderCallLifted(person.id()));
  }
}
