package org.kiezplenum.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.config.Spelling;

/**
 * What somebody has typed behind the name of the program. Whatever is not understood is refused
 * before anything is started or made, since whoever types it means it to do something.
 *
 * <p>Not picocli or another library: its sentences of refusal are English whatever the language of
 * the machine, and what is left is this file.
 */
public sealed interface Typed {

  /**
   * To serve people.
   *
   * @param sample what was said about the demonstration; absent if nothing was
   */
  record Serve(@Nullable String sample) implements Typed {}

  /** To say whether a start would succeed. */
  record CheckStart() implements Typed {}

  /** To do something else. */
  record Run(Errand errand) implements Typed {}

  /** To count a file of ballots, which needs no settings, no server and no database. */
  record Count(List<String> rest) implements Typed {}

  /** To tell what can be typed, or how one word is used. */
  record TellHelp(@Nullable ErrandName about) implements Typed {}

  /** To tell which version this is. */
  record TellVersion() implements Typed {}

  /** Nothing that there is; the key of the sentence that says why, and what it names. */
  record NotUnderstood(String key, Map<String, Object> details) implements Typed {}

  /** Maven hands on a whole line as one option, which may be empty. */
  String DO = "--do=";

  String SAMPLE = "--sample";
  String HELP = "--help";
  String VERSION = "--version";

  /** All options begin alike, so that more could be anything. */
  int LETTERS_OFF = 2;

  /** The exit status of a command that is not understood. */
  int USAGE = 2;

  static Typed of(String[] arguments) {
    List<String> words = new ArrayList<>();
    String sample = null;
    boolean help = false;
    boolean version = false;
    List<String> typed = Arrays.stream(arguments).flatMap(Typed::split).toList();
    boolean counts = !typed.isEmpty() && typed.getFirst().equals(ErrandName.RECOUNT.word());
    for (String word : typed) {
      String option = word.split("=", 2)[0];
      if (word.equals(HELP) || word.equals("-h")) {
        help = true;
      } else if (word.equals(VERSION) || word.equals("-V")) {
        version = true;
      } else if (option.equals(SAMPLE)) {
        sample = word.equals(option) ? "true" : word.substring(option.length() + 1);
      } else if (word.startsWith("-") && !counts) {
        return unknownOption(option);
      } else {
        words.add(word);
      }
    }
    if (!help && version) {
      return new TellVersion();
    }
    if (words.isEmpty()) {
      return help ? new TellHelp(null) : new Serve(sample);
    }
    return command(words, help);
  }

  private static Stream<String> split(String argument) {
    return (argument.startsWith(DO)
            ? Arrays.stream(argument.substring(DO.length()).strip().split("\\s+"))
            : Stream.of(argument))
        .filter(word -> !word.isBlank());
  }

  private static Typed command(List<String> words, boolean help) {
    String first = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    if (first.equals("help")) {
      return rest.isEmpty() ? new TellHelp(null) : command(rest, true);
    }
    Optional<ErrandName> name = ErrandName.find(first);
    if (name.isEmpty()) {
      return unknown("word", first, ErrandName.words(), first.length() / 2);
    }
    if (help) {
      return new TellHelp(name.get());
    }
    if (name.get() == ErrandName.RECOUNT) {
      return new Count(rest);
    }
    if (name.get() == ErrandName.CHECK && rest.isEmpty()) {
      return new CheckStart();
    }
    return Errand.of(name.get(), rest)
        .<Typed>map(Run::new)
        .orElse(
            new NotUnderstood(
                "errand.incomplete", Map.of("asked", String.join(" ", words), "word", first)));
  }

  private static Typed unknownOption(String option) {
    String bare = option.replaceFirst("^-+", "");
    return ErrandName.find(bare).isPresent()
        ? meant("option", option, bare)
        : unknown("option", option, List.of(SAMPLE, HELP, VERSION), LETTERS_OFF);
  }

  private static Typed unknown(String kind, String typed, List<String> known, int most) {
    String closest = Spelling.closest(typed, known, most);
    return closest == null
        ? new NotUnderstood("errand.unknown." + kind, Map.of(kind, typed))
        : meant(kind, typed, closest);
  }

  private static Typed meant(String kind, String typed, String meant) {
    return new NotUnderstood("errand.meant." + kind, Map.of(kind, typed, "meant", meant));
  }
}
