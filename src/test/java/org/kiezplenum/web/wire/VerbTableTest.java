package org.kiezplenum.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Kinds;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.voting.methods.Setting;

/** The table of verbs and what is told about it elsewhere. */
class VerbTableTest {
  /** Of the document's table: who may, the verbs, their fields. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([FLMP](?: [FLMP])*) \\| (`[^|]+) \\| (.*) \\|$");

  /** Of the table of the rules of speaking: the fields. */
  private static final Pattern RULE = Pattern.compile("(?m)^\\| (`[^|]+) \\| .* \\|$");

  private static final Pattern QUOTED = Pattern.compile("`([a-z-]+)`");

  @Test
  void theDocumentTellsOfEachVerbAndWhoMaySendIt() throws IOException {
    Map<String, Set<String>> told = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("docs/protocol.md")));
    while (row.find()) {
      Set<String> letters = Set.of(row.group(1).split(" "));
      QUOTED.matcher(row.group(2)).results().forEach(verb -> told.put(verb.group(1), letters));
    }
    Map<String, Set<String>> known = new TreeMap<>();
    for (Verb verb : Verbs.all()) {
      known.put(
          verb.name(),
          verb.senders().stream().map(Verb.Sender::letter).collect(Collectors.toSet()));
    }
    assertThat(told).containsExactlyInAnyOrderEntriesOf(known);
  }

  /**
   * Whoever reads the row of a verb finds its fields there, or in the row that it names. Settings
   * of the methods are told with the methods, the rules of speaking in a table of their own.
   */
  @Test
  void theDocumentTellsOfEachField() throws IOException {
    Map<String, Set<String>> rows = rows();
    for (Verb verb : Verbs.all()) {
      Set<String> told = new TreeSet<>(rows.get(verb.name()));
      for (String other : rows.get(verb.name())) {
        told.addAll(rows.getOrDefault(other, Set.of()));
      }
      assertThat(verb.fields())
          .as("the row of %s", verb.name())
          .map(field -> field.name().replace("-was", ""))
          .filteredOn(name -> !isToldWithTheMethods(name))
          .allMatch(name ->
              name.endsWith("-")
                  ? told.stream().anyMatch(each -> each.startsWith(name))
                  : told.contains(name));
    }
  }

  private static boolean isToldWithTheMethods(String field) {
    return Stream.of(Setting.values()).anyMatch(setting -> setting.wireName().equals(field));
  }

  /** What stands between backticks in the row of each verb. */
  private static Map<String, Set<String>> rows() throws IOException {
    Map<String, Set<String>> rows = new TreeMap<>();
    String document = Files.readString(Path.of("docs/protocol.md"));
    Matcher row = ROW.matcher(document);
    while (row.find()) {
      Set<String> told =
          QUOTED
              .matcher(row.group(3))
              .results()
              .map(name -> name.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      QUOTED.matcher(row.group(2)).results().forEach(verb -> rows.put(verb.group(1), told));
    }
    Matcher rule =
        RULE.matcher(document.split("### The rules of speaking", 2)[1].split("```", 2)[0]);
    while (rule.find()) {
      QUOTED
          .matcher(rule.group(1))
          .results()
          .forEach(name -> rows.get("set-floor-rules").add(name.group(1)));
    }
    return rows;
  }

  /** A few are what a verb becomes by its fields, or what coming in and starting are. */
  @Test
  void everyCommandHasAVerbOrIsOneThatTheServerMakes() {
    assertThat(Kinds.of(Command.class))
        .filteredOn(kind -> Verbs.all().stream().noneMatch(verb -> verb.makes().equals(kind)))
        .containsExactlyInAnyOrder(
            // By the addresses for starting and for coming in.
            Command.CreateAssembly.class,
            Command.Join.class,
            Command.TakeRole.class,
            // hand-in-proposal and amend-proposal with "for".
            Command.HandInFor.class,
            Command.AmendFor.class,
            // cast-ballot.
            Command.CastBallot.class,
            Command.FillBallot.class,
            // enter-cells and enter-hands with "rest".
            Command.EnterRemainder.class,
            // grant-vote with several numbers.
            Command.GrantVotes.class);
  }

  @Test
  void theBrowserSendsTheNumbersOfTheTableAsNumbers() throws IOException {
    String script = Files.readString(Path.of("webroot/js/forms.js"));
    Matcher set = Pattern.compile("const NUMBERS = new Set\\(\\[(.*)]\\);").matcher(script);
    assertThat(set.find()).isTrue();
    Set<String> inTheBrowser =
        Pattern.compile("\"([a-z-]+)\"")
            .matcher(set.group(1))
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = Verbs.numbers();
    // Its form has fields for numbers, whatever these are called.
    known.removeIf(name -> name.endsWith("-"));
    assertThat(inTheBrowser).isEqualTo(known);
  }

  @Test
  void whatAVerbDoesNotHaveIsPassedOver() {
    JsonObject sent = new JsonObject().put("item", "i1").put("to", 2).put("title", 17);
    assertThat(CommandReader.read("move-item", Fields.of(sent)))
        .isEqualTo(new CommandReader.Good(new Command.MoveItem(new ItemId("i1"), 2)));
  }

  @Test
  void aNumberOutOfItsBoundsIsMalformed() {
    JsonObject sent =
        new JsonObject().put("decision", "d1").put("choice", "yes").put("change", 1_000_001);
    assertThat(CommandReader.read("cast-ballot", Fields.of(sent)))
        .isInstanceOfSatisfying(
            CommandReader.Bad.class,
            bad -> assertThat(bad.refusal().arguments()).containsEntry("field", "change"));
  }
}
