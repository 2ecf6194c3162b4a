package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.journal.Waiting.until;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.cli.ProgramVersion;

/** Whoever asks whether the server is well is told so in words, and Prometheus in numbers. */
@Tag("slow")
class StatusTest {
  private final TestServer server = SharedServer.get();
  private final Gathering gathering = Gathering.at(server);

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void aModeratorReadsHowManyAreConnectedAndHowFastItGoes() {
    gathering.phone("Ali").does("ask-to-speak");
    gathering.phone("Bea").does("ask-to-speak");
    until(() -> number("(\\d+) Menschen") >= 3 && number("nach (\\d+) Millisekunde") > 0);
    String page = server.get("/status", Map.of()).body();
    assertThat(page)
        .containsPattern("Ja, alles läuft|Er läuft, aber langsam")
        .doesNotContain("Ali", "Bea", gathering.code());
    assertThat(server.get("/status", Map.of("Accept-Language", "en")).body())
        .contains("Is the server up?", "Version", ProgramVersion.TEXT);
  }

  @Test
  void prometheusReadsTheSame() {
    gathering.phone("Ali").does("ask-to-speak");
    until(() -> metric("kiezplenum_people") >= 2);
    assertThat(metric("kiezplenum_rooms")).isGreaterThanOrEqualTo(1);
    assertThat(metric("kiezplenum_sockets")).isGreaterThanOrEqualTo(2);
    assertThat(metric("kiezplenum_sockets_behind")).isNotNegative();
    assertThat(metric("kiezplenum_append_seconds_count")).isPositive();
    assertThat(metric("kiezplenum_answer_seconds_count")).isPositive();
    assertThat(metric("kiezplenum_shown_seconds_count")).isPositive();
    // What took at most ten seconds is among what took at most one, or is not; all are counted.
    assertThat(metric("kiezplenum_append_seconds_bucket{le=\"10.0\"}"))
        .isPositive()
        .isGreaterThanOrEqualTo(metric("kiezplenum_append_seconds_bucket{le=\"0.001\"}"));
    assertThat(server.get("/metrics", Map.of()).body()).doesNotContain(gathering.code());
  }

  @Test
  void figuresAreAtOneAddressSoThatAProxyCanKeepThemInside() {
    assertThat(server.get("/metrics", Map.of()).status()).isEqualTo(200);
    for (String other :
        List.of(
            "/metrics/",
            "/metrics//",
            "//metrics",
            "/%6Detrics",
            "/metric%73/",
            "/./metrics",
            "/recount/../metrics",
            "/metrics/.",
            "/metrics%2F",
            "/metrics;x",
            "/Metrics")) {
      Site.Answer answer = server.get(other, Map.of());
      assertThat(answer.status()).as(other).isEqualTo(404);
      assertThat(answer.body()).as(other).doesNotContain("jvm_", "kiezplenum_rooms");
    }
  }

  private double metric(String name) {
    return found(
        "(?m)^" + Pattern.quote(name) + " ([0-9.E-]+)$", server.get("/metrics", Map.of()).body());
  }

  private double number(String pattern) {
    return found(pattern, server.get("/status", Map.of()).body());
  }

  private static double found(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    return found.find() ? Double.parseDouble(found.group(1)) : -1;
  }
}
