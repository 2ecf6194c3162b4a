package org.kiezplenum.web.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Bag;
import org.kiezplenum.assembly.voting.methods.Cells;
import org.kiezplenum.assembly.voting.methods.Finding;
import org.kiezplenum.assembly.voting.methods.Happening;
import org.kiezplenum.assembly.voting.methods.Outcome;
import org.kiezplenum.assembly.voting.methods.Presence;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.client.Assets;

/** Between the last two the hall draws who is elected, a server who is out: so it is announced. */
class LotTextsTest {
  private static final Ask ASK = Ask.among("irv", 2, 1);
  private static final Messages MESSAGES = Messages.load();
  private static final String OUT_BY_SERVER = "Wer vom Server gezogen wird, scheidet aus.";

  @Test
  void theDeskSaysBeforehandWhatTheDrawDoes() throws IOException {
    Finding tied = find(ASK);
    assertThat(tied.outcome()).isEqualTo(Outcome.LOT_NEEDED);
    String desk = lines("desk/lot.hbs", "poll.lot", told(tied), Map.of());
    assertThat(desk).contains("Wer gezogen wird, ist gewählt.").contains(OUT_BY_SERVER);
  }

  /** By pairs whoever is drawn has the seat, whoever draws. */
  @Test
  void whereTheServerDrawsWhoIsElectedNothingElseIsSaid() throws IOException {
    Finding tied = find(Ask.among("schulze", 2, 1));
    assertThat(tied.outcome()).isEqualTo(Outcome.LOT_NEEDED);
    assertThat(lines("desk/lot.hbs", "poll.lot", told(tied), Map.of()))
        .contains("Wer gezogen wird, ist gewählt.")
        .doesNotContain(OUT_BY_SERVER);
  }

  @Test
  void theResultSaysWhatTheLotHasDone() throws IOException {
    Finding byHall = find(ASK.with(Setting.DRAWN, "a"));
    assertThat(byHall.elected()).containsExactly("a");
    assertThat(result(byHall, Map.of("drawn", List.of("a")))).contains("Durch das Los gewählt: a.");
    Finding byServer = find(ASK.with(Setting.SEED, "23 7 42"));
    String out = byServer.elected().equals(List.of("a")) ? "b" : "a";
    assertThat(result(byServer, Map.of("seed", "23 7 42")))
        .contains("Durch das Los ausgeschieden: " + out + ".")
        .doesNotContain("Durch das Los gewählt");
  }

  private static Finding find(Ask ask) {
    Bag ballots = Bag.of(Map.of("a>b", 1, "b>a", 1));
    return Methods.find(ask, ballots, Cells.NONE, Bag.EMPTY, Presence.UNKNOWN);
  }

  private static String result(Finding finding, Map<String, Object> poll) throws IOException {
    return lines("parts/found.hbs", "poll.lot", told(finding), poll);
  }

  private static Map<String, Object> told(Finding finding) {
    return Map.of(
        "figures",
        finding.reason().arguments(),
        "rounds",
        finding.rounds().stream()
            .map(round ->
                Map.of(
                    "happenings",
                    round.happenings().stream().map(LotTextsTest::happening).toList()))
            .toList());
  }

  private static Map<String, Object> happening(Happening happening) {
    return Map.of("kind", happening.kind().wireName(), "figures", happening.details());
  }

  /** The lines of a template that use these texts, filled in. */
  private static String lines(
      String template, String key, Map<String, Object> found, Map<String, Object> poll)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String line : Files.readAllLines(Path.of("src/main/resources/templates", template))) {
      boolean isPart = line.contains("{{> ");
      lines.append(isPart ? "" : line).append('\n');
    }
    assertThat(lines.toString()).contains(key);
    Map<String, Object> filling = new HashMap<>(Map.of("f", found, "poll", poll));
    filling.put("public", Map.of("code", "K7M2PQ"));
    return Pages.of(
            Map.of("page", TemplateSources.squeeze(lines.toString())),
            MESSAGES,
            Assets.of(Map.of(), Map.of(), MESSAGES))
        .render("page", "de", filling);
  }
}
