package org.kiezplenum.web.http;

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

  @Test
  void aWholeNetworkOfTheNewerKindIsOne() {
    String one = Caller.of("2001:db8:0:7:1:2:3:4", null);
    assertThat(one).isEqualTo("2001:db8:0:7::/64");
    assertThat(Caller.of("2001:0db8::7:ffff:0:0:1", null)).isEqualTo(one);
    assertThat(Caller.of("127.0.0.1", "[2001:db8:0:7::9]:4711")).isEqualTo(one);
    assertThat(Caller.of("fe80::1%eth0", null)).isEqualTo("fe80:0:0:0::/64");
    assertThat(Caller.of("2001:db8:0:8::1", null)).isNotEqualTo(one);
    assertThat(Caller.of("::ffff:192.0.2.7", null)).isEqualTo("192.0.2.7");
    assertThat(Caller.of("127.0.0.1", "192.0.2.7:4711")).isEqualTo("192.0.2.7");
  }
}
