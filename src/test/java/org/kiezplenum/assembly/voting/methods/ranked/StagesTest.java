package org.kiezplenum.assembly.voting.methods.ranked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.voting.methods.Happening;

/** Ties are decided by the latest earlier stage at which those who are tied differed. */
class StagesTest {

  /** No lot was drawn. */
  private static int left(Stages stages, List<Integer> tied, String what, boolean isLast)
      throws Stages.LotNeeded {
    throw new Stages.LotNeeded(tied, what);
  }

  private static Stages after(long[]... votes) {
    Stages stages = new Stages(List.of("a", "b", "c"), 0, StagesTest::left);
    for (long[] stage : votes) {
      stages.close(stage, null, 0, 0);
    }
    return stages;
  }

  /**
   * Three tie; c had more at the stage before, so it is between a and b, though c was once last.
   */
  @Test
  void whoeverSharesTheLowestNumberIsComparedOnAtTheStagesBefore() throws Stages.LotNeeded {
    long[][] votes = {{3, 2, 1}, {4, 4, 6}, {7, 7, 7}};

    assertThat(after(votes).decide(List.of(0, 1, 2), false, "exclusion", false)).isEqualTo(1);
    assertThat(after(votes).decide(List.of(0, 1, 2), true, "surplus", false)).isEqualTo(2);
    assertThat(after(votes).decide(List.of(0, 1), true, "surplus", false)).isEqualTo(0);
  }

  @Test
  void theLotIsOnlyAmongThoseWhomNoStageTellsApart() {
    Stages stages = after(new long[] {4, 4, 6}, new long[] {7, 7, 7});

    assertThatThrownBy(() -> stages.decide(List.of(0, 1, 2), false, "exclusion", false))
        .isInstanceOfSatisfying(
            Stages.LotNeeded.class, needed -> assertThat(needed.among()).containsExactly(0, 1));
  }

  @Test
  void theStageThatDecidedStandsInTheRound() throws Stages.LotNeeded {
    Stages stages = after(new long[] {1, 2, 9}, new long[] {5, 5, 9});
    stages.decide(List.of(1, 0), false, "exclusion", false);
    stages.close(new long[] {0, 5, 9}, null, 5, 0);

    assertThat(stages.rounds().getLast().happenings())
        .containsExactly(
            Happening.of(
                Happening.HappeningKind.TIE_BY_STAGE,
                List.of("a", "b"),
                "for",
                "exclusion",
                "stage",
                1));
  }
}
