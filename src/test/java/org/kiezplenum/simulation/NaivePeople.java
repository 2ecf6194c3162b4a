package org.kiezplenum.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.simulation.Naive.Answer;
import org.kiezplenum.simulation.Naive.Entry;
import org.kiezplenum.simulation.Naive.Interlude;
import org.kiezplenum.simulation.Naive.Person;
import org.kiezplenum.simulation.Naive.Speech;

/** Coming in, names, roles, and two who turn out to be one. */
final class NaivePeople {
  private final Naive m;
  private final NaiveSteps steps;

  NaivePeople(Naive m, NaiveSteps steps) {
    this.m = m;
    this.steps = steps;
  }

  @Nullable Answer take(Person by, Command command, long at) {
    return switch (command) {
      case Command.ChangeName c -> rename(by, c.name(), false);
      case Command.RenamePerson c -> {
        Person person = m.person(c.person().value());
        yield person == null
            ? Answer.no("unknown-person")
            : c.name().text().isEmpty()
                ? Answer.no("text-missing")
                : rename(person, c.name(), true);
      }
      case Command.HideName c -> hide(by, m.person(c.person().value()), at);
      case Command.ShowName c -> {
        Person person = m.person(c.person().value());
        yield person == null
            ? Answer.no("unknown-person")
            : person.standing.equals("checked") ? Answer.NOTHING : check(List.of(person));
      }
      case Command.CheckNames c -> {
        List<Person> waiting = m.people.values().stream().filter(Person::unchecked).toList();
        yield waiting.isEmpty() ? Answer.NOTHING : check(waiting);
      }
      case Command.CheckNamesFirst c -> {
        boolean before = m.checkedFirst;
        m.checkedFirst = c.on();
        yield before == c.on() ? Answer.NOTHING : Answer.DONE;
      }
      case Command.MergePeople c -> merge(by, m.person(c.person().value()), known(c.into()));
      case Command.RevokeRole c -> revoke(m.person(c.person().value()), c.role().wireName());
      default -> null;
    };
  }

  Answer join(Command.Join join) {
    if (m.over() && join.role() == null) {
      return Answer.no("assembly-ended");
    }
    if (join.name() != null && join.name().text().length() > 40) {
      return Answer.no("name-too-long");
    }
    Person person = come(nextNumber(), true, join.name());
    person.standing = "unchecked";
    if (join.role() != null) {
      take(person, join.role().wireName());
    }
    return Answer.done(person.id);
  }

  Answer takeRole(Person by, Command.TakeRole command) {
    if (by.roles.contains(command.role().wireName())) {
      return Answer.NOTHING;
    }
    take(by, command.role().wireName());
    return Answer.DONE;
  }

  private static void take(Person person, String role) {
    person.roles.add(role);
    if (!person.standing.equals("hidden")) {
      person.standing = "checked";
    }
  }

  private Answer rename(Person person, @Nullable Wording name, boolean byDesk) {
    if (name != null && name.text().length() > 40) {
      return Answer.no("name-too-long");
    }
    boolean none = name == null || name.text().isEmpty();
    if (none && person.name == null) {
      return Answer.NOTHING;
    }
    call(person, name);
    if (byDesk) {
      person.standing = "checked";
    } else if (!person.standing.equals("hidden") && person.roles.isEmpty()) {
      person.standing = "unchecked";
    }
    return Answer.DONE;
  }

  private void call(Person person, @Nullable Wording name) {
    if (name == null || name.text().isEmpty()) {
      person.name = null;
    } else {
      person.name = person.id + "/name";
      m.words.put(person.name, name.text());
    }
  }

  private static Answer check(List<Person> people) {
    people.forEach(person -> person.standing = "checked");
    return Answer.DONE;
  }

  private Answer hide(Person by, @Nullable Person person, long at) {
    if (person == null) {
      return Answer.no("unknown-person");
    }
    if (person.standing.equals("hidden")) {
      return Answer.NOTHING;
    }
    steps.hidden(by, person, at);
    person.standing = "hidden";
    return Answer.DONE;
  }

  private Answer revoke(@Nullable Person person, String role) {
    if (person == null) {
      return Answer.no("unknown-person");
    }
    if (!person.roles.contains(role)) {
      return Answer.NOTHING;
    }
    long left = m.people.values().stream().filter(p -> p.roles.contains(role)).count();
    if (role.equals("facilitator") && left == 1) {
      return Answer.no("last-facilitator");
    }
    person.roles.remove(role);
    return Answer.DONE;
  }

  @Nullable Person known(Command.Who who) {
    if (who.name() != null && who.number() == null && who.person() == null) {
      List<Person> called = called(who.name().text());
      return called.size() == 1 ? called.getFirst() : null;
    }
    return who.number() == null
        ? who.person() == null ? null : m.person(who.person().value())
        : m.numbered(who.number());
  }

  /** Names are simple here, so that only capitals may differ. */
  private List<Person> called(String name) {
    return m.people.values().stream()
        .filter(person -> person.name != null && !name.isEmpty())
        .filter(person -> name.equalsIgnoreCase(m.words.get(person.name)))
        .toList();
  }

  /** Before anything else the desk is asked whom of several it means; why, or nothing. */
  @Nullable String asksWhom(Command command) {
    Command.Who who =
        switch (command) {
          case Command.EnterSpeaker c -> c.who();
          case Command.SetGroup c -> c.who();
          case Command.HandInFor c -> c.who();
          case Command.AmendFor c -> c.who();
          case Command.MergePeople c -> c.into();
          case Command.GrantVote c -> c.who();
          case Command.NameDelegate c -> c.who();
          case Command.AnswerRoll c -> c.who();
          case Command.WithdrawAnswer c -> c.who();
          case Command.ObjectToMotion c -> c.who();
          default -> null;
        };
    if (who == null || who.name() == null || who.number() != null || who.person() != null) {
      return null;
    }
    return who.name().text().equals("205, 206")
        ? "several-numbers"
        : called(who.name().text()).size() > 1 ? "several-people" : null;
  }

  private int nextNumber() {
    int next = m.lastNumber + 1;
    return next >= 201 && next <= 300 ? 301 : next;
  }

  private Person come(int number, boolean phone, @Nullable Wording name) {
    Person person = new Person();
    person.id = "p" + ++m.lastPerson;
    person.number = number;
    person.phone = phone;
    person.standing = "checked";
    call(person, name);
    m.people.put(person.id, person);
    m.byNumber.put(number, person.id);
    if (number < 201 || number > 300) {
      m.lastNumber = Math.max(m.lastNumber, number);
    }
    return person;
  }

  /** Why nobody is meant by this, or nothing. */
  @Nullable String refusesToMean(Command.Who who) {
    if (known(who) != null) {
      return null;
    }
    if (who.number() != null) {
      return who.number() >= 201 && who.number() <= 300 ? null : "unknown-number";
    }
    if (who.person() != null) {
      return "unknown-person";
    }
    if (who.name() == null || who.name().text().isEmpty()) {
      return "text-missing";
    }
    return who.name().text().length() > 40 ? "name-too-long" : null;
  }

  /** Whoever is meant, who comes in by it if they are new. */
  Person meant(Command.Who who) {
    Person known = known(who);
    if (known != null) {
      return known;
    }
    return who.number() == null
        ? come(nextNumber(), false, who.name())
        : come(who.number(), false, null);
  }

  private Answer merge(Person by, @Nullable Person gone, @Nullable Person into) {
    if (gone == null || into == null) {
      return Answer.no("unknown-person");
    }
    if (gone == into) {
      return Answer.NOTHING;
    }
    if (!gone.roles.isEmpty()) {
      return Answer.no("has-a-role");
    }
    if (!by.roles.contains("facilitator") && !by.roles.containsAll(into.roles)) {
      return Answer.no("not-allowed");
    }
    if (isInTheWay(gone, into)) {
      return Answer.no("voting-already");
    }
    if (gone.phone && into.phone) {
      m.left.add(gone.id);
    }
    into.phone |= gone.phone;
    boolean takesName = into.name == null && gone.name != null && !into.standing.equals("hidden");
    if (takesName) {
      into.name = gone.name;
    }
    if (takesName || gone.standing.equals("hidden")) {
      into.standing = gone.standing;
    }
    m.people.remove(gone.id);
    if (m.voters.remove(gone.id)) {
      m.voters.add(into.id);
    }
    m.merged.put(gone.id, into.id);
    mergeInTheQueue(gone.id, into.id);
    Speech speech = m.speech;
    if (speech != null && speech.entry().person().equals(gone.id)) {
      m.speech =
          new Speech(
              as(speech.entry(), into.id),
              speech.limit(),
              speech.runs(),
              speech.since(),
              speech.spent());
    }
    Interlude round = m.interlude;
    if (round != null && round.kind().equals("round")) {
      m.interlude = together(round, gone.id, into.id);
    }
    for (var proposal : m.proposals) {
      if (proposal.supporters.remove(gone.id)) {
        proposal.supporters.add(into.id);
      }
    }
    m.steps.clear();
    return Answer.DONE;
  }

  /** Nobody is delegate of anything or has a proxy here. */
  private boolean isInTheWay(Person gone, Person into) {
    var decision = m.voting == null ? null : m.decision(m.voting);
    if (decision == null || !decision.state.equals("open")) {
      return false;
    }
    boolean hasOwnVote = gone.phone && m.electorate.equals("listed") && m.voters.contains(gone.id);
    return hasOwnVote
        || decision.ballots.containsKey(gone.id)
        || decision.ballots.containsKey(into.id);
  }

  /** One place is left: the earlier, and it is of the one who stays. */
  private void mergeInTheQueue(String gone, String into) {
    Entry of = m.waitingOf(gone);
    if (of == null) {
      return;
    }
    Entry other = m.waitingOf(into);
    if (other == null || m.queue.indexOf(of) < m.queue.indexOf(other)) {
      m.queue.set(m.queue.indexOf(of), as(of, into));
      m.queue.remove(other);
    } else {
      m.queue.remove(of);
    }
  }

  private static Entry as(Entry entry, String person) {
    return new Entry(entry.id(), person, entry.kind(), entry.absences());
  }

  /** One person has one place: where they speak now, or spoke, or else where they come sooner. */
  private static Interlude together(Interlude round, String gone, String into) {
    List<String> circle = new ArrayList<>();
    List<String> passed = new ArrayList<>(round.passed());
    int place = round.place();
    String now = place < round.circle().size() ? round.circle().get(place) : "";
    boolean both = round.circle().contains(gone) && round.circle().contains(into);
    boolean speaks = both && (now.equals(gone) || now.equals(into));
    for (int i = 0; i < round.circle().size(); i++) {
      String seat = round.circle().get(i);
      String who = seat.equals(gone) ? into : seat;
      boolean isSecond = speaks && who.equals(into) ? i != round.place() : circle.contains(who);
      if (!isSecond) {
        circle.add(who);
      } else if (i < round.place()) {
        place--;
      }
    }
    // Whoever passed at one of two turns that both were theirs, and spoke at the other, has spoken.
    boolean bothWere =
        both
            && round.circle().indexOf(gone) < round.place()
            && round.circle().indexOf(into) < round.place();
    boolean hasPassed =
        bothWere
            ? passed.contains(gone) && passed.contains(into)
            : !speaks && (passed.contains(gone) || passed.contains(into));
    passed.removeAll(List.of(gone, into));
    if (hasPassed) {
      passed.add(into);
    }
    return new Interlude("round", 0, circle, place, passed, round.since());
  }
}
