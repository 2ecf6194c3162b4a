package org.kiezplenum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerTest {
  @Test
  void behindAProxyOnThisMachineItIsWhomTheProxyNamesLast() {
    assertThat(Caller.of("127.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(Caller.of("0:0:0:0:0:0:0:1", "8.8.8.8, 203.0.113.9 ")).isEqualTo("203.0.113.9");
  }

  @Test
  void nobodyFromElsewhereNamesThemselves() {
    assertThat(Caller.of("192.168.1.7", "203.0.113.9")).isEqualTo("192.168.1.7");
  }

  @Test
  void withoutAUsableNameItIsWhoAsks() {
    assertThat(Caller.of("127.0.0.1", null)).isEqualTo("127.0.0.1");
    assertThat(Caller.of("127.0.0.1", "203.0.113.9, ")).isEqualTo("127.0.0.1");
    assertThat(Caller.of("127.0.0.1", "x".repeat(65))).isEqualTo("127.0.0.1");
  }
}
