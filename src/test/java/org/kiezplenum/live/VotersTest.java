package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may vote, over the protocol: guests, delegates, proxies, votes by name. */
@Tag("slow")
class VotersTest {
  private final Gathering gathering = Gathering.at(SharedServer.get());
  private final Client desk = gathering.desk;
  private final Client ali = gathering.phone("Ali");
  private final Client eva = gathering.phone("Eva");

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void aGuestIsToldAndVotesOnceTheDoorHasGivenAVote() {
    desk.does("set-electorate", "who", "listed");
    desk.does("grant-vote", "number", number(ali));
    String vote = gathering.vote();
    eva.sees(view -> Boolean.TRUE.equals(view.getJsonObject("own").getBoolean("guest")));
    assertThat(eva.refused("cast-ballot", "decision", vote, "choice", "yes"))
        .isEqualTo("guest-may-not-vote");
    ali.does("cast-ballot", "decision", vote, "choice", "yes");
    desk.does("grant-vote", "name", "" + number(eva));
    eva.sees(view -> !view.getJsonObject("own").containsKey("guest"));
    eva.does("cast-ballot", "decision", vote, "choice", "no");
    assertThat(desk.refused("withdraw-vote", "person", eva.own().getString("person")))
        .isEqualTo("voting-already");
    assertThat(ali.refused("grant-vote-to-all")).isEqualTo("not-allowed");
    desk.does("close-decision", "decision", vote);
    desk.does("announce-decision", "decision", vote);
    eva.sees(view -> has(view, vote, "finding"));
    assertThat(decision(eva, vote).getJsonObject("finding").getInteger("yes")).isOne();
    assertThat(eva.common().getJsonObject("electorate"))
        .isEqualTo(new JsonObject().put("who", "listed").put("voters", 2));
    desk.holdsTheServersView();
    eva.holdsTheServersView();
  }

  @Test
  void everybodyReadsWhatWasSaidByNameAndNobodyBefore() {
    String vote = byName();
    ali.does("cast-ballot", "decision", vote, "answer", "yes", "filled", "true");
    desk.does("answer-roll", "decision", vote, "person", person(eva), "answer", "no");
    desk.does("answer-roll", "decision", vote, "name", "Karte 204", "answer", "abstain");
    desk.until(() -> answered().size() == 3);
    // A late word counts: the desk entered something else than Eva now says by herself.
    eva.sees(view -> view.getJsonObject("own").containsKey("ballot"));
    assertThat(eva.own().getJsonObject("ballot").encode())
        .isEqualTo("{\"decision\":\"d1\",\"choice\":\"no\",\"change\":1,\"desk\":true}");
    eva.does("cast-ballot", "decision", vote, "ballot", "yes", "change", 2);
    ali.holdsTheServersView();
    for (JsonObject frame : ali.heard()) {
      assertThat(frame.encode()).doesNotContain("\"roll\"", "answered");
    }
    desk.does("announce-closing", "decision", vote, "seconds", 60);
    ali.sees(view -> has(view, vote, "until"));
    desk.does("close-decision", "decision", vote);
    desk.does("announce-decision", "decision", vote);
    ali.sees(view -> has(view, vote, "found"));
    JsonArray roll = decision(ali, vote).getJsonObject("found").getJsonArray("roll");
    assertThat(roll.getJsonObject(0).getString("ballot")).isEqualTo("yes");
    assertThat(roll.getJsonObject(0).getJsonArray("people")).hasSize(2);
    assertThat(roll.getJsonObject(1).encode())
        .isEqualTo("{\"ballot\":\"abstain\",\"people\":[{\"number\":204,\"desk\":true}]}");
    assertThat(roll.getJsonObject(0).encode()).doesNotContain("desk");
    assertThat(decision(ali, vote).getJsonObject("found").getInteger("entered")).isOne();
    desk.does("hide-name", "person", person(eva));
    ali.sees(view -> !decision(ali, vote).encode().contains("Eva"));
    ali.holdsTheServersView();
    theRecordIsWhatItWas();
  }

  /** Eva's phone did not know yet what the desk had entered for her. */
  @Test
  void aBallotThatDoesNotCountIsNotAnsweredAsStored() {
    String vote = byName();
    desk.does("answer-roll", "decision", vote, "person", person(eva), "answer", "no");
    assertThat(eva.refused("cast-ballot", "decision", vote, "ballot", "yes", "change", 1))
        .isEqualTo("newer-ballot");
    eva.does("cast-ballot", "decision", vote, "ballot", "no", "change", 1);
    eva.does("cast-ballot", "decision", vote, "ballot", "yes", "change", 2);
    eva.sees(view -> view.getJsonObject("own").encode().contains("\"choice\":\"yes\""));
  }

  @Test
  void whatEachHasRatedIsReadByEverybody() {
    String vote =
        desk.does(
            "open-poll",
            "method",
            "score",
            "question",
            "Und?",
            "options",
            "Park\nBank",
            "ballots",
            "by-name");
    ali.does("cast-ballot", "decision", vote, "filled", "true", "rate-a", "4", "rate-b", "0");
    desk.does("answer-roll", "decision", vote, "person", person(eva), "rate-a", 1, "rate-b", "5");
    desk.does("answer-roll", "decision", vote, "name", "Karte 204", "ballot", "abstain");
    assertThat(desk.refused("answer-roll", "decision", vote, "name", "205", "rate-a", "77"))
        .isEqualTo("bad-ballot");
    desk.does("close-decision", "decision", vote);
    desk.does("announce-decision", "decision", vote);
    ali.sees(view -> has(view, vote, "found"));
    JsonArray roll = decision(ali, vote).getJsonObject("found").getJsonArray("roll");
    assertThat(roll.stream().map(said -> ((JsonObject) said).getString("line", "-")))
        .containsExactly("A 4 · B 0", "A 1 · B 5", "-");
    assertThat(roll.getJsonObject(1).getJsonObject("person").getString("name")).isEqualTo("Eva");
    assertThat(roll.getJsonObject(2).encode())
        .isEqualTo("{\"person\":{\"number\":204,\"desk\":true},\"ballot\":\"abstain\"}");
    assertThat(decision(ali, vote).getJsonObject("found").getJsonArray("rows").encode())
        .startsWith("[{\"letter\":\"B\",\"label\":\"Bank\"");
    ali.holdsTheServersView();
    theRecordIsWhatItWas();
  }

  @Test
  void whoVotesForOthersCountsAsOftenUnlessTheyVoteThemselves() {
    desk.does("set-electorate", "who", "listed");
    String away = desk.does("grant-vote", "name", "Karte 205");
    desk.does("grant-vote-to-all");
    desk.does("allow-proxies", "most", 2);
    desk.does("give-proxy", "person", away, "holder", "" + number(ali));
    desk.does("give-proxy", "person", person(eva), "holder", "" + number(ali));
    ali.sees(view -> Integer.valueOf(2).equals(view.getJsonObject("own").getInteger("votesFor")));
    String vote = gathering.vote();
    ali.does("cast-ballot", "decision", vote, "choice", "yes");
    eva.does("cast-ballot", "decision", vote, "choice", "no");
    desk.does("close-decision", "decision", vote);
    desk.does("announce-decision", "decision", vote);
    eva.sees(view -> has(view, vote, "finding"));
    assertThat(decision(eva, vote).getJsonObject("finding").getJsonObject("phones"))
        .isEqualTo(new JsonObject().put("yes", 2).put("no", 1).put("abstain", 0));
    theRecordIsWhatItWas();
  }

  /** Also of a result that was corrected, as it was then. */
  @Test
  void everyResultTellsWhatWasCastByProxy() {
    desk.does("grant-vote-to-all");
    desk.does("allow-proxies", "most", 2);
    String away = desk.does("grant-vote", "name", "Karte 205");
    desk.does("give-proxy", "person", away, "holder", "" + number(ali));
    desk.does("give-proxy", "person", person(eva), "holder", "" + number(ali));
    String vote = gathering.vote();
    ali.does("cast-ballot", "decision", vote, "choice", "yes");
    desk.does("close-decision", "decision", vote);
    desk.sees(view -> byProxy(view, vote) == 2);
    desk.does("announce-decision", "decision", vote);
    eva.sees(view -> has(view, vote, "finding"));
    assertThat(decision(eva, vote).getJsonObject("finding").getInteger("represented")).isEqualTo(2);
    String two = "2 Stimmen kamen in Vertretung.";
    assertThat(page("", eva)).contains(two);
    assertThat(page("/minutes", desk)).contains(two);
    desk.does("correct-decision", "decision", vote, "reason", "Eva ist doch da");
    desk.does("reopen-decision", "decision", vote);
    eva.does("cast-ballot", "decision", vote, "choice", "no");
    desk.does("close-decision", "decision", vote);
    desk.sees(view -> byProxy(view, vote) == 1);
    desk.does("announce-decision", "decision", vote);
    eva.sees(view -> has(view, vote, "finding"));
    JsonObject told = decision(eva, vote);
    assertThat(told.getJsonObject("finding").getInteger("represented")).isOne();
    assertThat(told.getJsonArray("former").getJsonObject(0).getInteger("represented")).isEqualTo(2);
    String one = "Eine Stimme kam in Vertretung.";
    assertThat(page("", eva)).contains(one);
    assertThat(page("/desk", desk)).contains("). " + two, one);
    assertThat(page("/minutes", desk)).contains("). " + two, one);
    eva.holdsTheServersView();
    theRecordIsWhatItWas();
  }

  @Test
  void delegatesOfOneInitiativeWhoDisagreeAbstain() {
    desk.does("add-initiative", "name", "Gartengruppe");
    desk.does("add-initiative", "name", "Chor");
    Client bo = gathering.phone("Bo");
    desk.does("name-delegate", "initiative", "o1", "person", person(ali));
    desk.does("name-delegate", "initiative", "o2", "person", person(eva));
    desk.does("name-delegate", "initiative", "o2", "person", person(bo));
    String vote = desk.does("open-poll", "method", "organisations", "question", "Und?");
    ali.does("cast-ballot", "decision", vote, "answer", "yes");
    eva.does("cast-ballot", "decision", vote, "answer", "yes", "for", "o2");
    bo.does("cast-ballot", "decision", vote, "answer", "no");
    assertThat(bo.refused("cast-ballot", "decision", vote, "answer", "no", "for", "o1"))
        .isEqualTo("not-your-initiative");
    desk.does("close-decision", "decision", vote);
    desk.does("announce-decision", "decision", vote);
    ali.sees(view -> has(view, vote, "found"));
    JsonArray rows = decision(ali, vote).getJsonObject("found").getJsonArray("rows");
    assertThat(rows.getJsonObject(0).getString("label")).isEqualTo("Gartengruppe");
    assertThat(rows.getJsonObject(0).getString("said")).isEqualTo("yes");
    assertThat(rows.getJsonObject(1).getString("said")).isEqualTo("disagreed");
    bo.close();
  }

  @Test
  void thePulseTellsHowManyHaveNotVoted() {
    String vote = gathering.vote();
    ali.does("cast-ballot", "decision", vote, "choice", "yes");
    eva.until(() -> {
      JsonObject turnout = eva.pulse().getJsonObject("turnout", new JsonObject());
      return turnout.getInteger("cast", 0) == 1 && turnout.getInteger("waiting", 0) == 1;
    });
  }

  /** How many votes by proxy the desk sees before the announcement; -1 if there is no count. */
  private static int byProxy(JsonObject view, String vote) {
    JsonObject count = view.getJsonObject("desk").getJsonObject("count", new JsonObject());
    return vote.equals(count.getString("decision")) ? count.getInteger("represented", 0) : -1;
  }

  private String page(String of, Client by) {
    return gathering.server.get("/" + gathering.code() + of, by.bearer()).body();
  }

  private String byName() {
    return desk.does(
        "open-poll", "method", "simple-majority", "question", "Und?", "ballots", "by-name");
  }

  private JsonArray answered() {
    return desk.pulse().getJsonArray("answered", new JsonArray());
  }

  private void theRecordIsWhatItWas() {
    CommandLine verified =
        CommandLine.typeHere(
            CommandLine.on(gathering.server.database()), "verify", gathering.code());
    assertThat(verified.code()).as(verified.said()).isZero();
  }

  private static boolean has(JsonObject view, String decision, String part) {
    return view.getJsonObject("public")
        .getJsonObject("decision")
        .getJsonObject(decision, new JsonObject())
        .containsKey(part);
  }

  private static JsonObject decision(Client client, String id) {
    return client.common().getJsonObject("decision").getJsonObject(id);
  }

  private static String person(Client client) {
    return client.own().getString("person");
  }

  private static int number(Client client) {
    return client.own().getInteger("number");
  }

  /** One person, one entry: by whatever name or number they are typed, and with plain forms. */
  @Test
  void whoeverIsTypedAtTheDoorIsFound() {
    gathering.desk.does("set-electorate", "who", "listed");
    Client lea = gathering.phone("Lea Kern");
    assertThat(typed("lea  kern")).contains("Lea Kern (Nummer", "ist eingetragen.");
    lea.sees(view -> !view.getJsonObject("own").containsKey("guest"));
    assertThat(typed("Frau Nowak")).contains("Neu dabei und eingetragen: Frau Nowak");
    assertThat(typed("frau nowak")).contains("Frau Nowak (Nummer").doesNotContain("Neu dabei");
    assertThat(typed(" 205,206 ")).contains("2 Nummern sind eingetragen: 205, 206.");
    assertThat(typed("207-210")).contains("4 Nummern sind eingetragen: 207, 208, 209, 210.");
    assertThat(typed("201-301")).contains("Höchstens 100 Nummern auf einmal.", "201-301");
    assertThat(typed("0")).contains("Die Nummer 0 hat hier noch niemand.");
    assertThat(typed("#204")).contains("Neu dabei und eingetragen");
    assertThat(gathering.desk.refused("grant-vote", "name", "#0")).isEqualTo("unknown-number");
    gathering.phone("Lea Kern");
    String asked = typed("Lea Kern");
    assertThat(asked).contains("So heißen hier mehrere.", "value=\"Lea Kern\"");
    assertThat(gathering.desk.refused("grant-vote", "name", "Lea Kern"))
        .isEqualTo("several-people");
    assertThat(gathering.desk.does("grant-vote", "name", "Lea Kern", "new", true))
        .isNotEqualTo(lea.person());
  }

  /** What the page says after this was typed. */
  private String typed(String name) {
    Map<String, String> form = new HashMap<>();
    form.put("id", "typed-" + System.nanoTime());
    form.put("do", "grant-vote");
    form.put("back", "/" + gathering.code() + "/voters#list");
    form.put("name", name);
    Site.Answer answer =
        gathering.server.form("/" + gathering.code() + "/do", form, gathering.desk.bearer());
    return answer.status() == 303
        ? gathering
            .server
            .get(
                answer.headers().firstValue("Location").orElseThrow().replaceFirst("#.*", ""),
                gathering.desk.bearer())
            .body()
        : answer.body();
  }
}
