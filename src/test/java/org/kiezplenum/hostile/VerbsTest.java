package org.kiezplenum.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerbsTest {

  @Test
  void nothingThatCanBeSentIsLeftUntried() {
    assertThat(Verbs.all()).isEqualTo(org.kiezplenum.web.wire.Verbs.names());
  }
}
