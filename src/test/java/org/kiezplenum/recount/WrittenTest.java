package org.kiezplenum.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.RandomPolls;
import org.kiezplenum.assembly.voting.methods.Setting;

/**
 * What is given out says the same as what was counted: random polls of every method, written, read
 * by the readers and counted again. {@code -Dseed=} and {@code -Dpolls=} as everywhere.
 */
class WrittenTest {
  private static final int POLLS = Integer.getInteger("polls", 60);
  private static final long SEED = Long.getLong("seed", 2_026L);

  /** Names that some format could stumble over. */
  private static final List<String> ODD_NAMES =
      List.of(
          "Ada",
          "=1+1",
          " @SUM(A1)",
          "-3; -4",
          "+49 30",
          "Bo \"B\", X",
          "zwei\nZeilen",
          "# 0",
          "0",
          "a",
          "$1 \\2",
          "</script>",
          "Größe: 2 > 1",
          "x;=cmd|'/c calc'!A0",
          "👩‍👩‍👧".repeat(60));

  static List<String> methods() {
    return RandomPolls.methods();
  }

  /** A poll of phones, paper and hands, and what was announced of it. */
  private record Announced(BallotFile file, Finding finding) {}

  private static Announced announced(String method, Random random) {
    Ask ask = RandomPolls.ask(method, random);
    if (random.nextInt(3) == 0) {
      ask =
          ask.with(Setting.QUORUM, random.nextBoolean() ? "at-least-half" : "more-than-a-third")
              .with(Setting.QUORUM_OF, random.nextBoolean() ? "present" : "participating");
    }
    if (random.nextInt(4) == 0) {
      ask = ask.with(Setting.ABSTENTIONS_VOID, "yes");
    }
    if (random.nextInt(4) == 0) {
      Ask based = ask.with(Setting.BASE, random.nextBoolean() ? "entitled" : "cast");
      ask = Methods.check(based).isEmpty() ? based : ask;
    }
    ask = ask.with(Setting.SEED, random.nextBoolean() ? "23 7 42" : "„Würfel“ \"6\"\n");
    Bag phones = random.nextInt(5) == 0 ? Bag.EMPTY : RandomPolls.bag(ask, random);
    Bag papers = random.nextInt(3) == 0 ? Bag.EMPTY : RandomPolls.bag(ask, random);
    Presence presence =
        new Presence(
            random.nextInt(4) == 0 ? null : random.nextInt(300),
            random.nextInt(4) == 0 ? null : 1 + random.nextInt(300));
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < ask.options().size(); i++) {
      labels.add(ODD_NAMES.get(random.nextInt(ODD_NAMES.size())));
    }
    String title = ODD_NAMES.get(random.nextInt(ODD_NAMES.size()));
    Cells hands = hands(ask, random);
    Sources sources =
        random.nextInt(4) == 0
            ? Sources.unknown(phones.plus(papers), hands)
            : Sources.told(phones, papers, hands);
    return new Announced(
        new BallotFile(title, ask, labels, sources, presence),
        Methods.find(ask, phones, hands, papers, presence));
  }

  private static Cells hands(Ask ask, Random random) {
    Map<String, Long> counted = new TreeMap<>();
    if (random.nextBoolean()) {
      for (String cell : Methods.cellNames(ask)) {
        counted.put(cell, (long) random.nextInt(20));
      }
    }
    return Cells.of(counted);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void jsonIsReadAndCountedAsItWasAnnounced(String method) throws BadFile {
    for (int i = 0; i < POLLS; i++) {
      Announced announced = announced(method, new Random(SEED + i));
      BallotFile file = announced.file();

      BallotFile read = BallotFile.read(WrittenJson.of(file), Given.NOTHING);

      assertThat(read.find()).as("seed %s", SEED + i).isEqualTo(announced.finding());
      assertThat(read.ask()).isEqualTo(file.ask());
      assertThat(read.sources()).isEqualTo(file.sources());
      assertThat(WrittenJson.of(read)).isEqualTo(WrittenJson.of(file));
      assertThat(read.presence()).isEqualTo(file.presence());
      assertThat(read.labels()).isEqualTo(file.labels().stream().map(BallotFile::label).toList());
      assertThat(BallotFile.readModest(WrittenJson.of(file), Given.NOTHING, 1_000)).isEqualTo(read);
    }
  }

  /** Where nobody says what came from where, the sums are found as the ballots were. */
  @ParameterizedTest
  @MethodSource("methods")
  void sumsAreReadAndCountedAsItWasAnnounced(String method) throws BadFile {
    for (int i = 0; i < POLLS; i++) {
      Announced announced = announced(method, new Random(SEED + i));
      BallotFile apart = announced.file();
      Cells hands = apart.sources().hands();
      boolean saysNothing = hands.isEmpty() && apart.ballots().size() == 0;
      if (Methods.cellNames(apart.ask()).isEmpty()
          || saysNothing
          || announced.finding().outcome() == Outcome.INCOMPLETE) {
        continue;
      }
      Cells sums = Methods.sums(apart.ask(), apart.ballots(), hands);
      BallotFile file =
          new BallotFile(
              "",
              apart.ask(),
              apart.labels(),
              new Sources(Bag.EMPTY, Bag.EMPTY, Bag.EMPTY, Cells.NONE, sums),
              apart.presence());

      BallotFile read = BallotFile.read(WrittenJson.of(file), Given.NOTHING);

      assertThat(read.sources()).isEqualTo(file.sources());
      assertThat(read.find())
          .as("seed %s", SEED + i)
          .usingRecursiveComparison()
          .ignoringFields("cells")
          .isEqualTo(announced.finding());
      assertThat(table(WrittenCsv.of(file)).stream().skip(1).map(List::getFirst)).containsOnly("");
    }
  }

  /** What stands in no BLT is said beside it: the method, the seed and a quorum. */
  @ParameterizedTest
  @ValueSource(strings = {"irv", "stv-scottish", "stv-meek", "schulze"})
  void bltIsReadAndCountedAsItWasAnnounced(String method) throws BadFile {
    int quorate = 0;
    for (int i = 0; i < POLLS; i++) {
      Announced announced = announced(method, new Random(SEED + i));
      BallotFile file = announced.file();
      Given beside =
          new Given(method, null, file.ask().settings().values().getOrDefault(Setting.SEED, ""));

      BallotFile read = BallotFile.read(WrittenBlt.of(file), beside);

      assertThat(read.ballots()).isEqualTo(file.ballots());
      assertThat(read.labels()).hasSameSizeAs(file.labels());
      if (announced.finding().outcome() != Outcome.NOT_QUORATE
          && announced.finding().outcome() != Outcome.INCOMPLETE) {
        assertThat(read.find()).as("seed %s", SEED + i).isEqualTo(announced.finding());
        quorate++;
      }
    }
    assertThat(quorate).isGreaterThan(POLLS / 2);
  }

  @Test
  void bltIsForOrdersAlone() {
    for (String method : methods()) {
      assertThat(WrittenBlt.isPossible(RandomPolls.ask(method, new Random(1))))
          .as(method)
          .isEqualTo(List.of("irv", "stv-scottish", "stv-meek", "schulze").contains(method));
    }
  }

  @Test
  void bltTellsWhoHasWithdrawnAndLeavesOutWhatIsInvalid() throws BadFile {
    BallotFile file =
        new BallotFile(
            "Wahl",
            Ask.among("stv-scottish", 3, 2).with(Setting.WITHDRAWN, "b c"),
            List.of("A", "B", "C"),
            Bag.EMPTY.plus("invalid", 3).plus("abstain", 2).plus("a>b", 1),
            Cells.NONE,
            Presence.UNKNOWN);

    assertThat(WrittenBlt.of(file))
        .isEqualTo("3 2\n-2\n-3\n1 1 2 0\n2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"Wahl\"\n");
  }

  @ParameterizedTest
  @MethodSource("methods")
  void csvHoldsEverythingThatWasCountedAndNoFormula(String method) {
    for (int i = 0; i < POLLS; i++) {
      Announced announced = announced(method, new Random(SEED + i));
      BallotFile counted = announced.file();

      List<List<String>> table = table(WrittenCsv.of(counted));

      assertThat(table.getFirst()).containsExactly("source", "ballot", "times", "names");
      Bag phones = Bag.EMPTY;
      Bag papers = Bag.EMPTY;
      Bag unknown = Bag.EMPTY;
      Map<String, Long> hands = new TreeMap<>();
      for (List<String> row : table.subList(1, table.size())) {
        assertThat(row).hasSize(4);
        for (String cell : row) {
          assertThat(cell.strip()).doesNotContainPattern("(?:^|[;,|\\n])\\s*[=+@-]");
        }
        int times = Integer.parseInt(row.get(2));
        switch (row.getFirst()) {
          case "phones" -> phones = phones.plus(row.get(1), times);
          case "paper" -> papers = papers.plus(row.get(1), times);
          case "" -> unknown = unknown.plus(row.get(1), times);
          case "hands" -> hands.put(row.get(1), (long) times);
          default -> throw new AssertionError(row);
        }
      }
      assertThat(new Sources(phones, papers, unknown, Cells.of(hands), Cells.NONE))
          .isEqualTo(counted.sources());
    }
  }

  @Test
  void csvCallsOptionsByTheirNames() {
    BallotFile counted =
        new BallotFile(
            "Wahl",
            Ask.among("score", 2, 1),
            List.of("=Bo \"B\"", "Cem, $1\nX"),
            new Sources(
                Bag.EMPTY.plus("a:5 b:0", 2),
                Bag.EMPTY,
                Bag.EMPTY.plus("a:0 b:1", 4),
                Cells.of(Map.of("b/3", 7)),
                Cells.NONE),
            Presence.UNKNOWN);

    assertThat(WrittenCsv.of(counted))
        .isEqualTo(
            "\uFEFFsource,ballot,times,names\r\n"
                + "phones,\"a:5 b:0\",2,\"'=Bo \"\"B\"\":5 Cem, $1\nX:0\"\r\n"
                + ",\"a:0 b:1\",4,\"'=Bo \"\"B\"\":0 Cem, $1\nX:1\"\r\n"
                + "hands,\"b/3\",7,\"Cem, $1\nX/3\"\r\n");
  }

  /** As RFC 4180 has it. */
  private static List<List<String>> table(String csv) {
    assertThat(csv).startsWith("\uFEFF").endsWith("\r\n");
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 1; i < csv.length(); i++) {
      char c = csv.charAt(i);
      boolean isNextQuote = i + 1 < csv.length() && csv.charAt(i + 1) == '"';
      if (quoted && c == '"' && isNextQuote) {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\r')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\r') {
          rows.add(List.copyOf(row));
          row.clear();
          i++;
        }
      } else {
        cell.append(c);
      }
    }
    return rows;
  }

  @Test
  void aFileFromAnybodyTakesNoMoreRoomThanItHasBytes() {
    for (String greedy :
        List.of(
            "[".repeat(2_000_000),
            "{\"ballots\":[" + "{},".repeat(200_000) + "{}]}",
            "{\"x\":[" + "\"a\",".repeat(600_000) + "\"a\"]}")) {
      assertThat(refused(greedy)).isEqualTo("more than 100000 entries.");
    }
    StringBuilder blt = new StringBuilder("100 1\n");
    for (int i = 0; i < 200_000; i++) {
      int a = i % 100;
      int b = (a + 1 + i / 100 % 99) % 100;
      int c = (a + 1 + i / 9_900 % 98) % 100;
      if (a != b && b != c && a != c) {
        blt.append("1 %d %d %d 0\n".formatted(a + 1, b + 1, c + 1));
      }
    }
    assertThat(refused(blt.toString(), 1_000)).isEqualTo("more than 1000 different ballots.");
  }

  private static String refused(String text) {
    return refused(text, 100_000);
  }

  private static String refused(String text, int most) {
    try {
      BallotFile.readModest(text, Given.NOTHING, most);
    } catch (BadFile bad) {
      return bad.what();
    }
    throw new AssertionError("read");
  }
}
