package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.people.PersonId;

class PaceTest {
  private static final PersonId ALI = PersonId.of(2);
  private static final PersonId BO = PersonId.of(3);
  private final Pace pace = new Pace();

  @Test
  void aPersonMayDoAFewThingsAtOnceAndNoMore() {
    assertThat(allowed(ALI, false, 1_000, 50)).isEqualTo(Pace.MOST_COMMANDS);
  }

  @Test
  void aDeskMayDoMore() {
    assertThat(allowed(ALI, true, 1_000, 500)).isEqualTo(Pace.MOST_COMMANDS_OF_A_DESK);
  }

  @Test
  void whatWasUsedUpComesBackWithTime() {
    allowed(ALI, false, 1_000, 50);
    long oneMore = Pace.PERIOD_MILLIS / Pace.MOST_COMMANDS;
    assertThat(allowed(ALI, false, 1_000 + oneMore, 50)).isEqualTo(1);
    assertThat(allowed(ALI, false, 1_000 + 10 * Pace.PERIOD_MILLIS, 50))
        .isEqualTo(Pace.MOST_COMMANDS);
  }

  @Test
  void nobodyIsSlowedByAnother() {
    allowed(ALI, false, 1_000, 50);
    assertThat(allowed(BO, false, 1_000, 50)).isEqualTo(Pace.MOST_COMMANDS);
  }

  @Test
  void whoIsForgottenBeginsAfresh() {
    allowed(ALI, false, 1_000, 50);
    pace.forgetBefore(1_000);
    assertThat(allowed(ALI, false, 1_000, 50)).isZero();
    pace.forgetBefore(1_001);
    assertThat(allowed(ALI, false, 1_001, 50)).isEqualTo(Pace.MOST_COMMANDS);
  }

  /** The answer to a stored command may have got lost, so it is worth looking it up. */
  @Test
  void whatComesOnTopMayBeARepetitionWithinTheSameBounds() {
    allowed(ALI, false, 1_000, Pace.MOST_COMMANDS);
    for (int i = 0; i < Pace.MOST_COMMANDS; i++) {
      assertThat(pace.next(ALI, false, 1_000)).isEqualTo(Pace.Allowed.REPEAT);
    }
    assertThat(pace.next(ALI, false, 1_000)).isEqualTo(Pace.Allowed.NOTHING);
  }

  @Test
  void whatWasDoneElsewhereTakesAsMuchAsWhatIsDoneHere() {
    for (int i = 0; i < 4; i++) {
      pace.didElsewhere(ALI, false, 1_000);
    }
    assertThat(allowed(ALI, false, 1_000, 50)).isEqualTo(Pace.MOST_COMMANDS - 4);
  }

  /** Both processes were asked at once; it takes twice as long until all is as it was. */
  @Test
  void whatBothAllowedAtOnceIsWaitedFor() {
    allowed(ALI, false, 1_000, Pace.MOST_COMMANDS);
    for (int i = 0; i < Pace.MOST_COMMANDS; i++) {
      pace.didElsewhere(ALI, false, 1_000);
    }
    long later = 1_000 + Pace.PERIOD_MILLIS;
    assertThat(pace.next(ALI, false, later)).isNotEqualTo(Pace.Allowed.DECIDE);
    pace.forgetBefore(later - Pace.FORGOTTEN_AFTER_MILLIS);
    assertThat(allowed(ALI, false, later + Pace.PERIOD_MILLIS, 50)).isEqualTo(Pace.MOST_COMMANDS);
  }

  /** However much it was, such as many events of one command of the desk. */
  @Test
  void nobodyWaitsLongerThanThat() {
    for (int i = 0; i < 50 * Pace.MOST_COMMANDS; i++) {
      pace.didElsewhere(ALI, false, 1_000);
    }
    long later = 1_000 + Pace.FORGOTTEN_AFTER_MILLIS;
    assertThat(allowed(ALI, false, later, 50)).isEqualTo(Pace.MOST_COMMANDS);
  }

  private int allowed(PersonId person, boolean desk, long millis, int tries) {
    int allowed = 0;
    for (int i = 0; i < tries; i++) {
      allowed += pace.next(person, desk, millis) == Pace.Allowed.DECIDE ? 1 : 0;
    }
    return allowed;
  }
}
