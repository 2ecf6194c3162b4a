package org.kiezplenum.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.ALI;
import static org.kiezplenum.assembly.Scenes.BO;
import static org.kiezplenum.assembly.Scenes.MODERATOR;

import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.people.Person;
import org.kiezplenum.assembly.people.PersonId;

class WritingQuotaTest {
  private static final long NOW = 1_000_000;
  private static final long LONGEST = 40_000;

  @Test
  void threeOfTheLongestAreTakenAtOnceAndTheFourthAfterAWhile() {
    WritingQuota writing = wrote(ALI, 3);
    assertThat(writing.millisUntil(person(ALI), LONGEST, NOW)).isEqualTo(200_000);
    assertThat(writing.millisUntil(person(ALI), LONGEST, NOW + 199_999)).isEqualTo(1);
    assertThat(writing.millisUntil(person(ALI), LONGEST, NOW + 200_000)).isZero();
    assertThat(writing.millisUntil(person(ALI), LONGEST / 2, NOW + 100_000)).isZero();
  }

  @Test
  void afterThePeriodEverybodyMayWriteAsMuchAgainAndNoMore() {
    long later = NOW + 5 * WritingQuota.PERIOD_MILLIS;
    WritingQuota writing = wrote(ALI, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(writing.millisUntil(person(ALI), LONGEST, later)).isZero();
      writing = writing.after(person(ALI), LONGEST, later);
    }
    assertThat(writing.millisUntil(person(ALI), LONGEST, later)).isPositive();
  }

  @Test
  void nobodyIsKeptBackByAnotherAndTheDeskWritesTenTimesAsMuch() {
    assertThat(wrote(ALI, 3).millisUntil(person(BO), LONGEST, NOW)).isZero();
    assertThat(wrote(MODERATOR, 29).millisUntil(person(MODERATOR), LONGEST, NOW)).isZero();
    assertThat(wrote(MODERATOR, 30).millisUntil(person(MODERATOR), LONGEST, NOW)).isPositive();
  }

  @Test
  void whatNeedsNoTextIsNeverInTheWay() {
    assertThat(wrote(ALI, 3).millisUntil(person(ALI), 0, NOW)).isZero();
  }

  /** However much one act writes: there is a time at which it is taken. */
  @Test
  void nothingIsRefusedForEver() {
    long huge = 10 * WritingQuota.MOST_BYTES;
    assertThat(WritingQuota.NONE.millisUntil(person(ALI), huge, NOW)).isZero();
    WritingQuota writing = WritingQuota.NONE.after(person(ALI), huge, NOW);
    assertThat(writing.millisUntil(person(ALI), huge, NOW)).isEqualTo(WritingQuota.PERIOD_MILLIS);
    assertThat(writing.millisUntil(person(ALI), huge, NOW + WritingQuota.PERIOD_MILLIS)).isZero();
  }

  @Test
  void whatIsToldLaterThanItHappenedCountsOnce() {
    WritingQuota writing = wrote(ALI, 2).after(person(ALI), LONGEST, NOW - 60_000);
    assertThat(writing.millisUntil(person(ALI), LONGEST, NOW)).isBetween(140_000L, 200_000L);
    WritingQuota full = wrote(ALI, 3).after(person(ALI), LONGEST, NOW - 60_000);
    assertThat(full.millisUntil(person(ALI), LONGEST, NOW)).isEqualTo(200_000);
  }

  private static WritingQuota wrote(PersonId person, int times) {
    WritingQuota writing = WritingQuota.NONE;
    for (int i = 0; i < times; i++) {
      writing = writing.after(person(person), LONGEST, NOW);
    }
    return writing;
  }

  private static Person person(PersonId person) {
    return Scenes.ON_ITEM.state().people().get(person);
  }
}
