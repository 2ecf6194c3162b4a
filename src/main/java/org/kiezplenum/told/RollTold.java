package org.kiezplenum.told;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.RollAnswer;
import org.kiezplenum.assembly.voting.counting.BallotParts;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Form;

/**
 * Who has said what in a vote by name, and as how many votes where they voted for others too. Where
 * people say a word, those who said the same stand beside it. Else everybody has a line, and
 * options are called by letters there, {@code A 2 · B 7}.
 */
final class RollTold {
  private static final String INVALID = "invalid";

  private final Poll poll;
  private final Form form;
  private final Function<PersonId, ?> called;
  private final Map<String, String> letters = new LinkedHashMap<>();

  RollTold(Poll poll, Function<PersonId, ?> called) {
    this.poll = poll;
    this.form = Methods.form(poll.ask());
    this.called = called;
    List<String> options = isInLetters() ? poll.ask().options() : List.of();
    List<String> names = Ask.ids(options.size());
    for (int i = 0; i < names.size(); i++) {
      letters.put(options.get(i), names.get(i).toUpperCase(Locale.ROOT));
    }
  }

  /** What was said, and by whom. */
  List<Object> all() {
    return isInLetters() ? lines() : byWord();
  }

  private boolean isInLetters() {
    return switch (form.shape()) {
      case WORD, SPEAK_FOR, ONE -> false;
      case SOME, SCALE, DOTS, ORDER -> true;
    };
  }

  /**
   * The words of the method first, then what was said for each initiative; everybody in the order
   * of coming.
   */
  private List<Object> byWord() {
    List<String> words = form.words();
    Map<String, List<RollAnswer>> people =
        new TreeMap<>(
            Comparator.<String>comparingInt(
                    ballot -> words.contains(ballot) ? words.indexOf(ballot) : words.size())
                .thenComparing(Comparator.naturalOrder()));
    new TreeMap<>(poll.roll().said())
        .forEach((person, ballot) ->
            BallotParts.of(poll.ask().method(), ballot)
                .forEach(part ->
                    people
                        .computeIfAbsent(part, none -> new ArrayList<>())
                        .add(spoken(person, part))));
    List<Object> roll = new ArrayList<>();
    people.forEach((ballot, who) -> {
      int votes = who.stream().mapToInt(poll.roll()::votes).sum();
      roll.add(
          new Told()
              .with("ballot", ballot)
              .with("votes", votes == who.size() ? null : votes)
              .with("people", who.stream().map(this::called).toList())
              .made());
    });
    return roll;
  }

  /** In the order of coming, for names change. */
  private List<Object> lines() {
    List<Object> roll = new ArrayList<>();
    new TreeMap<>(poll.roll().said())
        .forEach((person, ballot) -> {
          boolean isWord = form.words().contains(ballot) || ballot.equals(INVALID);
          roll.add(
              new Told()
                  .with("person", called(spoken(person, ballot)))
                  .with("ballot", isWord ? ballot : null)
                  .with("line", isWord ? null : line(ballot))
                  .made());
        });
    return roll;
  }

  private RollAnswer spoken(PersonId person, String part) {
    return RollAnswer.in(poll.ask().method(), person, part).getFirst();
  }

  /**
   * With a mark where the desk has entered what they said, and their votes if these are several.
   */
  private Object called(RollAnswer spoken) {
    Object who = WireForm.of(called.apply(spoken.person()));
    int votes = poll.roll().votes(spoken);
    boolean isAtDesk = poll.roll().entered().contains(spoken);
    if (!isAtDesk && votes == 1 || !(who instanceof Map<?, ?> parts)) {
      return who;
    }
    Told marked = new Told();
    parts.forEach((name, value) -> marked.with(name.toString(), value));
    return marked
        .with("desk", isAtDesk ? true : null)
        .with("votes", votes == 1 ? null : votes)
        .made();
  }

  private String line(String ballot) {
    return switch (form.shape()) {
      case ORDER -> joined(ballot, ">", " › ", place -> joined(place, "=", " = ", this::letter));
      case SOME -> joined(ballot, ",", " · ", this::letter);
      default -> joined(ballot, " ", " · ", part -> joined(part, ":", " ", this::letter));
    };
  }

  private static String joined(String text, String by, String between, UnaryOperator<String> each) {
    return Arrays.stream(text.split(by, -1)).map(each).collect(Collectors.joining(between));
  }

  /** A number stays one. */
  private String letter(String option) {
    return letters.getOrDefault(option, option);
  }

  /** By option; nobody needs them where people say words. */
  Map<String, String> letters() {
    return letters;
  }
}
