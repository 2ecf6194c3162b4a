package org.kiezplenum.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.voting.BlockId;
import org.kiezplenum.assembly.voting.Poll;
import org.kiezplenum.assembly.voting.Roll;
import org.kiezplenum.assembly.voting.counting.Lots;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Setting;

/** Pictures of a count: what they show is what was counted. */
class PollToldTest {

  @Test
  void aRoundTellsWhoIsElectedWhoIsOutAndWhereTheVotesWent() {
    List<Map<String, Object>> rounds =
        rounds(
            Ask.among("stv-scottish", 4, 2),
            Map.of("a>b>c>d", 28, "a>c>d>b", 14, "b>c>a>d", 15, "c>a>b>d", 17, "d>b>c>a", 26));
    assertThat(rounds).hasSize(3);
    Map<String, Object> first = rounds.getFirst();
    assertThat(first).containsEntry("quota", "34.00000").doesNotContainKey("flows");
    assertThat(vote(first, 0)).containsEntry("value", "42.00000").containsEntry("bar", 100);
    assertThat(vote(first, 0)).containsEntry("state", "elected");
    assertThat(vote(first, 1)).doesNotContainKey("state").doesNotContainKey("more");
    assertThat(first).containsEntry("line", 81);

    Map<String, Object> surplus = rounds.get(1);
    assertThat(vote(surplus, 1))
        .containsEntry("value", "20.33316")
        .containsEntry("bar", 36)
        .containsEntry("more", 12);
    Map<String, Object> flow = list(surplus, "flows").getFirst();
    assertThat(flow).containsEntry("from", "A");
    assertThat(list(flow, "ways"))
        .extracting(way -> way.get("to") + " " + way.get("votes"))
        .containsExactly("B 5.33316", "C 2.66658");

    Map<String, Object> last = rounds.getLast();
    assertThat(list(last, "votes"))
        .extracting(row -> row.get("state"))
        .containsExactly("elected", "elected", "out", null);
  }

  /** The method itself says only who is excluded; the two rounds say the rest. */
  @Test
  void inARunOffTheDifferenceOfTwoRoundsTellsWhereVotesWent() {
    List<Map<String, Object>> rounds =
        rounds(Ask.among("irv", 4, 1), Map.of("a", 42, "b>c", 26, "b", 3, "c>d", 15, "d>c", 17));
    assertThat(rounds.getFirst()).containsEntry("half", "51.5").doesNotContainKey("quota");
    Map<String, Object> second = rounds.get(1);
    assertThat(list(second, "happenings"))
        .extracting(happening -> happening.get("kind") + " " + happening.get("figures"))
        .containsExactly("excluded {votes=15}", "transfer {votes=15, from=C, to=D}");
    Map<String, Object> third = rounds.get(2);
    assertThat(list(list(third, "flows").getFirst(), "ways"))
        .extracting(way -> way.get("to") + " " + way.get("votes"))
        .containsExactly("null 29");
    assertThat(third).containsEntry("exhausted", "29");
    assertThat(list(third, "votes"))
        .extracting(row -> row.get("state"))
        .containsExactly("elected", "out", "out", null);
  }

  @Test
  void bandsOfAFlowFitIntoItsPictureAndAreAsWideAsTheirVotes() {
    List<Map<String, Object>> rounds =
        rounds(
            Ask.among("stv-scottish", 4, 2),
            Map.of("a>b", 60, "a>c", 20, "a>d", 10, "b", 1, "c", 1, "d", 8));
    List<Map<String, Object>> ways = list(list(rounds.get(1), "flows").getFirst(), "ways");
    assertThat(ways).hasSize(3);
    int before = 0;
    for (Map<String, Object> way : ways) {
      int width = (int) way.get("width");
      int middle = (int) way.get("leaves");
      assertThat(middle - width / 2).isGreaterThanOrEqualTo(before - 1);
      before = middle + width / 2;
    }
    assertThat(before).isLessThanOrEqualTo(1000);
    assertThat((int) ways.getFirst().get("width"))
        .isBetween(3 * (int) ways.get(1).get("width") - 3, 3 * (int) ways.get(1).get("width") + 3);
  }

  /** The worked example of the rule: the passive option is the yardstick. */
  @Test
  void resistanceIsMeasuredByThePassiveOption() {
    Ask ask = Ask.among("resistance", 4, 1).with(Setting.PASSIVE, "d");
    Map<String, Object> found =
        found(
            ask,
            Map.of(
                "a:0 b:3 c:1 d:8", 1,
                "a:2 b:3 c:8 d:6", 1,
                "a:9 b:4 c:0 d:5", 1,
                "a:1 b:3 c:6 d:9", 1,
                "a:3 b:2 c:2 d:7", 1),
            Cells.NONE);
    assertThat(found).containsEntry("line", 100);
    Map<String, Object> best = list(found, "rows").getFirst();
    assertThat(best)
        .containsEntry("label", "B")
        .containsEntry("value", "15")
        .containsEntry("acceptance", "70.0")
        .containsEntry("rated", "1 × 2, 3 × 3, 1 × 4")
        .containsEntry("bar", 43)
        .doesNotContainKeys("percent", "passive");
    assertThat(best).containsEntry("spread", List.of(0, 0, 34, 100, 34, 0, 0, 0, 0, 0, 0));
    assertThat(list(found, "rows").getLast())
        .containsEntry("label", "D")
        .containsEntry("passive", true);
  }

  @Test
  void theSixLevelsMakeUpTheWhole() {
    Map<String, Long> levels = new TreeMap<>();
    for (int level = 1; level <= 6; level++) {
      levels.put("level-" + level, level == 1 ? 3L : level == 4 ? 1L : 0L);
    }
    Map<String, Object> found = found(Ask.of("consensus-levels"), Map.of(), Cells.of(levels));
    assertThat(list(found, "stack"))
        .containsExactly(
            Map.of("n", 1, "from", "0.0", "middle", "37.5", "width", "75.0"),
            Map.of("n", 4, "from", "75.0", "middle", "87.5", "width", "25.0"));
    assertThat(found(Ask.of("consensus-levels"), Map.of(), Cells.NONE)).doesNotContainKey("stack");
  }

  private static List<Map<String, Object>> rounds(Ask ask, Map<String, Integer> ballots) {
    return list(found(ask, ballots, Cells.NONE), "rounds");
  }

  private static Map<String, Object> found(Ask ask, Map<String, Integer> ballots, Cells hands) {
    Map<String, WordRef> labels = new TreeMap<>();
    ask.options().forEach(option -> labels.put(option, new WordRef(option, 1, "")));
    Poll empty = Poll.of(ask, labels, null);
    Poll poll =
        new Poll(
            ask,
            labels,
            null,
            hands.isEmpty() ? empty.hands() : empty.hands().plus(BlockId.of(1), hands),
            empty.papers(),
            Bag.of(ballots),
            null,
            0,
            Roll.NONE,
            Lots.NONE);
    return new PollTold(
            poll, ref -> ref.key().toUpperCase(java.util.Locale.ROOT), person -> Map.of())
        .counted(poll.find(null));
  }

  private static Map<String, Object> vote(Map<String, Object> round, int row) {
    return list(round, "votes").get(row);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> told, String name) {
    return (List<Map<String, Object>>) told.get(name);
  }
}
