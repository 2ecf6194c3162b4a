package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kiezplenum.assembly.voting.counting.Methods;

/** Every majority on every base, with the examples of the specification. */
class MajoritiesTest {

  private static Finding find(Ask ask, Integer[] v) {
    Map<String, Integer> cells =
        new TreeMap<>(Map.of("yes", v[0], "no", v[1], "abstain", v[2], "invalid", v[3]));
    Finding hands =
        Methods.find(ask, Bag.EMPTY, Cells.of(cells), Bag.EMPTY, new Presence(v[4], v[5]));
    cells.values().removeIf(number -> number == 0);
    Finding phones =
        Methods.find(ask, Bag.of(cells), Cells.NONE, Bag.EMPTY, new Presence(v[4], v[5]));
    Finding paper =
        Methods.find(ask, Bag.EMPTY, Cells.NONE, Bag.of(cells), new Presence(v[4], v[5]));
    assertThat(phones.outcome()).isEqualTo(hands.outcome());
    assertThat(phones.reason()).isEqualTo(hands.reason());
    assertThat(paper).isEqualTo(phones);
    return hands;
  }

  @ParameterizedTest(name = "{0}: {1} of {2}, {3} {4} {5} {6} of {7} and {8} is {9}, {10}")
  @CsvSource({
    "case 1, simple-majority, , 50,25,20,1,120,300, ADOPTED, MORE_YES",
    "case 1, two-thirds-majority, yn, 50,25,20,1,120,300, ADOPTED, ENOUGH",
    "case 1, two-thirds-majority, yna, 50,25,20,1,120,300, REJECTED, NOT_ENOUGH",
    "case 1, absolute-majority, yna, 50,25,20,1,120,300, ADOPTED, ENOUGH",
    "case 1, absolute-majority, valid, 50,25,20,1,120,300, ADOPTED, ENOUGH",
    "case 1, absolute-majority, cast, 50,25,20,1,120,300, ADOPTED, ENOUGH",
    "case 1, absolute-majority, present, 50,25,20,1,120,300, REJECTED, NOT_ENOUGH",
    "case 1, absolute-majority, entitled, 50,25,20,1,120,300, REJECTED, NOT_ENOUGH",
    "case 1, absolute-majority, disabled, 50,25,20,1,120,300, ADOPTED, ENOUGH",
    "case 1, three-quarters-majority, yn, 50,25,20,1,120,300, REJECTED, NOT_ENOUGH",
    "case 3, simple-majority, , 30,30,10,0,70,70, REJECTED, TIE",
    "case 3, relative-majority, , 30,30,10,0,70,70, REJECTED, TIE",
    "case 4, simple-majority, , 0,0,12,0,12,12, NO_RESULT, NO_VOTES",
    "case 4, absolute-majority, entitled, 0,0,12,0,12,12, NO_RESULT, NO_VOTES",
    "case 4, unanimity, , 0,0,12,0,12,12, NO_RESULT, NO_VOTES",
    "case 5, simple-majority, , 10,5,16,0,31,31, ADOPTED, MORE_YES",
    "case 6, two-thirds-majority, yn, 66,33,1,0,100,100, ADOPTED, ENOUGH",
    "case 6, two-thirds-majority, yna, 66,33,1,0,100,100, REJECTED, NOT_ENOUGH",
    "case 8, three-quarters-majority, , 75,25,0,0,100,100, ADOPTED, ENOUGH",
    "case 8, three-quarters-majority, , 74,25,0,0,99,99, REJECTED, NOT_ENOUGH",
    "half is not more, absolute-majority, yna, 50,25,25,0,100,100, REJECTED, NOT_ENOUGH",
    "half of present, absolute-majority, present, 50,0,0,0,100,300, REJECTED, NOT_ENOUGH",
    "one more, absolute-majority, present, 51,0,0,0,100,300, ADOPTED, ENOUGH",
    "of the yes, absolute-majority, yes, 1,9,0,0,10,10, REJECTED, NOT_ENOUGH",
    "of the no, absolute-majority, n, 5,9,0,0,14,14, REJECTED, NOT_ENOUGH",
    "of the no, absolute-majority, n, 8,7,0,0,15,15, ADOPTED, ENOUGH",
    "of the no, absolute-majority, n, 4,9,0,0,13,13, REJECTED, NOT_ENOUGH",
    "Bonn, qualified-majority, , 60,30,10,0,100,119, ADOPTED, QUALIFIED",
    "Bonn, qualified-majority, , 60,30,10,0,100,120, REJECTED, NOT_QUALIFIED",
    "Bonn, qualified-majority, , 60,31,10,0,101,101, REJECTED, NOT_QUALIFIED",
    "all, unanimity, , 3,0,9,1,20,30, ADOPTED, UNANIMOUS",
    "all, unanimity, yna, 3,0,9,1,20,30, REJECTED, NOT_UNANIMOUS",
    "all, unanimity, yna, 3,0,0,1,20,30, ADOPTED, UNANIMOUS",
    "all, unanimity, cast, 3,0,0,1,20,30, REJECTED, NOT_UNANIMOUS",
    "all, unanimity, present, 20,0,0,0,20,30, ADOPTED, UNANIMOUS",
    "all, unanimity, entitled, 20,0,0,0,20,30, REJECTED, NOT_UNANIMOUS",
    "all, unanimity, , 300,1,0,0,301,301, REJECTED, NOT_UNANIMOUS"
  })
  void everyMajorityIsCountedOnItsBase(
      String name,
      String method,
      @Nullable String base,
      int yes,
      int no,
      int abstain,
      int invalid,
      int present,
      int entitled,
      Outcome outcome,
      Why why) {
    Ask ask = Ask.of(method);
    if (base != null) {
      ask = ask.with(Setting.BASE, base);
    }
    Finding finding = find(ask, new Integer[] {yes, no, abstain, invalid, present, entitled});

    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason().why()).isEqualTo(why);
    assertThat(finding.figures().isEmpty()).isEqualTo("disabled".equals(base));
  }

  /** The naive rule, for every small count, and every share on every base. */
  @Test
  void noEqualityIsLost() {
    for (Base base : Base.values()) {
      if (base == Base.DISABLED) {
        continue;
      }
      for (int code = 0; code < 6 * 6 * 6 * 3; code++) {
        int y = code % 6;
        int n = code / 6 % 6;
        int a = code / 36 % 6;
        int i = code / 216;
        int whole =
            switch (base) {
              // One side alone is no base: one yes would be all of the yes.
              case YES, NO, YES_NO -> y + n;
              case YES_NO_ABSTAIN, VALID -> y + n + a;
              case CAST -> y + n + a + i;
              case PRESENT -> 20;
              case ENTITLED, DISABLED -> 30;
            };
        Integer[] votes = {y, n, a, i, 20, 30};
        boolean isNothing = y + n == 0;
        assertThat(is(find(Ask.of("absolute-majority").with(Setting.BASE, base.wireName()), votes)))
            .isEqualTo(!isNothing && y + y > whole);
        assertThat(
                is(find(Ask.of("two-thirds-majority").with(Setting.BASE, base.wireName()), votes)))
            .isEqualTo(!isNothing && y + y + y >= whole + whole);
        assertThat(
                is(
                    find(
                        Ask.of("three-quarters-majority").with(Setting.BASE, base.wireName()),
                        votes)))
            .isEqualTo(!isNothing && y + y + y + y >= whole + whole + whole);
        assertThat(is(find(Ask.of("simple-majority").with(Setting.BASE, base.wireName()), votes)))
            .isEqualTo(y > n);
      }
    }
  }

  private static boolean is(Finding finding) {
    return finding.outcome() == Outcome.ADOPTED;
  }

  @Test
  void theReasonHoldsTheWholeArithmetic() {
    Finding finding = find(Ask.of("two-thirds-majority"), new Integer[] {50, 25, 20, 1, 120, 300});

    assertThat(finding.reason().arguments())
        .containsEntry("yes", "50")
        .containsEntry("factor", "3")
        .containsEntry("left", "150")
        .containsEntry("times", "2")
        .containsEntry("whole", "75")
        .containsEntry("right", "150")
        .containsEntry("than", "at-least")
        .containsEntry("needed", "50");
    assertThat(finding.figures()).containsEntry("yes/percent", "66.7");
  }

  @Test
  void moreThanHalfAbstentionsMakeItVoidOnceIfThatWasAgreed() {
    Ask ask = Ask.of("simple-majority").with(Setting.ABSTENTIONS_VOID, "yes");

    Finding dm05 = find(ask, new Integer[] {10, 5, 16, 0, 31, 31});
    assertThat(dm05.outcome()).isEqualTo(Outcome.VOID);
    assertThat(dm05.reason()).isEqualTo(Reason.of(Why.ABSTENTIONS, "abstain", 16, "cast", 31));
    assertThat(find(ask, new Integer[] {10, 5, 15, 0, 30, 30}).outcome())
        .isEqualTo(Outcome.ADOPTED);
    assertThat(find(ask, new Integer[] {10, 5, 16, 1, 32, 32}).outcome())
        .isEqualTo(Outcome.ADOPTED);
    assertThat(
            find(ask.with(Setting.ROUND, 2), new Integer[] {10, 5, 16, 0, 31, 31}).reason().why())
        .isEqualTo(Why.ABSTENTIONS_AGAIN);
  }

  @Test
  void aCountWithoutNoAndAbstentionsCannotBeStated() {
    Ask ask = Ask.of("simple-majority");
    Cells hands = Cells.of(Map.of("yes", 79));

    assertThat(Methods.missing(ask, hands)).containsExactly("no", "abstain");
    Finding dm09 =
        Methods.find(ask, Bag.of(Map.of("no", 3)), hands, Bag.EMPTY, new Presence(null, 172));
    assertThat(dm09.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(dm09.reason()).isEqualTo(Reason.of(Why.NOT_COUNTED, "missing", "no,abstain"));
  }

  @Test
  void aBaseThatNobodyKnowsCannotBeCountedOn() {
    Finding finding =
        Methods.find(
            Ask.of("qualified-majority"),
            Bag.of(Map.of("yes", 3)),
            Cells.NONE,
            Bag.EMPTY,
            Presence.UNKNOWN);

    assertThat(finding.reason()).isEqualTo(Reason.of(Why.PRESENCE_UNKNOWN, "missing", "entitled"));
  }

  @ParameterizedTest(name = "{0} of {1} needs {2}")
  @CsvSource({
    "AT_LEAST_HALF, 42, 21",
    "AT_LEAST_HALF, 43, 22",
    "MORE_THAN_HALF, 42, 22",
    "MORE_THAN_HALF, 43, 22",
    "MORE_THAN_A_THIRD, 30, 11",
    "MORE_THAN_A_THIRD, 31, 11",
    "MORE_THAN_A_THIRD, 32, 11",
    "MORE_THAN_A_THIRD, 33, 12",
    "NONE, 1000, 0"
  })
  void aQuorumIsAWholeNumberOfPeople(Quorum quorum, int entitled, int needed) {
    assertThat(quorum.needed(entitled)).isEqualTo(needed);
  }

  @Test
  void nothingIsDecidedWhereTooFewAreHere() {
    Ask ask = Ask.of("simple-majority").with(Setting.QUORUM, "more-than-half");
    Integer[] dm11 = {10, 5, 0, 0, 21, 43};

    assertThat(find(ask, dm11).outcome()).isEqualTo(Outcome.NOT_QUORATE);
    assertThat(find(ask, dm11).reason().arguments())
        .containsEntry("needed", "22")
        .containsEntry("here", "21");
    dm11[4] = 22;
    assertThat(find(ask, dm11).outcome()).isEqualTo(Outcome.ADOPTED);
  }

  @Test
  void aQuorumCanBeOfThoseWhoTookPart() {
    Ask dm12 =
        Ask.of("simple-majority")
            .with(Setting.QUORUM, "at-least-half")
            .with(Setting.QUORUM_OF, "participating");

    assertThat(find(dm12, new Integer[] {20, 5, 25, 0, null, 100}).outcome())
        .isEqualTo(Outcome.ADOPTED);
    assertThat(find(dm12, new Integer[] {20, 5, 24, 0, null, 100}).outcome())
        .isEqualTo(Outcome.NOT_QUORATE);
    assertThat(
            find(dm12.with(Setting.QUORUM_OF, "present"), new Integer[] {20, 5, 25, 0, null, 100})
                .reason()
                .why())
        .isEqualTo(Why.PRESENCE_UNKNOWN);
  }

  @Test
  void onlyTheFourAnswersAreBallots() {
    Ask ask = Ask.of("simple-majority");

    assertThat(Methods.read(ask, " yes ")).isEqualTo(Reading.ballot("yes"));
    assertThat(Methods.read(ask, "maybe"))
        .isEqualTo(Reading.refused(Fault.Code.UNKNOWN_ANSWER, "answer", "maybe"));
    assertThat(Methods.read(ask, "x".repeat(5_000)))
        .isEqualTo(Reading.refused(Fault.Code.TOO_LONG));
    assertThat(Methods.check(new Ask("simple-majority", List.of("a"), 1, Settings.DEFAULT)).first())
        .isEqualTo(Fault.of(Fault.Code.NO_OPTIONS_HERE));
    assertThat(Methods.check(ask.with(Setting.BASE, "all")).first().code())
        .isEqualTo(Fault.Code.BAD_SETTING);
    assertThat(Methods.check(ask, Cells.of(Map.of("a", 1))).first().code())
        .isEqualTo(Fault.Code.UNKNOWN_CELL);
    assertThat(Methods.check(ask, Cells.of(Map.of("yes", -1))).first().code())
        .isEqualTo(Fault.Code.CELL_OUT_OF_RANGE);
  }
}
