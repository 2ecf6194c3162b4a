package org.kiezplenum.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings as they are written: the defaults that travel with the program, over them the file
 * in the working directory, over both the environment. A name in the file that there is not stops
 * the start.
 *
 * <p>The environment is full of names that are nobody's business here, so there only those stop it
 * that can hardly be anything else: one letter off from a setting of two words that is not set
 * itself ({@code PUBLIC_URI}; up to three letters for {@code START_PASSWORD}, whose loss would open
 * the server), and something like {@code START} that has one of its values.
 */
public final class RawSettings {
  private static final int LETTERS_OFF = 1;

  private static final String START = "start";
  private static final String PASSWORD = "start.password";
  private static final Set<String> WHO_MAY_START = Set.of("password", "nobody");
  private static final int LETTERS_OFF_IN_START = 2;
  private static final int LETTERS_OFF_IN_PASSWORD = 3;

  private final Map<String, String> values;

  private RawSettings(Map<String, String> values) {
    this.values = values;
  }

  static RawSettings load(Path workingDirectory, Map<String, String> environment) {
    Map<String, String> values = SettingsFile.defaults();
    Set<String> known = Set.copyOf(values.keySet());
    Map<String, String> own = SettingsFile.in(workingDirectory);
    refuseUnknown(own.keySet(), known);
    refuseMisspelt(environment, known);
    values.putAll(own);
    for (String name : known) {
      String value = environment.get(variable(name));
      if (value != null) {
        values.put(name, value);
      }
    }
    return new RawSettings(values);
  }

  /** The name of a setting in the environment, for example {@code PUBLIC_URL}. */
  public static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** The value of a setting that there is; empty if nothing is said. */
  String of(String name) {
    return Objects.requireNonNull(values.get(name), name).strip();
  }

  private static void refuseUnknown(Set<String> names, Set<String> known) {
    Set<String> unknown = new TreeSet<>(names);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      String named =
          unknown.stream()
              .map(name -> {
                String meant = Spelling.closest(name, known, name.length() / 2);
                return meant == null ? name : name + " (" + meant + "?)";
              })
              .collect(Collectors.joining(", "));
      throw new BadSetting("setting.unknown", Map.of("file", SettingsFile.NAME, "names", named));
    }
  }

  private static void refuseMisspelt(Map<String, String> environment, Set<String> known) {
    Map<String, String> misspelt = new TreeMap<>();
    for (String name : known) {
      String ours = variable(name);
      if (!environment.containsKey(ours)) {
        environment.forEach((variable, value) -> {
          if (!known.stream().map(RawSettings::variable).toList().contains(variable)
              && isMeant(name, variable, value)) {
            misspelt.put(variable, ours);
          }
        });
      }
    }
    if (!misspelt.isEmpty()) {
      String named =
          misspelt.entrySet().stream()
              .map(each -> each.getKey() + " (" + each.getValue() + "?)")
              .collect(Collectors.joining(", "));
      String ours = String.join(" ", new TreeSet<>(misspelt.values())).replace(" ", "=, ") + "=";
      throw new BadSetting("setting.unknown-variable", Map.of("names", named, "ours", ours));
    }
  }

  private static boolean isMeant(String name, String variable, String value) {
    int off =
        Spelling.lettersOff(
            variable.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), variable(name));
    return switch (name) {
      case PASSWORD -> off <= LETTERS_OFF_IN_PASSWORD;
      case START -> off <= LETTERS_OFF_IN_START && WHO_MAY_START.contains(value.strip());
      default -> name.contains(".") && off <= LETTERS_OFF;
    };
  }
}
