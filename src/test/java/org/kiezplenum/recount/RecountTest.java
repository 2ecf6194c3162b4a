package org.kiezplenum.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Setting;

/** The command, its files, and the examples of docs/recount.md. */
class RecountTest {
  private static final String COUNCIL =
      """
      # who sits on the council
      4 2
      28 1 2 3 4 0
      14 1 3 4 2 0 # a comment
      (id 7) 1 2 3 1 4 0
      14 2 3 1 4 0
      17 3 1 2 4 0
      26 4 2 3 1 0
      0
      "Ada" "Ben" "Cem"
      "Dora D."
      "Council"
      """;

  private record Ran(int status, String out, String err) {
    JsonObject json() {
      return new JsonObject(out);
    }
  }

  private static Ran run(String in, String... arguments) {
    return run(in.getBytes(StandardCharsets.UTF_8), arguments);
  }

  private static Ran run(byte[] in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Recount.run(
            Arrays.asList(arguments),
            new ByteArrayInputStream(in),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aBltFileIsCountedByTheScottishRules(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("council.blt"), "\uFEFF" + COUNCIL);
    Ran ran = run("", file.toString());

    assertThat(ran.err).isEmpty();
    assertThat(ran.status).isEqualTo(Recount.DONE);
    assertThat(ran.json().getString("method")).isEqualTo("stv-scottish");
    assertThat(ran.json().getString("title")).isEqualTo("Council");
    assertThat(ran.json().getJsonArray("elected")).isEqualTo(JsonArray.of("a", "b"));
    assertThat(ran.json().getJsonObject("totals").getInteger("ballots")).isEqualTo(100);
    assertThat(ran.json().getJsonArray("options").getJsonObject(3).getString("label"))
        .isEqualTo("Dora D.");
    assertThat(run(COUNCIL, "-").out).isEqualTo(ran.out);
  }

  @Test
  void theCommandLineStandsAboveTheFile() {
    assertThat(run(COUNCIL, "--method", "stv-meek", "-").json().getString("quota"))
        .startsWith("33.3333333");
    assertThat(run(COUNCIL, "--method=irv", "--seats=1", "-").json().getString("outcome"))
        .isEqualTo("elected");
    assertThat(run(COUNCIL, "--method", "irv", "-").err)
        .isEqualTo("line 2: this cannot be counted: '2' cannot be set as seats.\n");
    String tie = "2 1\n1 1 0\n1 2 0\n0\n\"A\" \"B\"\n";
    JsonObject open = run(tie, "-").json();
    assertThat(open.getString("outcome")).isEqualTo("lot-needed");
    assertThat(open.getJsonArray("among")).isEqualTo(JsonArray.of("a", "b"));
    JsonObject drawn = run(tie, "--seed", "heads", "-").json();
    assertThat(drawn.getString("outcome")).isEqualTo("elected");
    assertThat(drawn.getJsonArray("ties").getJsonObject(0).getString("kind")).isEqualTo("lot");
  }

  @Test
  void aTextThatIsTooLongForAnyReaderIsABadFile() {
    String title = "x".repeat(20_000_001);
    Ran ran = run("{\"method\":\"simple-majority\",\"title\":\"" + title + "\"}", "-");
    assertThat(ran.status).isEqualTo(1);
    assertThat(ran.err).isEqualTo("a text or a number in this JSON is too long.\n");
  }

  @Test
  void seatsThatTheFileDoesNotSayAreOnNoLineOfIt() {
    assertThat(run(COUNCIL, "--seats", "7", "-").err)
        .isEqualTo("this cannot be counted: 7 seats, and 1 to 4 are possible.\n");
    String json = "{\"method\":\"irv\",\"options\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";
    assertThat(run(json, "--seats", "3", "-").err).startsWith("this cannot be counted: ");
    assertThat(run("{\"options\":[]}", "--method", "simple-majority", "-").status)
        .isEqualTo(Recount.DONE);
  }

  @Test
  void anIdentifierIsPassedOverWhereItIsSureWhatStandsBehindIt() {
    String plain = "3 1\n1 2 1 0\n1 3 0\n0\n\"A\" \"B\" \"C\"\n";
    String identified = plain.replace("1 2 1 0", "(k1) 1 2 1 0").replace("1 3 0", "(k 2) 1 3 0");
    assertThat(run(identified, "-").out).isEqualTo(run(plain, "-").out);
  }

  @Test
  void theEndThatOldProgramsPutBehindAFileIsPassedOver() {
    for (String end : new String[] {"\u001A", "\0", "\0\0\0", "\r\n\u001A\u001A"}) {
      assertThat(run(COUNCIL + end, "-").out).isEqualTo(run(COUNCIL, "-").out);
    }
    String json = "{\"method\":\"simple-majority\"}";
    assertThat(run(json + "\u001A", "-").out).isEqualTo(run(json, "-").out);
    assertThat(run("\0\0", "-").err).isEqualTo("line 1: there is nothing in this file.\n");
    assertThat(run(COUNCIL + "\0x", "-").status).isEqualTo(Recount.BAD_FILE);
  }

  @Test
  void lettersAreReadAsTheyWereWrittenOrTheFileIsRefused() throws IOException {
    String named = "2 1\n1 1 2 0\n0\n\"Jörg\" \"Zoë €\"\n\"Wahl\"\n";
    String json =
        "{\"method\":\"irv\",\"options\":[{\"id\":\"a\",\"label\":\"Jörg\"},{\"id\":\"b\"}]}";
    Charset western = Charset.forName("windows-1252");
    assertThat(run(named.getBytes(western), "-").out).isEqualTo(run(named, "-").out);
    assertThat(run(named, "-").out).contains("Jörg", "Zoë €");
    assertThat(run(json.getBytes(western), "-").out).isEqualTo(run(json, "-").out);
    assertThat(run(named.getBytes(StandardCharsets.UTF_16), "-").err)
        .isEqualTo("this file is UTF-16; save it as UTF-8.\n");
    byte[] neither = named.replace('ö', 'x').getBytes(western);
    neither[named.indexOf('ö')] = (byte) 0x81;
    assertThat(run(neither, "-").err).contains("neither UTF-8 nor Windows-1252");
  }

  @Test
  void aQuotationMarkThatIsWrittenTwiceIsPartOfTheName() {
    String file = "2 1\n1 1 2 0\n0\n\"Bo \"\"B\"\" X\" \"\"\"C\"\"\"\n\"\"\n";
    JsonArray options = run(file, "-").json().getJsonArray("options");
    assertThat(options.getJsonObject(0).getString("label")).isEqualTo("Bo \"B\" X");
    assertThat(options.getJsonObject(1).getString("label")).isEqualTo("\"C\"");
  }

  @Test
  void itIsToldWhereBallotsCameFromIfTheFileSaysSo() {
    String sources =
        "{\"method\":\"simple-majority\",\"ballots\":[{\"ballot\":\"yes\",\"times\":3,"
            + "\"source\":\"phones\"},{\"ballot\":\"yes\",\"source\":\"paper\"},"
            + "{\"ballot\":\"no\",\"times\":2,\"source\":\"paper\"},{\"ballot\":\"no\"}]}";
    JsonObject totals = run(sources, "-").json().getJsonObject("totals");
    assertThat(totals.getInteger("ballots")).isEqualTo(7);
    assertThat(totals.getInteger("phones")).isEqualTo(3);
    assertThat(totals.getInteger("paper")).isEqualTo(3);
    assertThat(totals.getJsonObject("cells").getInteger("yes")).isEqualTo(4);
    String merged = sources.replaceAll(",\"source\":\"[a-z]*\"", "");
    JsonObject unknown = run(merged, "-").json();
    assertThat(unknown.getJsonObject("totals").fieldNames())
        .containsExactlyInAnyOrder("ballots", "hands", "cells");
    unknown.remove("totals");
    JsonObject told = run(sources, "-").json();
    told.remove("totals");
    assertThat(told).isEqualTo(unknown);
  }

  @Test
  void noLotIsAskedForWhereItDecidesNothing() {
    String names = "\"A\" \"B\" \"C\" \"D\" \"E\"\n";
    JsonObject counted = run("5 1\n9 1 2 0\n8 2 1 0\n5 3 2 0\n0\n" + names, "-").json();
    assertThat(counted.getString("outcome")).isEqualTo("elected");
    assertThat(counted.getJsonArray("elected")).isEqualTo(JsonArray.of("b"));
    assertThat(counted.getJsonArray("ties")).isEmpty();
    String same = "5 1\n9 1 2 0\n8 2 1 0\n5 3 2 0\n0\n" + names;
    assertThat(run(same, "--method", "stv-meek", "-").json().getJsonArray("elected"))
        .isEqualTo(JsonArray.of("b"));
    // Two of three without a vote would fill seats: there chance decides.
    JsonObject filled = run("5 4\n9 1 2 0\n8 2 1 0\n0\n" + names, "-").json();
    assertThat(filled.getString("outcome")).isEqualTo("lot-needed");
    assertThat(filled.getJsonArray("among")).isEqualTo(JsonArray.of("c", "d", "e"));
  }

  /** Nobody votes for c or d beyond one each, and both go before anything is decided. */
  @ParameterizedTest
  @ValueSource(strings = {"irv", "stv-scottish", "stv-meek"})
  void aLotIsOnlyAskedForWhereItCanChangeWhoIsElected(String method) {
    String names = "\"A\" \"B\" \"C\" \"D\"\n";
    JsonObject won =
        run("4 1\n9 1 0\n8 2 0\n1 3 1 0\n1 4 1 0\n0\n" + names, "--method", method, "-").json();
    assertThat(won.getString("outcome")).isEqualTo("elected");
    assertThat(won.getJsonArray("elected")).isEqualTo(JsonArray.of("a"));

    String tie = "4 1\n9 1 0\n9 2 0\n1 3 0\n1 4 0\n0\n" + names;
    JsonObject open = run(tie, "--method", method, "-").json();
    assertThat(open.getString("outcome")).isEqualTo("lot-needed");
    assertThat(open.getJsonArray("among")).isEqualTo(JsonArray.of("a", "b"));
    isWithoutLot(open);
    JsonObject drawn = run(tie, "--method", method, "--seed", "23 7 42", "-").json();
    assertThat(drawn.getString("outcome")).isEqualTo("elected");
    isWithoutLot(drawn);
    assertThat(drawn.getJsonArray("ties").getJsonObject(1).getString("kind")).isEqualTo("lot");

    // Whoever stays of c and d has the votes of both.
    JsonObject matters =
        run("4 1\n5 1 0\n4 2 0\n3 3 4 0\n3 4 3 0\n0\n" + names, "--method", method, "-").json();
    assertThat(matters.getJsonArray("among")).isEqualTo(JsonArray.of("c", "d"));
  }

  private static void isWithoutLot(JsonObject count) {
    JsonObject first = count.getJsonArray("ties").getJsonObject(0);
    assertThat(first.getString("kind")).isEqualTo("without-lot");
    assertThat(first.getString("for")).isEqualTo("exclusion");
    assertThat(first.getJsonArray("options")).isEqualTo(JsonArray.of("c", "d"));
    List<String> out = new ArrayList<>();
    for (Object round : count.getJsonArray("rounds")) {
      for (Object each : ((JsonObject) round).getJsonArray("happenings")) {
        JsonObject happening = (JsonObject) each;
        if (happening.getString("kind").equals("excluded")) {
          out.add(happening.getJsonArray("options").getString(0));
        }
      }
    }
    assertThat(out).startsWith("c", "d");
  }

  /** A surplus of a or of b goes on first, and e is elected either way. */
  @Test
  void norForASurplusThatCanGoOnFirstOrSecond() {
    String names = "\"A\" \"B\" \"C\" \"D\" \"E\"\n";
    JsonObject count = run("5 3\n14 1 5 0\n14 2 5 0\n3 3 0\n2 4 0\n6 5 0\n0\n" + names, "-").json();
    assertThat(count.getString("outcome")).isEqualTo("elected");
    assertThat(count.getJsonArray("elected")).isEqualTo(JsonArray.of("a", "b", "e"));
    JsonObject tie = count.getJsonArray("ties").getJsonObject(0);
    assertThat(tie.getString("kind")).isEqualTo("without-lot");
    assertThat(tie.getString("for")).isEqualTo("surplus");
    assertThat(tie.getJsonArray("options")).isEqualTo(JsonArray.of("a", "b"));
  }

  /** Seven who are equal can go in more orders than are tried. */
  @Test
  void whereTooMuchWouldHaveToBeTriedALotIsAskedFor() {
    assertThat(outcomeWithEquals(6)).isEqualTo("elected");
    assertThat(outcomeWithEquals(7)).isEqualTo("lot-needed");
  }

  private static String outcomeWithEquals(int equals) {
    StringBuilder blt = new StringBuilder((equals + 1) + " 1\n3 1 0\n");
    for (int i = 2; i <= equals + 1; i++) {
      blt.append("1 ").append(i).append(" 0\n");
    }
    blt.append("0\n").append("\"X\" ".repeat(equals + 1)).append('\n');
    return run(blt.toString(), "-").json().getString("outcome");
  }

  /**
   * Counts that were made when a lot was drawn in each tie: what was drawn in the hall is found as
   * it was told, to the last word; from a seed the same are elected with the same votes.
   */
  @Test
  void countsOfFormerTimesAreFoundAgain() throws IOException {
    Path folder = Path.of("src/test/resources/recounts");
    int found = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> !path.toString().endsWith(".found.json")).toList()) {
        String name = file.getFileName().toString();
        JsonObject then =
            new JsonObject(Files.readString(folder.resolve(name.replace(".json", ".found.json"))));
        JsonObject now = run("", file.toString()).json();
        if (name.startsWith("hall-")) {
          assertThat(now).as(name).isEqualTo(then);
          assertThat(now.getJsonArray("ties").getJsonObject(0).getString("kind")).isEqualTo("lot");
        } else {
          for (String field : List.of("outcome", "elected", "reason", "figures", "totals")) {
            assertThat(now.getValue(field)).as(name + " " + field).isEqualTo(then.getValue(field));
          }
          assertThat(votesOfElected(now)).isEqualTo(votesOfElected(then));
        }
        found++;
      }
    }
    assertThat(found).isEqualTo(8);
  }

  private static List<String> votesOfElected(JsonObject count) {
    JsonArray rounds = count.getJsonArray("rounds");
    JsonObject votes = rounds.getJsonObject(rounds.size() - 1).getJsonObject("votes");
    return count.getJsonArray("elected").stream().map(id -> votes.getString("" + id)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void linesEndAsAnyMachineEndsThem(String end) {
    assertThat(run(String.join(end, "2 1", "2 1 0", "1 9 0", "0", ""), "-").err)
        .startsWith("line 3: '9' is not a whole number");
    assertThat(run(COUNCIL.replace("\n", end), "-").out).isEqualTo(run(COUNCIL, "-").out);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x 2| line 1: 'x' is not a whole number",
        "2 1;1 1 3 0;0;`\"A\" \"B\"`| line 2: '3' is not a whole number between 1 and 2",
        "2 1;1 1 1 0;0;\"A\" \"B\"| line 2: this ballot cannot be counted: option 'a' is there"
            + " twice",
        "2 1;1 1 0;1 1=2 0;0;\"A\" \"B\"| line 3: this ballot cannot be counted: two options share",
        "2 1;1 1 - 2 0;0;\"A\" \"B\"| line 2: a place on this ballot is left out",
        "2 1;1 1 2;0;\"A\" \"B\"| line 2: the 0 at the end of this ballot is missing.",
        "2 1;1.5 1 0;0;\"A\" \"B\"| line 2: '1.5' is not a whole number",
        "2 1;0 1 0;0| line 2: the name of candidate 1 should stand here",
        "2 1;1 1 0| line 2: the file ends where a ballot, or 0 behind the last should stand",
        "2 1;1 1 0;0;\"A\"| line 4: the file ends where the name of candidate 2 should stand",
        "2 1;1 1 0;0;\"A\" \"B| line 4: the name of candidate 2 has no closing",
        "2 1;999999999 1 0;0| line 2: '999999999' is not a whole number",
        "2 1;999999 1 0;2 2 0;0| line 3: more than 1000000 ballots",
        "101 1;0| line 1: '101' is not a whole number between 1 and 100",
        "2 3;1 1 0;0| line 1: this cannot be counted: 3 seats",
        "{;;\"method\": }| line 3: this is no JSON object",
        "{\"method\":\"coin\"}| line 1: this cannot be counted: there is no method 'coin'",
        "{\"method\":\"simple-majority\",;\"ballots\":[;{\"ballot\":\"yes\"},;{\"ballot\":\"no!\"}]}|"
            + " line 4: this ballot cannot be counted: 'no!' is no answer here",
        "{\"method\":\"simple-majority\",;\"ballots\":[{\"ballot\":\"yes\",\"times\":-1}]}|"
            + " line 2: times is not a whole number",
        "{\"method\":\"simple-majority\",;\"hands\":{\"maybe\":3}}|"
            + " line 2: there is no cell 'maybe' here",
        "{\"method\":\"simple-majority\",\"ballots\":{}}| line 1: ballots is a list in",
        "{\"method\":\"simple-majority\",;\"ballots\":;\"yes\"}| line 2: ballots is a list in"
            + " square brackets",
        "{\"method\":\"simple-majority\",;\"hands\":[]}| line 2: hands is an object in braces",
        "{\"options\":[{\"id\":\"a\"},;{\"id\":;7}]}| line 2: id is a text in quotation marks",
        "{;\"seats\":0}| line 2: seats is not a whole number between 1 and 100",
        "{\"method\":\"irv\",\"options\":[{\"id\":\"a\"},;{\"id\":\"b\"}],;;\"seats\":7}| line 4:"
            + " this cannot be counted: 7 seats",
        "{\"method\":\"irv\",\"options\":[{\"id\":\"a\"},;{\"id\":\"b\"},;{\"id\":\"a\"}]}| line 3:"
            + " this cannot be counted: 'a'",
        "{\"method\":\"score\",\"options\":[{\"id\":\"a\"}],;\"settings\":{;\"base\":\"yn\",;\"highest\":500}}|"
            + " line 4: this cannot be counted: '500' cannot be set as highest",
        "{\"settings\":;{;\"colour\":1}}| line 3: there is no setting 'colour'",
        "{\"method\":\"simple-majority\",;;\"present\":-1}| line 3: present is not a whole number",
        "{\"method\":\"simple-majority\",;\"hands\":{\"yes\":3,;;\"no\":-3}}| line 4: cell 'no' is"
            + " not between",
        "{\"method\":\"simple-majority\",;\"ballots\":[;{\"ballot\":\"yes\",\"time\":5}]}|"
            + " line 3: there is no field 'time' here",
        "{\"method\":\"simple-majority\",\"ballots\":[;{\"ballot\":\"yes\",\"source\":\"phones\"},;{\"ballot\":\"yes\",\"source\":\"hands\"}]}|"
            + " line 3: there is no source 'hands'; ballots come from 'phones' or 'paper', and",
        "{\"method\":\"simple-majority\",\"ballots\":[;{\"ballot\":\"yes\",\"source\":\"\"}]}|"
            + " line 2: there is no source ''",
        "{\"method\":\"simple-majority\",\"ballots\":[;{\"ballot\":\"yes\",\"source\":7}]}|"
            + " line 2: source is a text in quotation marks.",
        "{\"method\":\"simple-majority\",;\"handz\":{}}| line 2: there is no field 'handz' here",
        "{\"ballots\":[],;\"seats\":1,;\"ballots\":[]}| line 3: this field stands here twice",
        "{\"method\":\"simple-majority\"};;{}| line 3: something stands behind the end",
        "2 1;1 1 0;0;\"A\" \"B\" \"C\";\"T\"| line 5: behind the names of 2 candidates and a title",
        "2 1;1 1 0;0;\"A\" \"B\";\"T\";5| line 6: behind the names of 2 candidates and a title",
        "2 1;/* no end;1 1 0;0;\"A\" \"B\"| line 2: a comment begins here and has no end",
        "{\"method\":\"irv\",\"options\":[{\"id\":\"a\"},{\"id\":\"b\"}],;\"settings\":{;\"seed\":\"0\",;\"base\":\"x\"}}|"
            + " line 4: this cannot be counted: 'x' cannot be set as base",
        "2;3;1 1 0;0| line 2: this cannot be counted: 3 seats",
        "{\"method\":\"irv\",\"ballots\":[1]}| line 1: this cannot be counted: fewer than 1"
            + " options",
        ";{;\"ballots\":[]}| line 2: the field 'method' is missing.",
        "3 1;4 1 2;3 2 3 0;0;\"A\" \"B\" \"C\"| line 2: the 0 at the end of this ballot is"
            + " missing.",
        "3 1;4 1 2 0;3 2 3;0;\"A\" \"B\" \"C\"| line 3: the 0 at the end of this ballot is"
            + " missing.",
        "3 1;4 1 2 0;\"A\" \"B\" \"C\"| line 3: a 0 should stand here, behind the last ballot.",
        "4 1;1 2 0;(k1) 2 1 3 0;0| line 3: behind an identifier a 1 should stand",
        "4 1;(k1) 1 2 3 0;(k2) 1 3 4 0;0;| line 2: behind this identifier, 1 may be one ballot or",
        "2 1;1 1 0;0;\"Bo \"B\" X\" \"C\"| line 4: the name of candidate 1 has a quotation mark in"
            + " it",
        "2 1;1 1 0;0;\"A\"\"B\"| line 4: the file ends where the name of candidate 2",
        "{\"settings\":{\"colour\":1}}| line 1: there is no setting 'colour'"
      })
  void aBadFileIsToldByItsLine(String file, String sentence) {
    Ran ran = run(file.strip().replace("`", "").replace(';', '\n'), "-");

    assertThat(ran.status).isEqualTo(Recount.BAD_FILE);
    assertThat(ran.err).startsWith(sentence.strip()).hasLineCount(1);
    assertThat(ran.out).isEmpty();
  }

  @Test
  void aWrongCallIsToldHowItIsUsed() {
    for (String[] arguments :
        List.of(
            new String[] {},
            new String[] {"--what", "-"},
            new String[] {"--seats", "two", "-"},
            new String[] {"--seats", "0", "-"},
            new String[] {"--seats=00", "-"},
            new String[] {"--method", "coin", "-"},
            new String[] {"-", "-"},
            new String[] {"-", "--seed"})) {
      Ran ran = run(COUNCIL, arguments);
      assertThat(ran.status).isEqualTo(Recount.USAGE);
      assertThat(ran.err).startsWith("usage: recount");
    }
    assertThat(run("", "/no/such/file").err).isEqualTo("This file cannot be read: /no/such/file\n");
    assertThat(run("", "\u0000").status).isEqualTo(Recount.BAD_FILE);
    assertThat(run("  \n", "-").err).isEqualTo("line 1: there is nothing in this file.\n");
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() throws BadFile {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      int options = 2 + random.nextInt(30);
      Ask ask =
          Ask.among(random.nextBoolean() ? "schulze" : "stv-scottish", options, 1 + i % options);
      if (random.nextBoolean()) {
        ask = ask.with(Setting.WITHDRAWN, "b");
      }
      if (random.nextBoolean()) {
        ask = ask.with(Setting.SEED, "é " + i);
      }
      BallotFile.Reader reader = new BallotFile.Reader(ask, fault -> 1, 1_000);
      for (int b = 0; b < 20; b++) {
        List<String> ids = new ArrayList<>(ask.options());
        Collections.shuffle(ids, random);
        String between = ask.method().equals("schulze") && random.nextBoolean() ? "=" : ">";
        reader.add(1, String.join(between, ids.subList(0, 1 + random.nextInt(options))), 1 + b);
      }
      reader.add(1, "abstain", 2);
      List<String> labels = ask.options().stream().map(id -> "Ünal " + id + ".").toList();
      BallotFile file =
          new BallotFile(
              "Wahl", ask, labels, reader.sources(Cells.NONE, Cells.NONE), new Presence(1, null));
      assertThat(BallotFile.read(WrittenJson.of(file), Given.NOTHING)).isEqualTo(file);
      BallotFile blt = BallotFile.read(WrittenBlt.of(file), new Given(ask.method(), null, null));
      assertThat(blt.ballots()).isEqualTo(file.ballots());
      assertThat(blt.labels()).isEqualTo(file.labels());
      assertThat(blt.ask().settings().values().get(Setting.WITHDRAWN))
          .isEqualTo(ask.settings().values().get(Setting.WITHDRAWN));
    }
  }

  @Test
  void aQuotationMarkInANameDoesNotBreakTheFile() throws BadFile {
    BallotFile file =
        new BallotFile(
            "A \"good\"\nday",
            Ask.among("irv", 2, 1),
            List.of("Bo \"B\" X", "# 0"),
            Bag.EMPTY.plus("a>b", 2),
            Cells.NONE,
            Presence.UNKNOWN);
    BallotFile read = BallotFile.read(WrittenBlt.of(file), new Given("irv", null, null));

    assertThat(read.labels()).containsExactly("Bo 'B' X", "# 0");
    assertThat(read.title()).isEqualTo("A 'good' day");
    assertThat(BallotFile.read(WrittenJson.of(file), Given.NOTHING)).isEqualTo(file);
  }

  /** Damaged files are counted or refused with one sentence; {@code -Dseed=} plays one again. */
  @Test
  void noDamageToAFileEscapes() {
    String json =
        """
        {"method": "approval", "seats": 1, "options": [{"id": "a"}, {"id": "b", "label": "B"}],
         "settings": {"threshold": 50, "round": 1}, "present": 3, "entitled": 9, "seed": "x",
         "ballots": [{"ballot": "a,b", "times": 3}, {"ballot": "none"}],
         "hands": {"a": 1, "b": 2, "ballots": 3, "abstain": 0, "invalid": 0}}
        """;
    String[] pieces = {
      "0",
      "1",
      "-",
      "=",
      "\"",
      "{",
      "}",
      "[",
      "]",
      ":",
      "null",
      "true",
      "1e9",
      "-1",
      "99999999999",
      "\n",
      "#",
      "/*",
      "(",
      ")",
      "\u0000",
      "ä",
      " ",
      ",",
      "{\"a\":[",
      "\"ballots\"",
      "1.5"
    };
    assertThat(run(json, "-").status).isEqualTo(Recount.DONE);
    long seed = Long.getLong("seed", 99);
    for (int i = 0; i < Integer.getInteger("polls", 3_000); i++) {
      Random random = new Random(seed + i);
      StringBuilder text = new StringBuilder(random.nextBoolean() ? json : COUNCIL);
      for (int damage = 1 + random.nextInt(4); damage > 0; damage--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.insert(at, pieces[random.nextInt(pieces.length)]);
          case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
          case 2 -> text.setLength(Math.max(1, random.nextInt(10) == 0 ? at : text.length()));
          default -> text.replace(at, at + 1, pieces[random.nextInt(pieces.length)]);
        }
      }
      Ran ran;
      try {
        ran = run(text.toString(), "-");
      } catch (Throwable escaped) {
        throw new AssertionError("-Dseed=" + (seed + i) + "\n" + text, escaped);
      }
      if (ran.status != Recount.DONE) {
        assertThat(ran.status).isEqualTo(Recount.BAD_FILE);
        assertThat(ran.err.strip()).as("-Dseed=%s", seed + i).isNotEmpty().hasLineCount(1);
      }
    }
    assertThat(run("{\"a\":".repeat(100_000), "-").status).isEqualTo(Recount.BAD_FILE);
    assertThat(run("(".repeat(1_000_000), "-").status).isEqualTo(Recount.BAD_FILE);
    assertThat(run("2 1\n" + "1 1 0\n".repeat(200_000), "-").status).isEqualTo(Recount.BAD_FILE);
  }

  @Test
  void theExamplesOfTheDocumentationAreTrue() throws IOException {
    String doc = Files.readString(Path.of("docs/recount.md"));
    List<String> blocks = new ArrayList<>();
    Matcher fence = Pattern.compile("```(?:json)?\n(.*?)```", Pattern.DOTALL).matcher(doc);
    while (fence.find()) {
      blocks.add(fence.group(1));
    }
    JsonObject ofBlt = run(blocks.get(1), "-").json();
    JsonObject ofJson = run(blocks.get(2), "-").json();
    assertThat(ofJson).isEqualTo(ofBlt);
    assertThat(run(blocks.get(3), "-").json().getString("outcome")).isEqualTo("adopted");
    JsonObject head = new JsonObject(blocks.get(4));
    for (String field : head.fieldNames()) {
      assertThat(ofJson.getValue(field)).isEqualTo(head.getValue(field));
    }
    assertThat(ofJson.getJsonArray("rounds").getJsonObject(1))
        .isEqualTo(new JsonObject(blocks.get(5)));
    for (Method method : Methods.ALL) {
      assertThat(doc).contains("`" + method.wireName() + "`");
    }
    for (Setting setting : Setting.values()) {
      assertThat(doc).contains("`" + setting.wireName() + "`");
    }
  }
}
