package org.kiezplenum.assembly.voting.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.voting.methods.Polls.find;
import static org.kiezplenum.assembly.voting.methods.Polls.happened;
import static org.kiezplenum.assembly.voting.methods.Polls.list;
import static org.kiezplenum.assembly.voting.methods.Polls.orders;
import static org.kiezplenum.assembly.voting.methods.Polls.votes;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Ranked ballots whose counts were published, round by round: the examples of the specification
 * (Tennessee, Burlington 2009, Schulze's third example), and those with which the counting program
 * Droop of the Proportional Representation Foundation is tested (github.com/jklundell/droop,
 * test/blt and test/ref: 42, weak-defeat, weak-surplus, SC-Vm-12 from Voting matters 12).
 */
class PublishedCountsTest {
  private static final String DM_20 = "28 abcd, 14 acdb, 15 bcad, 17 cabd, 26 dbca";

  @Test
  void irvExcludesTheLowestUntilSomebodyHasMoreThanHalf() {
    Finding dm18 = find(Ask.among("irv", 4, 1), orders("42 abcd, 26 bcda, 15 cdba, 17 dcba"));

    assertThat(votes(dm18, 1)).containsExactly("42", "26", "15", "17");
    assertThat(votes(dm18, 2)).containsExactly("42", "26", "0", "32");
    assertThat(votes(dm18, 3)).containsExactly("42", "0", "0", "58");
    assertThat(dm18.elected()).containsExactly("d");
    assertThat(dm18.reason())
        .isEqualTo(Reason.of(Why.MORE_THAN_HALF_CONTINUING, "votes", 58, "continuing", 100));
  }

  @Test
  void burlington2009() {
    Bag dm19 =
        orders("1332 mkw, 767 mwk, 455 m, 2043 kmw, 371 kwm, 568 k, 1513 wmk, 495 wkm, 1289 w");
    List<String> names = List.of("k", "m", "w");

    Finding irv = find(new Ask("irv", names, 1, Settings.DEFAULT), dm19);
    assertThat(irv.rounds().getFirst().votes())
        .isEqualTo(Map.of("w", "3297", "k", "2982", "m", "2554"));
    assertThat(irv.rounds().getLast().votes())
        .isEqualTo(Map.of("k", "4314", "w", "4064", "m", "0"));
    assertThat(irv.elected()).containsExactly("k");

    Finding schulze = find(new Ask("schulze", names, 1, Settings.DEFAULT), dm19);
    assertThat(schulze.elected()).containsExactly("m");
    assertThat(schulze.figures())
        .containsEntry("preferred/m>k", "4067")
        .containsEntry("preferred/k>m", "3477")
        .containsEntry("preferred/m>w", "4597")
        .containsEntry("preferred/w>m", "3668");
  }

  @Test
  void scottishTransferValuesAreCutOffAfterFiveDecimals() {
    Finding dm20 = find(Ask.among("stv-scottish", 4, 2), orders(DM_20));

    assertThat(dm20.rounds().getFirst().quota()).isEqualTo("34.00000");
    assertThat(votes(dm20, 1)).containsExactly("42.00000", "15.00000", "17.00000", "26.00000");
    assertThat(happened(dm20, 1, Happening.HappeningKind.ELECTED)).containsExactly("a");
    assertThat(votes(dm20, 2)).containsExactly("34.00000", "20.33316", "19.66658", "26.00000");
    assertThat(dm20.rounds().get(1).residual()).isEqualTo("0.00026");
    assertThat(happened(dm20, 2, Happening.HappeningKind.SURPLUS)).containsExactly("a");
    assertThat(votes(dm20, 3)).containsExactly("34.00000", "37.33316", "0.00000", "28.66658");
    assertThat(happened(dm20, 3, Happening.HappeningKind.EXCLUDED)).containsExactly("c");
    assertThat(dm20.elected()).containsExactly("a", "b");
    assertThat(dm20.rounds()).hasSize(3);
  }

  @Test
  void meekElectsTheSameByAQuotaWithNineDecimals() {
    Finding dm20 = find(Ask.among("stv-meek", 4, 2), orders(DM_20));

    assertThat(dm20.rounds().getFirst().quota()).isEqualTo("33.333333334");
    assertThat(dm20.elected()).containsExactly("a", "b");
  }

  /** Castor 4, Pollux none, Helen 2: two seats (42.blt). */
  @Test
  void castorPolluxAndHelen() {
    Finding finding = find(Ask.among("stv-scottish", 3, 2), orders("4 ab, 2 c"));

    assertThat(finding.rounds().getFirst().quota()).isEqualTo("3.00000");
    assertThat(votes(finding, 1)).containsExactly("4.00000", "0.00000", "2.00000");
    assertThat(votes(finding, 2)).containsExactly("3.00000", "1.00000", "2.00000");
    assertThat(finding.elected()).containsExactly("a", "c");
    assertThat(happened(finding, 3, Happening.HappeningKind.FILLED)).containsExactly("c");
  }

  @Test
  void aTieForExclusionGoesByTheStageBefore() {
    Finding weakDefeat = find(Ask.among("stv-scottish", 5, 2), orders("1 ab, 2 b, 3 c, 4 d, 5 e"));

    assertThat(votes(weakDefeat, 2))
        .containsExactly("0.00000", "3.00000", "3.00000", "4.00000", "5.00000");
    assertThat(happened(weakDefeat, 3, Happening.HappeningKind.TIE_BY_STAGE))
        .containsExactly("b c");
    assertThat(happened(weakDefeat, 3, Happening.HappeningKind.EXCLUDED)).containsExactly("b");
    assertThat(weakDefeat.rounds().get(2).exhausted()).isEqualTo("3.00000");
    assertThat(happened(weakDefeat, 4, Happening.HappeningKind.EXCLUDED)).containsExactly("c");
    assertThat(weakDefeat.rounds().get(3).exhausted()).isEqualTo("6.00000");
    assertThat(weakDefeat.elected()).containsExactlyInAnyOrder("d", "e");
  }

  @Test
  void whoHasExactlyTheQuotaHasNoSurplus() {
    Ask ask = Ask.among("stv-scottish", 6, 4);
    Bag weakSurplus = orders("10 ac, 8 b, 6 c, 5 d, 3 ed, 3 fd");

    Finding open = find(ask, weakSurplus);
    assertThat(open.outcome()).isEqualTo(Outcome.ELECTED);
    assertThat(open.elected()).containsExactly("a", "b", "c", "d");
    assertThat(happened(open, 3, Happening.HappeningKind.WITHOUT_LOT)).containsExactly("e f");
    assertThat(happened(open, 3, Happening.HappeningKind.EXCLUDED)).containsExactly("e");
    assertThat(votes(open, 2)).isEqualTo(list("8.00000 8.00000 8.00000 5.00000 3.00000 3.00000"));

    // Whoever has drawn all the same has drawn.
    Finding drawn = find(ask.with(Setting.DRAWN, "f"), weakSurplus);
    assertThat(drawn.elected()).containsExactly("a", "b", "c", "d");
    assertThat(happened(drawn, 3, Happening.HappeningKind.LOT)).containsExactly("e f");
    assertThat(happened(drawn, 3, Happening.HappeningKind.EXCLUDED)).containsExactly("f");
  }

  /** Voting matters 12: tiny surpluses that must not be lost. */
  @Test
  void meekCountsBillionths() {
    Bag ballots =
        orders(
            "333 ac, 333 ad, 333 ae, 333 bc, 333 bd, 333 be, 667 c, 667 d, 667 e, 1 abc, 1 abd,"
                + " 2 bac");

    Finding finding = find(Ask.among("stv-meek", 5, 3), ballots);
    assertThat(finding.rounds().getFirst().quota()).isEqualTo("1000.750000001");
    assertThat(happened(finding, 1, Happening.HappeningKind.ELECTED)).containsExactly("a b");
    assertThat(finding.rounds().get(1).votes().values())
        .containsExactly(
            "1000.750000126", "1000.750000126", "667.166666686", "667.166666562", "667.166666500");
    // The surplus of 0.000000250 could lift each of them above the lowest.
    assertThat(finding.outcome()).isEqualTo(Outcome.LOT_NEEDED);
    assertThat(finding.among()).containsExactly("c", "d", "e");
  }

  @Test
  void schulzesThirdExample() {
    Finding dm23 =
        find(
            Ask.among("schulze", 5, 1),
            orders("5 acbed, 5 adecb, 8 bedac, 3 cabed, 7 caebd, 2 cbade, 7 dceba, 8 ebadc"));

    assertThat(dm23.ranking())
        .containsExactly(List.of("e"), List.of("a"), List.of("c"), List.of("b"), List.of("d"));
    assertThat(dm23.elected()).containsExactly("e");
    String[] strongest = {
      "a>b 28", "a>c 28", "a>d 30", "a>e 24", "b>a 25", "b>c 28", "b>d 33", "b>e 24", "c>a 25",
      "c>b 29", "c>d 29", "c>e 24", "d>a 25", "d>b 28", "d>c 28", "d>e 24", "e>a 25", "e>b 28",
      "e>c 28", "e>d 31"
    };
    for (String path : strongest) {
      assertThat(dm23.figures()).containsEntry("path/" + path.substring(0, 3), path.substring(4));
    }
  }
}
