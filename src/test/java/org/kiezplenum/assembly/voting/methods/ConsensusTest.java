package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.voting.methods.Polls.ballots;
import static org.kiezplenum.assembly.voting.methods.Polls.cells;
import static org.kiezplenum.assembly.voting.methods.Polls.find;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.marks.Dots;

/** Resistance, consensus, consent, moods, dots and initiatives. */
class ConsensusTest {

  private static Finding count(Ask ask, Map<String, Long> hands, @Nullable Integer present) {
    return Methods.find(ask, Bag.EMPTY, Cells.of(hands), Bag.EMPTY, new Presence(present, null));
  }

  @Test
  void theLeastResistanceWinsAndATieGoesByTheHighestSingleOne() {
    int[][] dm25 = {{0, 2, 9, 1, 3}, {3, 3, 4, 3, 2}, {1, 8, 0, 6, 2}, {8, 6, 5, 9, 7}};
    Bag bag = Bag.EMPTY;
    for (int voter = 0; voter < 5; voter++) {
      bag =
          bag.plus(
              "a:"
                  + dm25[0][voter]
                  + " b:"
                  + dm25[1][voter]
                  + " c:"
                  + dm25[2][voter]
                  + " d:"
                  + dm25[3][voter],
              1);
    }
    Finding finding = find(Ask.among("resistance", 4, 1).with(Setting.PASSIVE, "d"), bag);

    assertThat(finding.outcome()).isEqualTo(Outcome.ADOPTED);
    assertThat(finding.elected()).containsExactly("b");
    assertThat(finding.ranking())
        .containsExactly(List.of("b"), List.of("a"), List.of("c"), List.of("d"));
    assertThat(finding.figures())
        .containsEntry("a/sum", "15")
        .containsEntry("a/acceptance", "70.0")
        .containsEntry("a/worst", "9")
        .containsEntry("b/sum", "15")
        .containsEntry("b/acceptance", "70.0")
        .containsEntry("b/worst", "4")
        .containsEntry("c/sum", "17")
        .containsEntry("c/acceptance", "66.0")
        .containsEntry("c/strong", "1")
        .containsEntry("d/sum", "35")
        .containsEntry("d/acceptance", "30.0");
    assertThat(finding.reason())
        .isEqualTo(Reason.of(Why.LEAST_RESISTANCE, "sum", 15, "passive", 35));
  }

  @Test
  void whereNobodyAskedForThePassiveOptionNothingIsSaidOfIt() {
    assertThat(find(Ask.among("resistance", 2, 1), ballots(1, "a:4 b:5")).reason())
        .isEqualTo(Reason.of(Why.LEAST_OF_ALL, "sum", 4));
  }

  @Test
  void whatIsNotBetterThanThePassiveOptionIsNotAdopted() {
    Ask ask = Ask.among("resistance", 2, 1).with(Setting.PASSIVE, "b");

    assertThat(find(ask, ballots(1, "a:4 b:5")).outcome()).isEqualTo(Outcome.ADOPTED);
    assertThat(find(ask, ballots(1, "a:5 b:5")).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(find(ask, ballots(1, "a:6 b:5")).reason())
        .isEqualTo(Reason.of(Why.PASSIVE_STAYS, "sum", 6, "passive", 5));
    assertThat(find(ask, ballots(1, "a:6 b:5")).elected()).isEmpty();
  }

  @Test
  void resistanceThatNothingTellsApartIsAskedAgain() {
    Ask ask = Ask.among("resistance", 3, 1);

    Finding strong = find(ask, ballots(1, "a:8 b:8 c:10", 1, "a:8 b:1 c:10", 1, "a:0 b:7 c:10"));
    assertThat(strong.elected()).containsExactly("b");
    Finding repeat = find(ask, ballots(1, "a:2 b:1 c:9", 1, "a:1 b:2 c:9"));
    assertThat(repeat.outcome()).isEqualTo(Outcome.REPEAT);
    assertThat(repeat.among()).containsExactly("a", "b");
  }

  @Test
  void handsThatWereRaisedUnevenlyAreCountedAgain() {
    Ask ask = Ask.among("resistance", 2, 1).with(Setting.HIGHEST, 2);
    Map<String, Long> hands = cells("a/0", 3, "a/1", 4, "a/2", 0, "b/0", 1, "b/1", 1, "b/2", 5);

    assertThat(count(ask, hands, null).outcome()).isEqualTo(Outcome.ADOPTED);
    hands.put("b/2", 4L);
    assertThat(count(ask, hands, null).reason())
        .isEqualTo(
            Reason.of(Why.UNEVEN, "option", "b", "counted", 6, "other", "a", "otherwise", 7));
    hands.remove("b/1");
    assertThat(Methods.missing(ask, Cells.of(hands))).containsExactly("b/1");
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3} {4} {5} {6}, check {7}, is {8}")
  @CsvSource({
    "case 27, 14,3,2,1,0,0, 1, CONSENSUS",
    "case 28, 10,4,3,1,2,0, 1, HEAR",
    "case 28 again, 10,4,3,1,2,0, 2, CONSENSUS_WITH_CONCERNS",
    "case 29, 15,3,1,0,0,1, 1, BLOCKED",
    "case 29 again, 15,3,1,0,0,1, 2, BLOCKED",
    "a fifth aside, 8,0,0,2,0,0, 1, CONSENSUS",
    "more than a fifth aside, 8,0,0,3,0,0, 1, WEAK",
    "half carry, 3,2,5,0,0,0, 1, CONSENSUS",
    "fewer than half carry, 3,1,5,0,0,0, 1, WEAK",
    "weak with concerns, 1,0,9,0,1,0, 2, WEAK",
    "nobody, 0,0,0,0,0,0, 1, NO_RESULT"
  })
  void sixLevelsOfConsensus(
      String name,
      int one,
      int two,
      int three,
      int four,
      int five,
      int six,
      int check,
      Outcome outcome) {
    Map<String, Long> hands =
        cells(
            "level-1", one, "level-2", two, "level-3", three, "level-4", four, "level-5", five,
            "level-6", six);

    assertThat(count(Ask.of("consensus-levels").with(Setting.ROUND, check), hands, null).outcome())
        .isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}: {1} consents and {2} objections of {3} are {4}")
  @CsvSource({
    "case 31 first, 7, 1, 8, INTEGRATE",
    "case 31 second, 8, 0, 8, CONSENTED",
    "case 32, 7, 0, 8, ROUND_INCOMPLETE",
    "nobody, 0, 0, 0, ROUND_INCOMPLETE"
  })
  void consentNeedsTheWholeRound(
      String name, int consents, int objections, int present, Outcome outcome) {
    Map<String, Long> hands = cells("consent", consents, "objection", objections);

    assertThat(count(Ask.of("consent"), hands, present).outcome()).isEqualTo(outcome);
    assertThat(count(Ask.of("consent"), hands, null).outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(Methods.read(Ask.of("consent"), "abstain"))
        .isEqualTo(Reading.refused(Fault.Code.UNKNOWN_ANSWER, "answer", "abstain"));
  }

  @Test
  void aTemperatureIsOnlyAPicture() {
    Finding dm33 = find(Ask.of("temperature"), ballots(12, "up", 6, "middle", 2, "down"));

    assertThat(dm33.outcome()).isEqualTo(Outcome.MOOD);
    assertThat(dm33.figures())
        .containsEntry("up/percent", "60.0")
        .containsEntry("middle/percent", "30.0")
        .containsEntry("down/percent", "10.0");
  }

  @Test
  void dotsOfMorePeopleComeFirstAndEqualsShareThePlace() {
    Ask ask = Ask.among("dots", 5, 1).with(Setting.BUDGET, 3);

    Finding finding = find(ask, ballots(1, "a:3", 3, "b:1", 2, "c:2 d:1", 2, "d:1 e:2"));
    assertThat(finding.outcome()).isEqualTo(Outcome.RANKING);
    assertThat(finding.ranking())
        .containsExactly(List.of("d"), List.of("c", "e"), List.of("b"), List.of("a"));
    Finding wall = count(ask, cells("a", 9, "b", 9, "c", 3, "d", 0, "e", 1), null);
    assertThat(wall.ranking().getFirst()).containsExactly("a", "b");
    assertThat(Methods.missing(ask, Cells.of(cells("a", 9, "a/people", 3))))
        .containsExactly("b", "c", "d", "e", "b/people", "c/people", "d/people", "e/people");
  }

  @Test
  void aThirdOfTheOptionsIsTheUsualBudget() {
    Ask ask = Ask.among("dots", 7, 1);

    assertThat(Dots.budget(ask)).isEqualTo(3);
    assertThat(Methods.read(ask, "b:1, a:2")).isEqualTo(Reading.ballot("a:2 b:1"));
    assertThat(Methods.read(ask, "a b c:0")).isEqualTo(Reading.ballot("a:1 b:1"));
    assertThat(Methods.read(ask, "a:2 b:2"))
        .isEqualTo(Reading.refused(Fault.Code.OVER_BUDGET, "given", 4, "budget", 3));
    assertThat(Methods.read(ask.with(Setting.MOST_ON_ONE, 1), "a:2"))
        .isEqualTo(
            Reading.refused(
                Fault.Code.OUT_OF_SCALE, "option", "a", "value", 2, "least", 0, "most", 1));
    assertThat(Methods.read(ask, "a:0")).isEqualTo(Reading.refused(Fault.Code.EMPTY));
  }

  @Test
  void oneInitiativeIsOneVote() {
    Ask ask = Ask.among("organisations", 4, 1);

    Finding finding = find(ask, ballots(9, "a:no", 1, "b:yes", 1, "c:yes", 3, "d:yes", 1, "d:no"));
    assertThat(finding.outcome()).isEqualTo(Outcome.ADOPTED);
    assertThat(finding.reason()).isEqualTo(Reason.of(Why.MORE_YES, "yes", 2, "no", 1));
    assertThat(find(ask, ballots(1, "a:yes", 1, "b:no")).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(find(ask, ballots(1, "a:yes", 1, "a:abstain")).outcome())
        .isEqualTo(Outcome.NO_RESULT);
  }

  @Test
  void aDoubleMajorityIsOfPeopleAndOfInitiatives() {
    Ask ask = Ask.among("double-majority", 2, 1);
    Bag ballots = ballots(5, "yes", 4, "no", 1, "a:yes");

    assertThat(find(ask, ballots).outcome()).isEqualTo(Outcome.ADOPTED);
    assertThat(find(ask, ballots.plus("b:no", 3)).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(find(ask, ballots.plus("no", 2)).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(find(ask, ballots(5, "yes")).outcome()).isEqualTo(Outcome.NO_RESULT);
    Finding cards =
        Methods.find(ask, ballots, Cells.of(cells("b/yes", 1)), Bag.EMPTY, Presence.UNKNOWN);
    assertThat(cards.reason().arguments()).containsEntry("organisations-yes", "2");
  }

  @Test
  void ofADoubleMajorityTheSilentSideIsTold() {
    Ask ask = Ask.among("double-majority", 1, 1);
    silentIs(Why.INITIATIVES_SILENT, ask, ballots(2, "no"));
    silentIs(Why.INITIATIVES_SILENT, ask, ballots(3, "yes", 1, "a:yes", 1, "a:no"));
    silentIs(Why.PEOPLE_SILENT, ask, ballots(1, "a:yes"));
    silentIs(Why.PEOPLE_SILENT, ask, ballots(2, "abstain", 1, "a:no"));
    silentIs(Why.NO_VOTES, ask, ballots(2, "abstain", 1, "a:abstain"));
  }

  private static void silentIs(Why side, Ask ask, Bag ballots) {
    Finding finding = find(ask, ballots);
    assertThat(finding.outcome()).isEqualTo(Outcome.NO_RESULT);
    assertThat(finding.reason()).isEqualTo(Reason.of(side));
  }

  @Test
  void whereNobodyCountedWhoStuckTheDotsEqualsShareThePlace() {
    Ask ask = Ask.among("dots", 2, 1).with(Setting.BUDGET, 3);
    Bag ballots = ballots(1, "a:1", 3, "b:1");
    Cells stickers = new Cells(new TreeMap<>(Polls.cells("a", 4, "b", 2)));
    assertThat(Methods.find(ask, ballots, stickers, Bag.EMPTY, Presence.UNKNOWN).ranking())
        .containsExactly(List.of("a", "b"));
    Cells counted =
        new Cells(new TreeMap<>(Polls.cells("a", 4, "b", 2, "a/people", 4, "b/people", 1)));
    assertThat(Methods.find(ask, ballots, counted, Bag.EMPTY, Presence.UNKNOWN).ranking())
        .containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void theQuorumOfACouncilIsOfInitiatives() {
    Ask ask = Ask.among("organisations", 3, 1).with(Setting.QUORUM, "more-than-half");
    // Five delegates may speak for the three, and three of them do.
    Presence delegates = new Presence(5, 5);
    assertThat(
            Methods.find(ask, ballots(2, "a:yes", 1, "b:no"), Cells.NONE, Bag.EMPTY, delegates)
                .outcome())
        .isEqualTo(Outcome.REJECTED);
    Finding few = Methods.find(ask, ballots(2, "a:yes"), Cells.NONE, Bag.EMPTY, delegates);
    assertThat(few.outcome()).isEqualTo(Outcome.NOT_QUORATE);
    assertThat(few.reason().arguments())
        .containsEntry("here", "1")
        .containsEntry("needed", "2")
        .containsEntry("entitled", "3");
  }
}
