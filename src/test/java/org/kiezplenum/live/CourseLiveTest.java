package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The course of proposals, what they compete with and merge into: by frames and plain forms. */
@Tag("slow")
class CourseLiveTest {
  private final TestServer server = SharedServer.get();
  private final Gathering gathering = Gathering.at(server);
  private final Client desk = gathering.desk;
  private final Client ali = gathering.phone("Ali");
  private final Client eva = gathering.phone("Eva");

  @BeforeEach
  void handIn() {
    eva.does("hand-in-proposal", "title", "Spielstraße", "text", "Jeden Sonntag.");
    ali.does("hand-in-proposal", "title", "Spielstraße", "text", "Jeden Sonntag, und samstags.");
  }

  @AfterEach
  void close() {
    for (Client each : new Client[] {ali, eva, desk}) {
      each.holdsTheServersView();
    }
    gathering.close();
  }

  @Test
  void everybodySeesWhereAProposalStands() {
    assertThat(ali.refused("admit-proposal", "proposal", "a1")).isEqualTo("not-allowed");
    desk.does("admit-proposal", "proposal", "a1");
    ali.sees(view -> "admitted".equals(node(view, "a1").getString("state")));
    desk.does("debate-proposal", "proposal", "a1");
    ali.sees(view -> "debated".equals(node(view, "a1").getString("state")));
    assertThat(phone()).contains("Wird beraten:", "Antrag 1: Spielstraße");
    desk.does("close-item", "item", "i1");
    ali.sees(view -> "admitted".equals(node(view, "a1").getString("state")));
    desk.does("reopen-item", "item", "i1");
    ali.sees(view -> "debated".equals(node(view, "a1").getString("state")));

    desk.does("refer-proposal", "proposal", "a1", "to", "AG Verkehr");
    ali.sees(view -> "AG Verkehr".equals(node(view, "a1").getString("to")));
    assertThat(gathering.proposalPage(ali, "a1")).contains("verwiesen", "an: AG Verkehr");
    assertThat(desk.refused("open-decision", "proposal", "a1")).isEqualTo("proposal-put-off");
    desk.does("adjourn-proposal", "proposal", "a2");
    ali.sees(view -> "adjourned".equals(node(view, "a2").getString("state")));
    assertThat(desk.refused("debate-proposal", "proposal", "a2")).isEqualTo("proposal-put-off");
    desk.does("admit-proposal", "proposal", "a2");
    desk.does("decide-by-sight", "how", "no-objection", "proposal", "a2");
    ali.sees(view -> Integer.valueOf(1).equals(node(view, "a2").getInteger("resolution")));
    assertThat(gathering.proposalPage(ali, "a2"))
        .contains("Beschluss 1", "Die Versammlung hat beschlossen");

    assertThat(minutes())
        .contains("Beraten wurde Antrag 1: Spielstraße.")
        .contains("Antrag 1, Spielstraße, wurde verwiesen an: AG Verkehr.")
        .contains("Antrag 2, Spielstraße, wurde vertagt.")
        .contains("Antrag 1 wurde verwiesen an: AG Verkehr.")
        .contains("Beschluss 1</span>");
    assertThat(log())
        .contains("Der Antrag „Spielstraße“ wurde verwiesen.")
        .contains("Der Antrag „Spielstraße“ wird beraten.");
  }

  @Test
  void theModerationsWordsStandBesideTheProposalAndNotInIt() {
    assertThat(ali.refused("remark-on-proposal", "proposal", "a1", "text", "Nein!"))
        .isEqualTo("not-allowed");
    assertThat(desk.refused("remark-on-proposal", "proposal", "a1")).isEqualTo("malformed");
    assertThat(
            gathering
                .form(desk, "a1", "remark-on-proposal", "text", "Bitte *annehmen*. <b>")
                .status())
        .isEqualTo(303);
    String page = gathering.proposalPage(ali, "a1");
    assertThat(page)
        .contains("Empfehlung und Anmerkungen der Moderation")
        .contains("Bitte <em>annehmen</em>.")
        .doesNotContain("<b>")
        .doesNotContain("remark-on-proposal");
    assertThat(gathering.proposalPage(desk, "a1"))
        .contains("Bitte *annehmen*. &lt;b&gt;</textarea>");
    assertThat(minutes())
        .contains("Empfehlung und Anmerkungen der Moderation", "<em>annehmen</em>");
    assertThat(desk.refused("remark-on-proposal", "proposal", "a1", "text", ""))
        .isEqualTo("text-missing");
    assertThat(gathering.proposalPage(ali, "a1")).contains("Bitte <em>annehmen</em>.");
    desk.does("remark-on-proposal", "proposal", "a1", "clear", "true");
    assertThat(gathering.proposalPage(ali, "a1"))
        .doesNotContain("Empfehlung und Anmerkungen der Moderation");
  }

  @Test
  void theModerationAloneTakesProposalsDown() {
    assertThat(ali.refused("set-handing-in", "by", "moderation")).isEqualTo("not-allowed");
    assertThat(desk.refused("set-handing-in", "by", "nobody")).isEqualTo("malformed");
    desk.does("set-handing-in", "by", "moderation");
    ali.sees(view -> "moderation".equals(view.getJsonObject("public").getString("handingIn")));
    assertThat(ali.refused("hand-in-proposal", "title", "Bänke", "text", "Drei."))
        .isEqualTo("handing-in-closed");
    assertThat(phone()).doesNotContain("/proposals/new");
    assertThat(gathering.proposalPage(ali, "a1")).doesNotContain("amend-proposal");
    Site.Answer refused =
        gathering.form(ali, "a1", "hand-in-proposal", "title", "Bänke", "text", "Drei.");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Anträge reicht hier nicht jede Person ein.", "Drei.</textarea>");
    desk.does("hand-in-proposal", "title", "Bänke", "text", "Drei.");
    desk.does("set-handing-in", "by", "everybody");
    ali.sees(view -> !view.getJsonObject("public").containsKey("handingIn"));
  }

  @Test
  void ofCompetingProposalsOneIsAdopted() {
    assertThat(ali.refused("compete-proposals", "proposal", "a1", "with", "a2"))
        .isEqualTo("not-allowed");
    assertThat(gathering.form(desk, "a1", "compete-proposals", "with", "a2").status())
        .isEqualTo(303);
    ali.sees(view -> ids("a2", "a1").equals(node(view, "a1").getJsonArray("competing")));
    assertThat(gathering.proposalPage(ali, "a1")).contains("Nur eins davon geht.");
    assertThat(gathering.form(desk, "a1", "move-competing", "to", "0").status()).isEqualTo(303);
    ali.sees(view -> ids("a1", "a2").equals(node(view, "a2").getJsonArray("competing")));

    desk.does("decide-by-sight", "how", "majority-seen", "outcome", "yes", "proposal", "a1");
    ali.sees(view -> "a1".equals(node(view, "a2").getString("settledBy")));
    assertThat(gathering.proposalPage(ali, "a2"))
        .contains("hat sich erledigt", "weil angenommen wurde: Spielstraße");
    assertThat(minutes())
        .contains("Antrag 2 hat sich erledigt, weil Antrag 1: Spielstraße angenommen wurde.");
    desk.does("demand-count", "decision", "d1");
    ali.sees(view -> "handed-in".equals(node(view, "a2").getString("state")));
    desk.does("end-decision", "decision", "d2");
    desk.does("part-proposal", "proposal", "a1");
    ali.sees(view -> !node(view, "a1").containsKey("competing"));
  }

  @Test
  void aPollBetweenThemAdoptsOne() {
    desk.does("compete-proposals", "proposal", "a1", "with", "a2");
    assertThat(gathering.proposalPage(desk, "a1")).contains("name=\"proposals\" value=\"a2 a1\"");
    assertThat(desk.refused("open-poll", "method", "approval", "proposals", "a1, a2"))
        .isEqualTo("malformed");
    assertThat(
            gathering
                .form(
                    desk,
                    "a1",
                    "open-poll",
                    "proposal",
                    "",
                    "proposals",
                    "a2 a1",
                    "method",
                    "resistance",
                    "question",
                    "Was soll gelten?",
                    "options",
                    "Alles bleibt, wie es ist")
                .status())
        .isEqualTo(303);
    ali.sees(view -> ids("a2", "a1").equals(decision(view).getJsonArray("between")));
    ali.sees(view -> "voting".equals(node(view, "a1").getString("state")));
    assertThat(phone())
        .contains("Antrag 2: Spielstraße", "Alles bleibt, wie es ist")
        .contains("/proposals/a1\">Antrag 1</a>", "/proposals/a2\">Antrag 2</a>");
    assertThat(server.get("/" + gathering.code() + "/screen", Map.of()).body())
        .contains("Antrag 2: Spielstraße", "Wortlaut am Telefon und unter ");
    ali.does("cast-ballot", "decision", "d1", "ballot", "a:1 b:5 c:9", "change", 1);
    desk.does("close-decision", "decision", "d1");
    desk.does("announce-decision", "decision", "d1");
    ali.sees(view -> "adopted".equals(node(view, "a2").getString("state")));
    ali.sees(view -> "settled".equals(node(view, "a1").getString("state")));
    assertThat(minutes())
        .contains("Was soll gelten?", "Jeden Sonntag, und samstags.", "Beschluss 1")
        .contains("Antrag 1 hat sich erledigt, weil Antrag 2: Spielstraße angenommen wurde.");
  }

  @Test
  void twoProposalsBecomeOne() {
    ali.does("support-proposal", "proposal", "a2", "on", "true");
    assertThat(
            eva.refused(
                "merge-proposals", "proposal", "a1", "version", 1, "with", "a2", "text", "x"))
        .isEqualTo("not-yours");
    assertThat(gathering.proposalPage(desk, "a1?merge=a2"))
        .contains(
            "Jeden Sonntag.\n\nJeden Sonntag, und samstags.</textarea>", "Antrag 2 geht hier auf");
    assertThat(gathering.proposalPage(desk, "a1?merge=a1")).doesNotContain("merge-proposals");
    assertThat(gathering.proposalPage(eva, "a1?merge=a2")).doesNotContain("merge-proposals");
    Site.Answer empty =
        gathering.form(desk, "a1", "merge-proposals", "version", "1", "with", "a2", "text", " ");
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.body()).contains("Antrag 2 geht hier auf");
    assertThat(
            gathering
                .form(desk, "a1", "merge-proposals", "version", "1", "with", "a2", "text", "Immer.")
                .status())
        .isEqualTo(303);
    eva.sees(view -> "a1".equals(node(view, "a2").getString("into")));
    eva.sees(view -> Integer.valueOf(1).equals(node(view, "a1").getInteger("supporters")));
    ali.sees(view -> ids("a1", "a2").equals(view.getJsonObject("own").getJsonArray("supports")));
    assertThat(gathering.proposalPage(eva, "a2")).contains("aufgegangen", "in: Spielstraße");
    assertThat(minutes()).contains("Antrag 2 ist aufgegangen in Antrag 1: Spielstraße.");
    desk.does("readmit-proposal", "proposal", "a2");
    eva.sees(view -> !node(view, "a1").containsKey("supporters"));
    ali.sees(view -> ids("a2").equals(view.getJsonObject("own").getJsonArray("supports")));
  }

  private String minutes() {
    return server.get("/" + gathering.code() + "/minutes", desk.bearer()).body();
  }

  private String log() {
    return server.get("/" + gathering.code() + "/log", ali.bearer()).body();
  }

  private String phone() {
    return server.get("/" + gathering.code(), ali.bearer()).body();
  }

  private static JsonArray ids(String... ids) {
    return new JsonArray(List.of(ids));
  }

  private static JsonObject decision(JsonObject view) {
    return view.getJsonObject("public")
        .getJsonObject("decision")
        .getJsonObject("d1", new JsonObject());
  }

  private static JsonObject node(JsonObject view, String proposal) {
    return view.getJsonObject("public")
        .getJsonObject("proposal")
        .getJsonObject(proposal, new JsonObject());
  }
}
