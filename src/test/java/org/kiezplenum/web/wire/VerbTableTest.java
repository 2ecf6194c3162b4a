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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.voting.methods.Setting;

/** The table of verbs and what is told about it elsewhere. */
class VerbTableTest {
  /** Of the document's table: who may, the verbs, their fields. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([FLMP](?: [FLMP])*) \\| (`[^|]+) \\| (.*) \\|$");

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
   * Whoever reads the document finds every field; what a form was made with stands beside it.
   * Settings of the methods are told with the methods, and {@code group-keys} is only what a form
   * calls {@code keys}.
   */
  @Test
  void theDocumentTellsOfEachField() throws IOException {
    Set<String> told =
        Pattern.compile("`\"?([a-z][a-z-]*)")
            .matcher(Files.readString(Path.of("docs/protocol.md")))
            .results()
            .map((MatchResult name) -> name.group(1))
            .collect(Collectors.toSet());
    Set<String> known = new TreeSet<>();
    Verbs.all()
        .forEach(
            verb -> verb.fields().forEach(field -> known.add(field.name().replace("-was", ""))));
    for (Setting setting : Setting.values()) {
      known.remove(setting.wireName());
    }
    known.remove("group-keys");
    assertThat(known)
        .allMatch(name ->
            name.endsWith("-")
                ? told.stream().anyMatch(each -> each.startsWith(name))
                : told.contains(name));
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
