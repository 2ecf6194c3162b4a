package org.kiezplenum.assembly;

import static org.kiezplenum.assembly.Decided.refuse;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.people.People;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

/**
 * Whom the desk means by what was typed; the one way in which all commands find people. A name that
 * one person here has is that person, whatever its capitals, spaces and accents; where several have
 * it the desk is asked, and nobody's is somebody new. Two people may really have the same name:
 * then it is said that somebody is new.
 */
public final class Whom {
  /** How many numbers may be typed in one go. */
  public static final int MOST_NUMBERS = 100;

  /** How many people a search answers. */
  private static final int MOST_FOUND = 20;

  private static final String BEFORE =
      "(?:karten?|cards?|gast|guest|nummern?|numbers?|nr\\.?|no\\.?)?";

  /** One number, as people type it. */
  private static final Pattern ONE =
      Pattern.compile(BEFORE + "\\s*#?\\s*([0-9]{1,6})", Pattern.CASE_INSENSITIVE);

  /** Several of them, or from one to another. */
  private static final Pattern SEVERAL =
      Pattern.compile(
          BEFORE
              + "\\s*#?\\s*[0-9]{1,6}(?:(?:[\\s,;./+&\u2013\u2014-]|und|and|bis|to|#)+[0-9]{1,6})+",
          Pattern.CASE_INSENSITIVE);

  /** A number of them, and what stands before it. */
  private static final Pattern NEXT = Pattern.compile("([^0-9]*)([0-9]+)");

  private static final Pattern UP_TO =
      Pattern.compile("[-\u2013\u2014]|bis|to", Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

  private final People people;
  private final Function<String, @Nullable String> texts;
  private Decided.@Nullable Refused refused;

  /** Nobody new can be meant. */
  private boolean isOfThoseHere;

  private Whom(People people, Function<String, @Nullable String> texts) {
    this.people = people;
    this.texts = texts;
  }

  /**
   * The same command about those who are meant.
   *
   * @param refused why nobody in particular is; absent otherwise
   */
  public record Named(Command.FromDesk command, Decided.@Nullable Refused refused) {}

  /**
   * Finds everybody whom a command names.
   *
   * @param texts what people are called, by its key
   */
  public static Named in(
      Assembly assembly, Command.FromDesk command, Function<String, @Nullable String> texts) {
    Whom whom = new Whom(assembly.people(), texts);
    whom.isOfThoseHere =
        command instanceof Command.GiveProxy || command instanceof Command.MergePeople;
    Command.FromDesk about = whom.about(command);
    return new Named(about, whom.refused);
  }

  private Command.FromDesk about(Command.FromDesk command) {
    return switch (command) {
      case Command.EnterSpeaker c -> new Command.EnterSpeaker(meant(c.who()), c.asked(), c.group());
      case Command.SetGroup c -> new Command.SetGroup(meant(c.who()), c.group());
      case Command.HandInFor c -> new Command.HandInFor(meant(c.who()), c.proposal());
      case Command.AmendFor c -> new Command.AmendFor(meant(c.who()), c.amendment());
      case Command.MergePeople c -> new Command.MergePeople(c.person(), meant(c.into()));
      case Command.GrantVote c -> grant(c.who());
      case Command.NameDelegate c -> new Command.NameDelegate(meant(c.who()), c.initiative());
      case Command.GiveProxy c -> new Command.GiveProxy(meant(c.from()), meant(c.to()));
      case Command.AnswerRoll c ->
          new Command.AnswerRoll(c.decision(), meant(c.who()), c.answer(), c.instead());
      case Command.WithdrawAnswer c ->
          new Command.WithdrawAnswer(c.decision(), meant(c.who()), c.instead());
      case Command.ObjectToMotion c when c.who() != null ->
          new Command.ObjectToMotion(c.entry(), meant(c.who()));
      default -> command;
    };
  }

  /** Of all commands this one is about several people if several numbers were typed. */
  private Command.FromDesk grant(Command.Who who) {
    Wording name = who.name();
    if (name == null
        || who.person() != null
        || who.number() != null
        || who.isNew()
        || !SEVERAL.matcher(name.text()).matches()) {
      return new Command.GrantVote(meant(who));
    }
    List<Integer> numbers = numbers(name.text());
    if (numbers.isEmpty()) {
      refused = refuse(Refusal.Code.TOO_MANY_NUMBERS, Map.of("n", MOST_NUMBERS));
    }
    return new Command.GrantVotes(numbers);
  }

  /**
   * The numbers that were typed in one go, each once: {@code 205, 207-210}.
   *
   * @return none if these are not several numbers, or too many
   */
  public static List<Integer> numbers(String typed) {
    if (!SEVERAL.matcher(typed).matches()) {
      return List.of();
    }
    Set<Integer> numbers = new LinkedHashSet<>();
    Matcher next = NEXT.matcher(typed);
    int before = 0;
    while (next.find()) {
      int number = Integer.parseInt(next.group(2));
      boolean isUpTo = !numbers.isEmpty() && UP_TO.matcher(next.group(1)).find();
      int from = isUpTo ? Math.min(before, number) : number;
      int to = isUpTo ? Math.max(before, number) : number;
      if (to - from >= MOST_NUMBERS) {
        return List.of();
      }
      IntStream.rangeClosed(from, to).forEach(numbers::add);
      before = number;
    }
    return numbers.size() > MOST_NUMBERS ? List.of() : List.copyOf(numbers);
  }

  private Command.Who meant(Command.Who who) {
    if (who.name() == null || who.person() != null || who.number() != null) {
      return who;
    }
    String typed = who.name().text();
    Matcher one = ONE.matcher(typed);
    if (one.matches()) {
      return new Command.Who(null, Integer.valueOf(one.group(1)), null);
    }
    if (SEVERAL.matcher(typed).matches()) {
      refused = refuse(Refusal.Code.SEVERAL_NUMBERS);
      return who;
    }
    List<Person> fits = who.isNew() || typed.isEmpty() ? List.of() : called(typed);
    if (fits.size() > 1) {
      refused =
          refuse(
              Refusal.Code.SEVERAL_PEOPLE,
              isOfThoseHere ? Map.of("n", ofAll(fits), "here", true) : Map.of("n", ofAll(fits)));
    }
    return fits.size() == 1 ? new Command.Who(fits.getFirst().id(), null, null) : who;
  }

  private static String ofAll(List<Person> fits) {
    return fits.stream()
        .map(Person::number)
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private List<Person> called(String typed) {
    String wanted = folded(typed);
    return people.byId().values().stream().filter(person -> wanted.equals(name(person))).toList();
  }

  /** Who has this number, or a name with this in it: the first few by their numbers. */
  public static List<PersonId> search(
      Assembly assembly, String typed, Function<String, @Nullable String> texts) {
    Whom whom = new Whom(assembly.people(), texts);
    Matcher one = ONE.matcher(typed);
    String wanted = folded(typed);
    return assembly.people().byId().values().stream()
        .filter(person ->
            one.matches()
                ? person.number() == Integer.parseInt(one.group(1))
                : Objects.requireNonNullElse(whom.name(person), "").contains(wanted))
        .sorted(Comparator.comparingInt(Person::number))
        .map(Person::id)
        .limit(MOST_FOUND)
        .toList();
  }

  private @Nullable String name(Person person) {
    String name = person.name() == null ? null : texts.apply(person.name().key());
    return name == null ? null : folded(name);
  }

  /** Without what people leave out when they are in a hurry. */
  static String folded(String name) {
    String plain =
        Normalizer.normalize(
            name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    String letters = NO_LETTER.matcher(plain).replaceAll("");
    return letters.isEmpty() ? name.strip() : letters;
  }
}
