package org.kiezplenum.assembly.voting.methods;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was set about a decision; the rest is as the method has it. */
public record Settings(SortedMap<Setting, String> values) {
  public static final Settings DEFAULT = new Settings(new TreeMap<>());

  /** Characters of what lots are drawn from. */
  public static final int MOST_SEED = 200;

  public Settings {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static Settings of(Map<Setting, String> values) {
    return new Settings(new TreeMap<>(values));
  }

  public Settings with(Setting setting, String value) {
    TreeMap<Setting, String> changed = new TreeMap<>(values);
    changed.put(setting, value);
    return new Settings(changed);
  }

  /** The text, or nothing if it is not set. */
  public String text(Setting setting) {
    return values.getOrDefault(setting, "");
  }

  public int number(Setting setting, int otherwise) {
    String text = text(setting);
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  public List<String> list(Setting setting) {
    String text = text(setting);
    return text.isBlank() ? List.of() : List.of(text.strip().split("[ ,]+"));
  }

  public boolean is(Setting setting, String value) {
    return text(setting).equals(value);
  }

  /** From 1. */
  public int round() {
    return number(Setting.ROUND, 1);
  }

  /** Nobody is to learn what anybody voted. */
  public boolean areSecret() {
    return is(Setting.BALLOTS, Setting.SECRET);
  }

  /** Everybody is to learn what each voted. */
  public boolean areByName() {
    return is(Setting.BALLOTS, Setting.BY_NAME);
  }

  public Base base(Base otherwise) {
    return Base.of(text(Setting.BASE)).orElse(otherwise);
  }

  public Quorum quorum() {
    return Quorum.of(text(Setting.QUORUM)).orElse(Quorum.NONE);
  }

  /** What the lots of a machine are worked out from. */
  Optional<String> seed() {
    return Optional.of(text(Setting.SEED)).filter(seed -> !seed.isEmpty());
  }

  /** The first value that cannot be. */
  Faults faults(List<String> options) {
    for (Map.Entry<Setting, String> entry : values.entrySet()) {
      Setting setting = entry.getKey();
      String value = entry.getValue();
      if (!value.isEmpty() && !isPossible(setting, value, options)) {
        return Faults.badSetting(setting, value);
      }
    }
    return Faults.NONE;
  }

  private boolean isPossible(Setting setting, String value, List<String> options) {
    if (value.length() > Setting.MOST_CHARACTERS) {
      return false;
    }
    return switch (setting) {
      case BASE -> Base.of(value).isPresent();
      case QUORUM -> Quorum.of(value).isPresent();
      case QUORUM_OF -> value.equals("present") || value.equals("participating");
      case ABSTENTIONS_VOID -> value.equals("yes") || value.equals("no");
      case HIGHEST -> isBetween(value, 1, 100);
      case ROUND -> isBetween(value, 1, 100);
      case THRESHOLD -> isBetween(value, 0, 100);
      case CHOICES, QUOTA_SEATS -> isBetween(value, 0, Ask.MOST_OPTIONS);
      case BUDGET, MOST_ON_ONE -> isBetween(value, 0, Setting.MOST);
      case PASSIVE -> options.contains(value);
      case QUOTA_OPTIONS, WITHDRAWN -> options.containsAll(list(setting));
      case BALLOTS ->
          value.equals("open") || value.equals(Setting.SECRET) || value.equals(Setting.BY_NAME);
      case SEED -> value.length() <= MOST_SEED;
      case DRAWN -> options.containsAll(list(setting));
    };
  }

  private static boolean isBetween(String value, int least, int most) {
    return value.matches("[0-9]{1,6}")
        && Integer.parseInt(value) >= least
        && Integer.parseInt(value) <= most;
  }
}
