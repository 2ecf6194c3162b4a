package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proposals are amended by frames and by plain forms; the long texts come from the words. */
@Tag("slow")
class AmendmentsLiveTest {
  private static final String TEXT = "Zwei Bänke kommen an den Platz.\nIm Herbst wird geprüft.";

  private final TestServer server = SharedServer.get();
  private final Gathering gathering = Gathering.at(server);
  private final Client desk = gathering.desk;
  private final Client ali = gathering.phone("Ali");
  private final Client eva = gathering.phone("Eva");

  @BeforeEach
  void handIn() {
    eva.does("hand-in-proposal", "title", "Bänke", "text", TEXT);
  }

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void everybodySeesConflictsTheOrderOfVotesAndWhatBecameOfThem() {
    amend(ali, 1, TEXT.replace("Zwei", "Drei"));
    amend(ali, 1, TEXT.replace("Zwei Bänke", "Vier Tische"));
    amend(ali, 1, TEXT.replace("Herbst", "Winter"));
    assertThat(ali.refused("amend-proposal", "proposal", "a1", "version", 1, "text", TEXT))
        .isEqualTo("nothing-changed");
    eva.sees(view -> ids("a3", "a4", "a2").equals(node(view, "a1").getJsonArray("open")));
    eva.sees(view -> ids("a3").equals(node(view, "a2").getJsonArray("conflicts")));
    desk.does("move-amendment", "proposal", "a4", "to", 0);
    eva.sees(view -> ids("a4", "a3", "a2").equals(node(view, "a1").getJsonArray("open")));

    eva.does("take-over-amendment", "proposal", "a3");
    ali.sees(view -> "a3".equals(node(view, "a2").getString("settledBy")));
    assertThat(gathering.proposalPage(ali, "a1")).contains("Vier Tische kommen", "2. Fassung");

    // Whoever still had the first text open is followed, or told where it has changed.
    amend(ali, 1, TEXT.replace("geprüft", "gezählt"));
    amend(ali, 1, TEXT.replace("Zwei Bänke", "Fünf Bänke"));
    eva.sees(view -> "handed-in".equals(node(view, "a5").getString("state")));
    eva.sees(view -> "outdated".equals(node(view, "a6").getString("state")));
    assertThat(desk.refused("open-decision", "proposal", "a6")).isEqualTo("amendment-outdated");
    assertThat(gathering.proposalPage(ali, "a6"))
        .contains("Der Text hat sich an dieser Stelle geändert.");
    desk.does("take-over-amendment", "proposal", "a5");
    assertThat(gathering.proposalPage(ali, "a1"))
        .contains("Vier Tische kommen", "wird gezählt.", "3. Fassung");

    // Put into other words, the passages of the text as it was put together move along.
    eva.does(
        "change-proposal",
        "proposal",
        "a1",
        "version",
        3,
        "text",
        "Bald: Vier Tische kommen an den Platz.\nIm Herbst wird gezählt.");
    desk.does("take-over-amendment", "proposal", "a4");
    assertThat(gathering.proposalPage(ali, "a1"))
        .contains("Bald: Vier Tische", "Im Winter wird gezählt.");
    for (Client each : new Client[] {ali, eva, desk}) {
      each.holdsTheServersView();
    }
  }

  @Test
  void theMinutesHaveTheTextPutTogetherAndEveryFate() {
    amend(ali, 1, TEXT.replace("Zwei", "Drei"));
    amend(ali, 1, TEXT.replace("Zwei Bänke", "Vier Tische"));
    amend(ali, 1, TEXT.replace("Herbst ", "späten Herbst "));
    seen("a2", "yes");
    seen("a4", "no");
    seen("a1", "yes");
    String minutes = server.get("/" + gathering.code() + "/minutes", desk.bearer()).body();

    assertThat(minutes)
        .contains("Drei Bänke kommen an den Platz.<br", "Im Herbst wird geprüft.")
        .contains("Änderung 1 zu Antrag 1", "<del>Zwei</del>", "<ins>Drei</ins>")
        .contains("<del>Zwei Bänke</del>", "<ins>Vier Tische</ins>")
        .contains("hat sich erledigt · durch: Änderung 1 zu Antrag 1")
        .contains("Nach den Worten „kommen an den Platz. Im“", "<ins>späten </ins>");
    assertThat(server.get("/" + gathering.code() + "/log", ali.bearer()).body())
        .contains("„Änderung 1 zu Antrag 1“ steht jetzt im Antrag (2. Fassung).")
        .contains("„Änderung 2 zu Antrag 1“ hat sich erledigt.");
  }

  @Test
  void byPlainFormsItIsTheSame() {
    Site.Answer same = gathering.form(ali, "a1", "amend-proposal", "version", "1", "text", TEXT);
    assertThat(same.status()).isEqualTo(409);
    assertThat(same.body()).contains("Du hast am Text nichts geändert.", "id=\"amend\" open");
    Site.Answer made =
        gathering.form(
            ali,
            "a1",
            "amend-proposal",
            "version",
            "1",
            "text",
            TEXT.replace("\n", "\r\n") + " <b>");
    assertThat(made.status()).isEqualTo(303);
    assertThat(made.headers().firstValue("Location"))
        .contains("/" + gathering.code() + "/proposals/a2");
    assertThat(gathering.proposalPage(ali, "a2"))
        .contains("<ins><span class=\"hidden\">eingefügt: </span> &lt;b&gt;</ins>")
        .doesNotContain("take-over-amendment");
    assertThat(gathering.proposalPage(eva, "a2")).contains("take-over-amendment");

    assertThat(
            gathering
                .form(desk, "a1", "amend-proposal", "version", "1", "text", "Nichts!", "for", "204")
                .status())
        .isEqualTo(303);
    desk.sees(view -> node(view, "a3").containsKey("conflicts"));
    assertThat(gathering.form(ali, "a1", "take-over-amendment", "proposal", "a3").status())
        .isEqualTo(403);
    assertThat(gathering.form(eva, "a1", "take-over-amendment", "proposal", "a3").status())
        .isEqualTo(303);
    assertThat(gathering.proposalPage(ali, "a1")).contains("Nichts!");
  }

  private void seen(String proposal, String outcome) {
    desk.does("decide-by-sight", "how", "majority-seen", "outcome", outcome, "proposal", proposal);
  }

  private static void amend(Client by, int version, String text) {
    by.does("amend-proposal", "proposal", "a1", "version", version, "text", text);
  }

  private static JsonArray ids(String... ids) {
    return new JsonArray(List.of(ids));
  }

  private static JsonObject node(JsonObject view, String proposal) {
    return view.getJsonObject("public")
        .getJsonObject("proposal")
        .getJsonObject(proposal, new JsonObject());
  }
}
