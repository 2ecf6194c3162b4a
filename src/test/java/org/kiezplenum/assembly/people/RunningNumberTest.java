package org.kiezplenum.assembly.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an id that counts looks like. */
class RunningNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"p1", "p9", "p10", "p305", "p999999999"})
  void theseAreIds(String value) {
    assertThat(RunningNumber.is('p', value)).isTrue();
    assertThat(new PersonId(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "p",
        "1",
        "p0",
        "p01",
        "p-1",
        "p1 ",
        " p1",
        "P1",
        "i1",
        "p1a",
        "p1234567890",
        "p١",
        "p1\n"
      })
  void theseAreNone(String value) {
    assertThat(RunningNumber.is('p', value)).isFalse();
    assertThatThrownBy(() -> new PersonId(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLetterIsNotAnother() {
    assertThat(RunningNumber.is('i', "p1")).isFalse();
  }
}
