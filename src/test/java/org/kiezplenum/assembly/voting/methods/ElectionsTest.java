package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.voting.methods.Polls.ballots;
import static org.kiezplenum.assembly.voting.methods.Polls.find;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Elections by names on a ballot, with the examples of the specification. */
class ElectionsTest {

  /** A server asks about one with yes and no; a file of elsewhere may name them all the same. */
  @Test
  void ordersOfOneNameElectIt() {
    for (String method : List.of("irv", "stv-scottish", "stv-meek", "schulze")) {
      Finding one = find(Ask.among(method, 1, 1), ballots(3, "a", 2, "abstain"));
      assertThat(one.outcome()).as(method).isEqualTo(Outcome.ELECTED);
      assertThat(one.elected()).as(method).containsExactly("a");
      assertThat(find(Ask.among(method, 1, 1), ballots(2, "abstain")).outcome())
          .as(method)
          .isEqualTo(Outcome.NO_RESULT);
    }
  }

  @Test
  void whoHasMoreThanHalfOfTheValidVotesIsElected() {
    Ask ask = Ask.among("absolute-election", 3, 1);

    Finding elected = find(ask, ballots(51, "a", 30, "b", 10, "c", 9, "abstain", 7, "invalid"));
    assertThat(elected.outcome()).isEqualTo(Outcome.ELECTED);
    assertThat(elected.elected()).containsExactly("a");
    assertThat(elected.reason())
        .isEqualTo(
            Reason.of(Why.MORE_THAN_HALF, "seats", 1, "votes", 51, "whole", 100, "base", "valid"));

    Finding half = find(ask, ballots(50, "a", 30, "b", 10, "c", 10, "abstain"));
    assertThat(half.outcome()).isEqualTo(Outcome.RUN_OFF);
    assertThat(half.among()).containsExactly("a", "b");
    assertThat(
            find(ask.with(Setting.BASE, "yn"), ballots(50, "a", 30, "b", 10, "abstain")).elected())
        .containsExactly("a");
    assertThat(find(ask, ballots(3, "abstain")).outcome()).isEqualTo(Outcome.NO_RESULT);
  }

  @Test
  void allWhoAreEqualOnTheSecondPlaceAreInTheRunOff() {
    Finding finding =
        find(Ask.among("absolute-election", 4, 1), ballots(40, "a", 20, "b", 20, "c", 19, "d"));

    assertThat(finding.among()).containsExactly("a", "b", "c");
  }

  @Test
  void aTieInTheSecondRoundIsRepeatedOnceAndThenDrawn() {
    Ask second = Ask.among("absolute-election", 2, 1).with(Setting.ROUND, 2);
    Bag dm14 = ballots(50, "a", 50, "b");

    Finding repeat = find(second, dm14);
    assertThat(repeat.outcome()).isEqualTo(Outcome.REPEAT);
    assertThat(repeat.among()).containsExactly("a", "b");
    assertThat(repeat.reason()).isEqualTo(Reason.of(Why.EQUAL_VOTES, "votes", 50, "open", 1));

    Finding lot = find(second.with(Setting.ROUND, 3), dm14);
    assertThat(lot.outcome()).isEqualTo(Outcome.LOT_NEEDED);
    assertThat(lot.among()).containsExactly("a", "b");

    Finding drawn = find(second.with(Setting.ROUND, 3).with(Setting.SEED, "23 7 42"), dm14);
    assertThat(drawn.outcome()).isEqualTo(Outcome.ELECTED);
    assertThat(drawn.elected()).containsExactly(Lot.draw("23 7 42", 1, List.of("b", "a")));
    assertThat(drawn.rounds()).hasSize(1);
    assertThat(find(second, ballots(3, "a", 2, "b", 90, "abstain")).elected()).containsExactly("a");
  }

  /** Worked out by another program. */
  @Test
  void aLotCanBeDrawnAgainByAnybody() {
    assertThat(Lot.draw("23 7 42", 1, List.of("b", "a"))).isEqualTo("b");
    assertThat(Lot.draw("23 7 42", 2, List.of("a", "b", "c"))).isEqualTo("a");
  }

  @Test
  void severalSeatsGoToThoseWithMoreThanHalfFirst() {
    Finding finding =
        find(
            Ask.among("absolute-election", 5, 2),
            ballots(30, "a,b", 25, "a,c", 20, "c,d", 5, "e", 10, "abstain"));

    assertThat(finding.elected()).containsExactly("a");
    assertThat(finding.outcome()).isEqualTo(Outcome.RUN_OFF);
    assertThat(finding.among()).containsExactly("c", "b");
    assertThat(finding.cells().get("ballots")).isEqualTo(80);
  }

  @Test
  void mostVotesAreEnoughForARelativeMajority() {
    Ask ask = Ask.among("relative-election", 4, 2);

    assertThat(find(ask, ballots(5, "a", 3, "b", 2, "c")).elected()).containsExactly("a", "b");
    Finding tie = find(ask, ballots(5, "a", 3, "b", 3, "c", 1, "d"));
    assertThat(tie.outcome()).isEqualTo(Outcome.RUN_OFF);
    assertThat(tie.elected()).containsExactly("a");
    assertThat(tie.among()).containsExactly("b", "c");
    assertThat(find(ask, ballots(5, "a", 3, "b", 3, "c")).reason())
        .isEqualTo(Reason.of(Why.EQUAL_VOTES, "votes", 3, "open", 1));
    assertThat(find(ask, ballots(1, "a")).elected()).containsExactly("a");
  }

  @Test
  void aSubsetMayBeApprovedAndTheMostApprovalsCount() {
    Bag dm15 = ballots(5, "a,b", 17, "a,c", 8, "d");
    Ask ask = Ask.among("approval", 4, 1);

    Finding one = find(ask, dm15);
    assertThat(one.ranking())
        .containsExactly(List.of("a"), List.of("c"), List.of("d"), List.of("b"));
    assertThat(one.cells())
        .isEqualTo(Cells.of(Polls.cells("a", 22, "b", 5, "c", 17, "d", 8, "ballots", 30)));
    assertThat(one.elected()).containsExactly("a");
    assertThat(find(Ask.among("approval", 4, 2), dm15).elected()).containsExactly("a", "c");
    assertThat(find(Ask.among("approval", 4, 4).with(Setting.THRESHOLD, 50), dm15).elected())
        .containsExactly("a", "c");
    assertThat(find(ask.with(Setting.THRESHOLD, 50), ballots(1, "a", 1, "b")).outcome())
        .isEqualTo(Outcome.NO_RESULT);
    assertThat(find(ask, ballots(2, "a,b", 1, "none")).outcome()).isEqualTo(Outcome.RUN_OFF);
    assertThat(find(ask.with(Setting.ROUND, 2), ballots(2, "a,b", 1, "none")).outcome())
        .isEqualTo(Outcome.LOT_NEEDED);
  }

  @Test
  void aQuotaPassesOverTheOthersAsSoonAsSeatsAreScarce() {
    Ask dm34 =
        Ask.among("quota-election", 6, 4)
            .with(Setting.QUOTA_SEATS, 2)
            .with(Setting.QUOTA_OPTIONS, "d f")
            .with(Setting.CHOICES, 1);
    Bag votes = ballots(40, "a", 38, "b", 35, "c", 30, "d", 28, "e", 12, "f");

    Finding finding = find(dm34, votes);
    assertThat(finding.elected()).containsExactly("a", "b", "d", "f");
    assertThat(finding.reason())
        .isEqualTo(Reason.of(Why.QUOTA_KEPT, "quota", 2, "seats", 4, "vacant", 0));
    assertThat(find(dm34.with(Setting.QUOTA_SEATS, 3), votes).reason().arguments())
        .containsEntry("vacant", "1");
    assertThat(find(dm34.with(Setting.QUOTA_SEATS, 0), votes).elected())
        .containsExactly("a", "b", "c", "d");
    assertThat(find(dm34.with(Setting.QUOTA_SEATS, 4), votes).elected()).containsExactly("d", "f");
  }

  @Test
  void aQuotaNeedsALotOnlyWhereEqualsCannotAllBeSeated() {
    Ask ask =
        Ask.among("quota-election", 4, 2)
            .with(Setting.QUOTA_SEATS, 1)
            .with(Setting.QUOTA_OPTIONS, "c d")
            .with(Setting.CHOICES, 1);

    assertThat(find(ask, ballots(5, "a", 5, "c")).elected()).containsExactly("a", "c");
    Finding lot = find(ask, ballots(5, "a", 5, "b", 4, "c"));
    assertThat(lot.outcome()).isEqualTo(Outcome.LOT_NEEDED);
    assertThat(lot.among()).containsExactly("a", "b");
    Finding drawn = find(ask.with(Setting.SEED, "x"), ballots(5, "a", 5, "b", 4, "c"));
    assertThat(drawn.elected()).hasSize(2).contains("c");
  }

  @Test
  void theSumOfPointsCounts() {
    Bag dm16 =
        ballots(
            42,
            "a:5 b:2 c:1 d:0",
            26,
            "a:0 b:5 c:3 d:2",
            15,
            "a:0 b:2 c:5 d:3",
            17,
            "a:0 b:1 c:3 d:5");

    Finding finding = find(Ask.among("score", 4, 1), dm16);
    assertThat(finding.figures())
        .containsEntry("a/sum", "210")
        .containsEntry("b/sum", "261")
        .containsEntry("c/sum", "246")
        .containsEntry("d/sum", "182");
    assertThat(finding.ranking())
        .containsExactly(List.of("b"), List.of("c"), List.of("a"), List.of("d"));
    assertThat(finding.elected()).containsExactly("b");
  }

  /** Nashville is also preferred to Chattanooga. */
  @Test
  void whoeverHasTheHighestSumIsPreferredInTennessee() {
    Finding orders =
        find(Ask.among("schulze", 4, 1), Polls.orders("42 abc, 26 bcd, 15 cdb, 17 dcb"));

    assertThat(orders.figures())
        .containsEntry("preferred/b>c", "68")
        .containsEntry("preferred/c>b", "32");
    assertThat(orders.elected()).containsExactly("b");
  }

  @Test
  void equalSumsGoByFivesThenByZerosThenByLot() {
    Ask ask = Ask.among("score", 3, 1);

    assertThat(find(ask, ballots(1, "a:5 b:3 c:0", 1, "a:1 b:3 c:0")).elected())
        .containsExactly("a");
    assertThat(find(ask, ballots(1, "a:4 b:2 c:0", 1, "a:0 b:2 c:0")).elected())
        .containsExactly("b");
    assertThat(find(ask, ballots(1, "a:3 b:3 c:0")).among()).containsExactly("a", "b");
    assertThat(find(ask, ballots(1, "a:0 b:0 c:0")).outcome()).isEqualTo(Outcome.NO_RESULT);
  }
}
