package org.kiezplenum.assembly.voting.methods;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is asked.
 *
 * @param method the wire name of the method
 * @param options ids in the order in which they stand on the ballot, such as {@code a b c}; empty
 *     for a plain question. What they are called is kept elsewhere
 * @param seats how many are to be chosen; 1 where nothing is chosen
 */
public record Ask(String method, List<String> options, int seats, Settings settings) {
  public static final int MOST_OPTIONS = 100;
  public static final int MOST_BALLOTS = 1_000_000;

  private static final int MOST_BESIDE_OPTION = 8;
  private static final int MOST_WORDS = 31;
  private static final int EVENLY = 32;

  /** Words that stand in ballots and cells beside options. */
  private static final Set<String> TAKEN =
      Set.of("yes", "no", "abstain", "invalid", "ballots", "none", "all");

  public Ask {
    options = List.copyOf(options);
  }

  /** A plain question. */
  public static Ask of(String method) {
    return new Ask(method, List.of(), 1, Settings.DEFAULT);
  }

  /** A choice of {@code seats} among the first so many ids. */
  public static Ask among(String method, int options, int seats) {
    return new Ask(method, ids(options), seats, Settings.DEFAULT);
  }

  public Ask with(Setting setting, String value) {
    return new Ask(method, options, seats, settings.with(setting, value));
  }

  public Ask without(Setting setting) {
    TreeMap<Setting, String> left = new TreeMap<>(settings.values());
    left.remove(setting);
    return new Ask(method, options, seats, new Settings(left));
  }

  public Ask with(Setting setting, int value) {
    return with(setting, Integer.toString(value));
  }

  /** The first so many ids: a to z, then aa, ab and so on. */
  public static List<String> ids(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String last = Character.toString((char) ('a' + i % 26));
      ids.add(i < 26 ? last : (char) ('a' + i / 26 - 1) + last);
    }
    return ids;
  }

  /**
   * Bytes in which every ballot has room, so that all can be made equally long: each option with a
   * number and a sign between, or some words.
   */
  public int room() {
    int most = options.stream().mapToInt(option -> option.length() + MOST_BESIDE_OPTION).sum();
    return (MOST_WORDS + most + EVENLY - 1) / EVENLY * EVENLY;
  }

  /** Options that still stand. */
  public List<String> standing() {
    List<String> withdrawn = settings.list(Setting.WITHDRAWN);
    return options.stream().filter(option -> !withdrawn.contains(option)).toList();
  }

  /** What is wrong with it whatever the method; empty if nothing. */
  public Faults faults() {
    if (options.size() > MOST_OPTIONS) {
      return Faults.of(Fault.Code.TOO_MANY_OPTIONS, "most", MOST_OPTIONS);
    }
    Set<String> seen = new HashSet<>();
    for (String option : options) {
      if (!option.matches("[a-z][a-z0-9]{0,15}") || TAKEN.contains(option) || !seen.add(option)) {
        return Faults.of(Fault.Code.BAD_OPTION, "option", Fault.shown(option));
      }
    }
    if (seats < 1 || seats > Math.max(1, options.size())) {
      return Faults.of(Fault.Code.BAD_SEATS, "seats", seats, "most", Math.max(1, options.size()));
    }
    return settings.faults(options);
  }
}
