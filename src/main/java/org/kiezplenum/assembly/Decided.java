package org.kiezplenum.assembly;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.DecisionId;

/** What a rule answers to a command. */
public sealed interface Decided {

  /**
   * The command is accepted.
   *
   * @param events what happened by it, in order; none if it changed nothing
   * @param words what is to be stored together with the events
   * @param ballots what goes into the urn, of the person who sent the command
   * @param made the id of what came of it, or empty
   */
  record Accepted(List<Event> events, List<Word> words, List<Ballot> ballots, String made)
      implements Decided {

    /** The same, and this text is stored. */
    public Accepted saying(WordRef ref, Wording wording) {
      return new Accepted(events, plus(words, new Word(ref, wording)), ballots, made);
    }

    /** The same, and this text is stored before the others. */
    public Accepted sayingFirst(WordRef ref, Wording wording) {
      return new Accepted(
          events,
          Stream.concat(Stream.of(new Word(ref, wording)), words.stream()).toList(),
          ballots,
          made);
    }

    /** The same, and then this happens too. */
    public Accepted and(Event event) {
      return new Accepted(plus(events, event), words, ballots, made);
    }

    /** The same, and this happened before. */
    public Accepted after(List<Event> before) {
      return new Accepted(
          Stream.concat(before.stream(), events.stream()).toList(), words, ballots, made);
    }

    /** The same, naming what came of it. */
    public Accepted making(Object id) {
      return new Accepted(events, words, ballots, id.toString());
    }
  }

  /** The command is refused and nothing happened. */
  record Refused(Refusal refusal) implements Decided {}

  /** A text and how the journal refers to it. */
  record Word(WordRef ref, Wording wording) {}

  /**
   * A ballot on its way to the urn.
   *
   * @param person whose it is; absent for whoever sent the command
   * @param change as in the command
   * @param room bytes in which every ballot of a secret decision has room; 0 for an open one
   */
  record Ballot(
      DecisionId decision, @Nullable PersonId person, String choice, long change, int room) {

    public Ballot(DecisionId decision, String choice, long change, int room) {
      this(decision, null, choice, change, room);
    }

    public boolean isSecret() {
      return room > 0;
    }

    /** The same, and this is what it says. */
    public Ballot saying(String whole) {
      return new Ballot(decision, person, whole, change, room);
    }
  }

  static Accepted accept(Event... events) {
    return new Accepted(List.of(events), List.of(), List.of(), "");
  }

  static Accepted accept(List<Event> events) {
    return new Accepted(List.copyOf(events), List.of(), List.of(), "");
  }

  static Accepted accept(Ballot ballot) {
    return new Accepted(List.of(), List.of(), List.of(ballot), "");
  }

  static Refused refuse(Refusal.Code code) {
    return new Refused(new Refusal(code));
  }

  static Refused refuse(Refusal.Code code, Map<String, Object> arguments) {
    return new Refused(new Refusal(code, arguments));
  }

  private static <T> List<T> plus(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }
}
