package org.kiezplenum.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Abuse case T-25: wrong codes are counted by the address they come from. */
class WrongTriesTest {
  private final WrongTries tries = new WrongTries(3);

  @Test
  void whoTriesTooOftenWaitsAndNobodyElse() {
    for (int i = 0; i < 3; i++) {
      assertThat(tries.isBarred("a", 1_000)).isFalse();
      tries.take("a", 1_000);
    }
    assertThat(tries.isBarred("a", 1_000)).isTrue();
    assertThat(tries.isBarred("b", 1_000)).isFalse();
    assertThat(tries.isBarred("a", 1_001 + WrongTries.PERIOD_MILLIS)).isFalse();
    tries.take("a", 1_001 + WrongTries.PERIOD_MILLIS);
    assertThat(tries.isBarred("a", 1_001 + WrongTries.PERIOD_MILLIS)).isFalse();
  }

  @Test
  void manyAtOnceAreNoMoreThanManyOneAfterAnother() {
    for (int i = 0; i < 3; i++) {
      assertThat(tries.take("a", 1_000)).isTrue();
    }
    assertThat(tries.take("a", 1_000)).isFalse();
    tries.right("a");
    assertThat(tries.take("a", 1_000)).isTrue();
    assertThat(tries.take("a", 1_000)).isFalse();
  }

  /** Somebody with a whole network of addresses fills no memory, and no time is lost on them. */
  @Test
  void noMoreThanSomeAddressesAreKept() {
    for (int i = 0; i < 4 * WrongTries.MOST_ADDRESSES; i++) {
      tries.take("2001:db8::" + i, 1_000);
    }
    assertThat(tries.addresses()).isEqualTo(WrongTries.MOST_ADDRESSES);
  }
}
