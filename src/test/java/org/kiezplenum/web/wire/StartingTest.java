package org.kiezplenum.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartingTest {
  /** Whoever begins late in the evening means this evening. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-30T18:00:59, 2026-11-30T18:00",
    "2026-11-30T18:01:00, 2026-11-30T18:30",
    "2026-11-30T23:29:00, 2026-11-30T23:30",
    "2026-11-30T23:40:20, 2026-11-30T23:40",
    "2026-12-31T23:59:59, 2026-12-31T23:59"
  })
  void anAssemblyBeginsSoonAndOnTheDayOnWhichItIsMade(LocalDateTime now, LocalDateTime begins) {
    assertThat(Starting.soon(now)).isEqualTo(begins);
  }
}
