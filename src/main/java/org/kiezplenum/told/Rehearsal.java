package org.kiezplenum.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.AgendaEvent;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.AssemblyEvent;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.FloorEvent;
import org.kiezplenum.assembly.PeopleEvent;
import org.kiezplenum.assembly.Unfolding;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.floor.Declared;
import org.kiezplenum.assembly.floor.Entry;
import org.kiezplenum.assembly.floor.EntryId;
import org.kiezplenum.assembly.floor.EntryKind;
import org.kiezplenum.assembly.floor.Floor;
import org.kiezplenum.assembly.floor.FloorRules;
import org.kiezplenum.assembly.floor.Speech;
import org.kiezplenum.assembly.floor.list.Arranged;
import org.kiezplenum.assembly.floor.list.Asking;
import org.kiezplenum.assembly.floor.list.FloorCommands;
import org.kiezplenum.assembly.floor.list.OrderCommands;
import org.kiezplenum.assembly.floor.order.Lists;
import org.kiezplenum.assembly.floor.order.Order;
import org.kiezplenum.assembly.floor.speech.CallCommands;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/**
 * A debate of six that is played through for an {@link Example}. Ali, Eva and Cem have spoken
 * before, Ali twice and Cem last; then all six ask to speak, and are called until nobody waits.
 * Every contribution takes a minute.
 */
final class Rehearsal {
  private static final ItemId ITEM = ItemId.of(1);
  private static final int SECONDS = 60;

  /**
   * Somebody in the example.
   *
   * @param place of the list on which the person is; the last one if there are fewer
   */
  private record Known(String name, int place, boolean isSeldomHeard) {}

  /** In the order in which they ask to speak. */
  private static final List<Known> SIX =
      List.of(
          new Known("Ali", 1, false),
          new Known("Eva", 0, false),
          new Known("Finn", 2, false),
          new Known("Dana", 0, false),
          new Known("Cem", 1, false),
          new Known("Jo", 2, true));

  /** Who has spoken before, one after the other, by their places among the six. */
  private static final List<Integer> SPOKE_BEFORE = List.of(0, 1, 0, 4);

  private final FloorRules rules;
  private final Declared declared = new OnePlaceEach();
  private Assembly assembly = Assembly.NONE;
  private long at;

  Rehearsal(FloorRules rules) {
    this.rules = rules;
  }

  Example played() {
    begin();
    SPOKE_BEFORE.forEach(this::speaks);
    List<Integer> spoken =
        SIX.stream().map(known -> contributions(person(SIX.indexOf(known)))).toList();
    for (int i = 0; i < SIX.size(); i++) {
      asks(i);
    }
    List<Example.Speaker> order = new ArrayList<>();
    Asking asking = Asking.now(floor(), declared);
    while (floor().next() != null && asking != Asking.END) {
      if (asking != Asking.NOBODY) {
        decided(OrderCommands.answer(assembly, new Command.AnswerAsking(true), declared));
      }
      order.add(speaker(called(), spoken, asking));
      asking = Asking.now(floor(), declared);
    }
    List<Example.Speaker> unheard =
        floor().queue().stream()
            .map(id -> Objects.requireNonNull(floor().find(id)))
            .map(entry -> speaker(entry, spoken, Asking.NOBODY))
            .toList();
    return new Example(order, unheard);
  }

  private void begin() {
    for (int i = 0; i < SIX.size(); i++) {
      happens(new PeopleEvent.PersonJoined(person(i), i + 1, null));
    }
    happens(new AgendaEvent.ItemAdded(ITEM, new WordRef("i1/title", 1, ""), 30, null));
    happens(new AssemblyEvent.AssemblyOpened());
    happens(new AgendaEvent.ItemStarted(ITEM, rules));
  }

  /** It has been said, by whatever rule. */
  private void speaks(int who) {
    asks(who);
    EntryId entry = Objects.requireNonNull(floor().waitingOf(person(who)));
    happens(new FloorEvent.SpeakerCalled(entry, SECONDS, null, null));
    happens(new FloorEvent.SpeechEnded(entry, SECONDS * 1000L));
  }

  private void asks(int who) {
    Command.AskToSpeak asked =
        new Command.AskToSpeak(EntryKind.CONTRIBUTION, null, null, null, side(who));
    decided(FloorCommands.askToSpeak(assembly, known(who), asked, at));
  }

  /** Whoever is first in the queue now has the word, and takes a minute. */
  private Entry called() {
    Speech before = floor().speech();
    EntryId follows = before == null ? null : before.entry().id();
    decided(
        CallCommands.callNext(
            assembly, known(0), new Command.CallNext(follows, null), declared, at));
    at += (Speech.WALK_SECONDS + SECONDS) * 1000L;
    return Objects.requireNonNull(floor().speech()).entry();
  }

  private void decided(Decided decided) {
    if (!(decided instanceof Decided.Accepted accepted)) {
      throw new IllegalStateException("the example was refused: " + decided);
    }
    Unfolding unfolding = new Unfolding(assembly, at, "", accepted.events());
    Arranged.follow(unfolding, declared);
    assembly = unfolding.now();
  }

  private void happens(Event event) {
    assembly = assembly.after(event, at, "");
  }

  private Example.Speaker speaker(Entry entry, List<Integer> spoken, Asking asked) {
    int who = who(entry.person());
    Known known = SIX.get(who);
    return new Example.Speaker(
        known.name(),
        list(who),
        spoken.get(who),
        known.isSeldomHeard() && rules.order() == Order.PROGRESSIVE,
        asked);
  }

  private int contributions(PersonId person) {
    return (int)
        floor().saidHere().stream()
            .filter(said -> said.counts() && said.person().equals(person))
            .count();
  }

  private @Nullable String side(int who) {
    return rules.lists() != null && rules.lists().by() == Lists.By.SIDE ? list(who) : null;
  }

  private @Nullable String list(int who) {
    if (rules.lists() == null) {
      return null;
    }
    List<String> keys = rules.lists().keys();
    return keys.get(Math.min(SIX.get(who).place(), keys.size() - 1));
  }

  private Floor floor() {
    return assembly.floor();
  }

  private Person known(int who) {
    return Objects.requireNonNull(assembly.people().find(person(who)));
  }

  private static PersonId person(int who) {
    return PersonId.of(who + 1);
  }

  private static int who(PersonId person) {
    return person.running() - 1;
  }

  /** What the six would have said of themselves. */
  private final class OnePlaceEach implements Declared {
    @Override
    public @Nullable String group(PersonId person) {
      return list(who(person));
    }

    @Override
    public boolean isSeldomHeard(PersonId person, ItemId item) {
      return SIX.get(who(person)).isSeldomHeard();
    }
  }
}
