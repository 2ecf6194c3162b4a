package org.kiezplenum.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.PlainText;
import org.kiezplenum.assembly.agenda.TimeOfDay;

/**
 * What happened at an evening, line by line: a verb, and what belongs to it, in fields parted by a
 * stroke. First come title, place and the like, then the acts in order. {@code +4} lets four
 * minutes pass.
 *
 * @param frame what is said once: title, on, from, place, phones, cards
 */
record Script(String name, Map<String, String> frame, List<ScriptLine> steps) {
  private static final Set<String> FRAME =
      Set.of("title", "on", "from", "place", "phones", "cards");
  private static final String LABEL = "Vorführung";
  private static final int MINUTE_MILLIS = 60_000;

  /** One act. {@code line} is where it stands, for whoever mends the script. */
  record ScriptLine(int line, String verb, List<String> fields) {
    String field(int at) {
      return fields.get(at);
    }

    /** The field, or nothing if the line ends before it or it is empty. */
    @Nullable String fieldIfAny(int at) {
      return at < fields.size() && !fields.get(at).isEmpty() ? fields.get(at) : null;
    }

    int number(int at) {
      return Integer.parseInt(field(at));
    }
  }

  static Script read(String name) {
    String file = "/sample/" + name + ".txt";
    try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(file), file)) {
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Script parse(String name, String text) {
    Map<String, String> frame = new LinkedHashMap<>();
    List<ScriptLine> steps = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int at = 0; at < lines.length; at++) {
      String line = PlainText.line(lines[at]);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.startsWith("+") ? new String[] {"+", line.substring(1)} : split(line);
      if (FRAME.contains(parts[0])) {
        frame.put(parts[0], parts[1]);
      } else {
        steps.add(new ScriptLine(at + 1, parts[0], fields(parts[1])));
      }
    }
    return new Script(name, Map.copyOf(frame), List.copyOf(steps));
  }

  private static String[] split(String line) {
    int space = line.indexOf(' ');
    return space < 0
        ? new String[] {line, ""}
        : new String[] {line.substring(0, space), line.substring(space + 1)};
  }

  private static List<String> fields(String rest) {
    return rest.isEmpty()
        ? List.of()
        : Arrays.stream(rest.split("\\|", -1)).map(String::strip).toList();
  }

  /** Says that this is a demonstration, wherever the title is shown. */
  String title() {
    String title = Objects.requireNonNull(frame.get("title"), name);
    return title.contains(LABEL) ? title : title + " (" + LABEL + ")";
  }

  @Nullable String place() {
    return frame.get("place");
  }

  /** People with a device, beside the three at the desk: names parted by commas, or how many. */
  List<String> phones() {
    return people("phones");
  }

  /** People without one, who are entered by name when they first speak. */
  List<String> cards() {
    return people("cards");
  }

  private List<String> people(String field) {
    String said = Objects.requireNonNullElse(frame.get(field), "");
    if (said.matches("[0-9]+")) {
      return List.copyOf(Collections.nCopies(Integer.parseInt(said), ""));
    }
    return Arrays.stream(said.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> name.equals("-") ? "" : name)
        .toList();
  }

  /** When it begins; a script without a day begins so that it has just got to its end. */
  ZonedDateTime begins(ZonedDateTime now) {
    String day = frame.get("on");
    return day == null
        ? now.withZoneSameInstant(TimeOfDay.BERLIN).minusSeconds(millis() / 1000)
        : LocalDate.parse(day)
            .atTime(LocalTime.parse(Objects.requireNonNull(frame.get("from"), name)))
            .atZone(TimeOfDay.BERLIN);
  }

  private long millis() {
    return steps.stream().filter(step -> step.verb().equals("+")).mapToLong(Script::millis).sum();
  }

  /** Minutes, or minutes and seconds as in 1:30. */
  static long millis(ScriptLine passing) {
    String[] parts = passing.field(0).split(":", -1);
    long seconds = parts.length > 1 ? Long.parseLong(parts[1]) : 0;
    return Long.parseLong(parts[0]) * MINUTE_MILLIS + seconds * 1000;
  }
}
