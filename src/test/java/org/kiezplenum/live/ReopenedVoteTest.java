package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Votes that are left behind when a vote is opened again: everybody reads of them. */
@Tag("slow")
class ReopenedVoteTest {
  private Gathering gathering;
  private Client desk;
  private Client ana;
  private Client bo;
  private Client cem;
  private Client dana;

  /** A list of four; Ana votes for Bo unless he is there. */
  @BeforeEach
  void aListOfFour() {
    gathering = Gathering.at(SharedServer.get());
    desk = gathering.desk;
    ana = gathering.phone("Ana");
    bo = gathering.phone("Bo");
    cem = gathering.phone("Cem");
    dana = gathering.phone("Dana");
    desk.does("set-electorate", "who", "listed");
    for (Client each : new Client[] {ana, bo, cem, dana}) {
      desk.does("grant-vote", "person", each.person());
    }
    desk.does("allow-proxies", "most", 2);
    desk.does("give-proxy", "person", bo.person(), "holder", "" + number(ana));
  }

  @AfterEach
  void close() {
    gathering.close();
  }

  private static int number(Client client) {
    return client.own().getInteger("number");
  }

  @Test
  void whatMergingLeavesBehindIsNobodysAndToldToAll() {
    String vote = oneToOne();
    desk.does("merge-people", "person", bo.person(), "into", dana.person());
    reopen(vote);

    dana.sees(view -> view.getJsonObject("own").getBoolean("dropped", false));
    assertThat(dana.own().containsKey("ballot")).isFalse();
    assertThat(ana.own().containsKey("dropped")).isFalse();
    assertThat(page("", dana)).contains("Dabei ist eine Stimme von dir weggefallen");
    assertThat(page("", ana)).doesNotContain("weggefallen");
    assertThat(page("/log", ana))
        .contains("wurde wieder geöffnet. 1 Stimme zählt nicht mehr, weil zwei Nummern");

    assertThat(finding(vote).encode()).contains("\"yes\":1,\"no\":0").doesNotContain("represented");
    dana.sees(view -> !view.getJsonObject("own").containsKey("dropped"));
    dana.holdsTheServersView();
    String told = "1 Stimme zählte von da an nicht mehr, weil zwei Nummern dieselbe Person waren.";
    assertThat(page("/minutes", desk)).contains(told);
    theRecordIsWhatItWas();
  }

  @Test
  void whoVotedThereCanVoteAgain() {
    String vote = oneToOne();
    desk.does("merge-people", "person", bo.person(), "into", dana.person());
    reopen(vote);
    dana.does("cast-ballot", "decision", vote, "choice", "no");
    assertThat(finding(vote).encode()).contains("\"yes\":1,\"no\":1");
    theRecordIsWhatItWas();
  }

  @Test
  void whoeverIsExcludedVotesNoMoreAndIsNotRepresented() {
    String vote = oneToOne();
    for (int i = 0; i < 3; i++) {
      desk.does("call-to-order", "person", bo.person());
    }
    ana.sees(view -> !view.getJsonObject("own").containsKey("votesFor"));
    reopen(vote);
    assertThat(bo.refused("cast-ballot", "decision", vote, "choice", "no")).isEqualTo("excluded");
    assertThat(page("", bo)).contains("Auch in Vertretung stimmt niemand für dich.");
    assertThat(finding(vote).encode()).contains("\"yes\":1,\"no\":0").doesNotContain("represented");
    assertThat(page("/log", ana))
        .contains("1 Stimme zählt nicht mehr, weil die Person nicht mehr mit abstimmen darf.");
    theRecordIsWhatItWas();
  }

  /** Bo is there after all; one to one is announced. */
  private String oneToOne() {
    String vote = gathering.vote();
    ana.does("cast-ballot", "decision", vote, "choice", "yes");
    bo.does("cast-ballot", "decision", vote, "choice", "no");
    assertThat(finding(vote).encode()).contains("\"rejected\"", "\"yes\":1,\"no\":1");
    return vote;
  }

  private void reopen(String vote) {
    desk.does("correct-decision", "decision", vote, "reason", "Noch einmal");
    desk.does("reopen-decision", "decision", vote);
  }

  /** Closes and announces. */
  private JsonObject finding(String vote) {
    desk.does("close-decision", "decision", vote);
    desk.does("announce-decision", "decision", vote);
    cem.sees(view -> decision(view, vote).containsKey("finding"));
    return decision(new JsonObject().put("public", cem.common()), vote).getJsonObject("finding");
  }

  private static JsonObject decision(JsonObject view, String vote) {
    return view.getJsonObject("public")
        .getJsonObject("decision")
        .getJsonObject(vote, new JsonObject());
  }

  private String page(String of, Client by) {
    return gathering.server.get("/" + gathering.code() + of, by.bearer()).body();
  }

  private void theRecordIsWhatItWas() {
    CommandLine verified =
        CommandLine.typeHere(
            CommandLine.on(gathering.server.database()), "verify", gathering.code());
    assertThat(verified.code()).as(verified.said()).isZero();
  }
}
