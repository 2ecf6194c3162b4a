package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proposals are changed, supported and withdrawn by frames and by plain forms. */
@Tag("slow")
class ProposalVersionsTest {
  private final TestServer server = SharedServer.get();
  private final Gathering gathering = Gathering.at(server);
  private final Client desk = gathering.desk;
  private final Client ali = gathering.phone("Ali");
  private final Client eva = gathering.phone("Eva");
  private String proposal;

  @BeforeEach
  void handIn() {
    proposal = eva.does("hand-in-proposal", "title", "Bänke", "text", "Zwei Bänke.\nAm Platz.");
  }

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void aNewVersionIsSeenByAllAndWhatSaysTheSameIsNone() {
    long before = eva.holdsTheServersView().seq();
    eva.does(
        "change-proposal", "proposal", proposal, "version", 1, "text", "Zwei Bänke.\nAm Platz.");
    eva.does(
        "change-proposal", "proposal", proposal, "version", 1, "title", "Bänke", "reasons", " ");
    assertThat(eva.holdsTheServersView().seq()).isEqualTo(before);

    assertThat(ali.refused("change-proposal", "proposal", proposal, "version", 1, "text", "x"))
        .isEqualTo("not-yours");
    eva.does(
        "change-proposal", "proposal", proposal, "version", 1, "text", "Drei Bänke.\nAm Platz.");
    ali.sees(view -> node(view).getInteger("version") == 2);
    assertThat(desk.refused("change-proposal", "proposal", proposal, "version", 1, "text", "x"))
        .isEqualTo("proposal-changed");
    desk.does("change-proposal", "proposal", proposal, "version", 2, "title", "Drei Bänke");
    String decision = desk.does("open-decision", "proposal", proposal);
    ali.sees(view -> "Drei Bänke".equals(question(view, decision)));
    assertThat(eva.refused("withdraw-proposal", "proposal", proposal)).isEqualTo("proposal-closed");

    String page = page(ali, "");
    assertThat(page).contains("<h1>Drei Bänke</h1>", "Drei Bänke.<br", "3. Fassung");
    assertThat(page).doesNotContain("change-proposal");
    assertThat(page(ali, "?from=1&to=2"))
        .contains(
            "<del><span class=\"hidden\">gestrichen: </span>Zwei</del>"
                + "<ins><span class=\"hidden\">eingefügt: </span>Drei</ins> Bänke.\nAm Platz.");
    assertThat(page(ali, "?from=2&to=2")).doesNotContain("<ins>");
    assertThat(page(ali, "?from=1&to=9")).doesNotContain("<ins>");
    assertThat(page(ali, "?from=x&to=-1")).doesNotContain("<ins>");
  }

  /** The number of the version is the same whoever asks, also where the title alone changed. */
  @Test
  void anEarlierDecisionIsCalledAsTheProposalIsCalledNow() {
    String decision =
        desk.does("record-count", "proposal", proposal, "yes", 0, "no", 0, "abstain", 3);
    eva.does("change-proposal", "proposal", proposal, "version", 1, "title", "Drei Bänke");
    ali.sees(view -> "Drei Bänke".equals(question(view, decision)));
    ali.holdsTheServersView();
  }

  @Test
  void supportIsANumberAndOnlyTheirOwnIsSaidToEach() {
    ali.does("support-proposal", "proposal", proposal, "on", "true");
    ali.does("support-proposal", "proposal", proposal, "on", "true");
    desk.does("support-proposal", "proposal", proposal, "on", "true");
    eva.sees(view -> Integer.valueOf(2).equals(node(view).getInteger("supporters")));
    ali.sees(view ->
        new JsonArray().add(proposal).equals(view.getJsonObject("own").getJsonArray("supports")));
    assertThat(eva.own().containsKey("supports")).isFalse();
    for (JsonObject frame : eva.heard()) {
      assertThat(frame.encode()).doesNotContain("supports");
    }
    ali.does("support-proposal", "proposal", proposal, "on", "false");
    eva.sees(view -> Integer.valueOf(1).equals(node(view).getInteger("supporters")));
    ali.sees(view -> !view.getJsonObject("own").containsKey("supports"));
    for (Client each : new Client[] {ali, eva, desk}) {
      each.holdsTheServersView();
    }
  }

  @Test
  void whatIsWithdrawnIsNotPutAndTheLogTellsIt() {
    eva.does("withdraw-proposal", "proposal", proposal);
    ali.sees(view -> node(view).getString("state").equals("withdrawn"));
    assertThat(desk.refused("open-decision", "proposal", proposal))
        .isEqualTo("proposal-not-votable");
    assertThat(eva.refused("readmit-proposal", "proposal", proposal)).isEqualTo("not-allowed");
    desk.does("readmit-proposal", "proposal", proposal);
    desk.does("change-proposal", "proposal", proposal, "version", 1, "text", "Eine Bank.");
    assertThat(server.get("/" + gathering.code() + "/log", ali.bearer()).body())
        .contains(
            "Der Antrag „Bänke“ wurde zurückgezogen.",
            "Der Antrag „Bänke“ ist wieder zugelassen.",
            "Der Antrag „Bänke“ wurde geändert (2. Fassung).");
  }

  @Test
  void byPlainFormsItIsTheSame() {
    String back = "/" + gathering.code() + "/proposals/" + proposal;
    Site.Answer changed =
        gathering.form(eva, proposal, "change-proposal", "version", "1", "text", "Drei\r\nBänke.");
    assertThat(changed.status()).isEqualTo(303);
    assertThat(changed.headers().firstValue("Location")).contains(back);
    assertThat(page(eva, "")).contains("Drei<br", "2. Fassung");

    // Somebody else had the page open: both texts are there, and the next try counts.
    Site.Answer late =
        gathering.form(desk, proposal, "change-proposal", "version", "1", "text", "Vier <Bänke>.");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body())
        .contains(
            "Der Antrag wurde inzwischen geändert.",
            "Vier &lt;Bänke&gt;.</textarea>",
            "name=\"version\" value=\"2\"",
            "<ins>");
    assertThat(
            gathering.form(desk, proposal, "change-proposal", "version", "2", "text", "").status())
        .isEqualTo(400);
    assertThat(
            gathering
                .form(desk, proposal, "change-proposal", "version", "2", "text", "Vier.")
                .status())
        .isEqualTo(303);
    assertThat(gathering.form(ali, proposal, "support-proposal", "on", "true").status())
        .isEqualTo(303);
    assertThat(page(ali, "")).contains("1 Person unterstützt ihn", "Nicht mehr unterstützen");
    assertThat(gathering.form(ali, proposal, "withdraw-proposal").status()).isEqualTo(403);
    assertThat(gathering.form(eva, proposal, "withdraw-proposal").status()).isEqualTo(303);
    assertThat(page(eva, "")).contains("zurückgezogen").doesNotContain("wieder zulassen</button>");
    assertThat(page(desk, "")).contains("wieder zulassen</button>");
  }

  @Test
  void theMinutesSayWhatWasDecidedOnAndWhatWasWithdrawn() {
    desk.does("record-count", "proposal", proposal, "yes", 0, "no", 0, "abstain", 3);
    eva.does(
        "change-proposal",
        "proposal",
        proposal,
        "version",
        1,
        "title",
        "Neu",
        "text",
        "Vier Bänke.",
        "reasons",
        "Darum.");
    desk.does("record-count", "proposal", proposal, "yes", 3, "no", 0, "abstain", 0);
    String other = ali.does("hand-in-proposal", "title", "Brunnen", "text", "Ein Brunnen.");
    ali.does("withdraw-proposal", "proposal", other);
    String minutes = server.get("/" + gathering.code() + "/minutes", desk.bearer()).body();
    assertThat(minutes)
        .contains("Antrag 1: Bänke</b>", "Zwei Bänke.", "Antrag 1: Neu</b>", "Vier Bänke.")
        .contains("Darum.", "(2. Fassung)", "Antrag 2: Brunnen</b>", "(zurückgezogen)");
  }

  private String page(Client by, String query) {
    Site.Answer answer =
        server.get("/" + gathering.code() + "/proposals/" + proposal + query, by.bearer());
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private JsonObject node(JsonObject view) {
    return view.getJsonObject("public")
        .getJsonObject("proposal")
        .getJsonObject(proposal, new JsonObject().put("version", 0).put("state", ""));
  }

  private static String question(JsonObject view, String decision) {
    return view.getJsonObject("public")
        .getJsonObject("decision")
        .getJsonObject(decision, new JsonObject())
        .getString("question");
  }
}
