package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever was away is told what is missing, and then holds exactly what the server shows. */
@Tag("slow")
class ComingBackTest {
  private static final int AWAY_FOR = 50;

  /** More than the server keeps views. */
  private static final int AWAY_FOR_LONG = 320;

  @Test
  void awayForFiftyChangesBringsOneDifference() {
    try (Gathering gathering = Gathering.at(SharedServer.get())) {
      Client phone = gathering.phone("Ali");
      Client desk = gathering.desk;
      long before = phone.holdsTheServersView().seq();
      phone.drop();
      change(desk, AWAY_FOR);

      phone.forgetHeard();
      phone.connect().holdsTheServersView();

      List<JsonObject> differences =
          phone.heard().stream().filter(frame -> frame.containsKey("patch")).toList();
      assertThat(differences).hasSize(1);
      assertThat(differences.getFirst().getLong("from")).isEqualTo(before);
      assertThat(phone.seq()).isEqualTo(before + AWAY_FOR);
      assertThat(phone.heard()).noneMatch(frame -> frame.containsKey("view"));
      desk.holdsTheServersView();
    }
  }

  @Test
  void awayForLongerThanViewsAreKeptBringsTheWholeView() {
    try (Gathering gathering = Gathering.at(SharedServer.get())) {
      Client phone = gathering.phone("Ali").holdsTheServersView();
      phone.drop();
      // Several desks, since each may do only so much in five seconds.
      for (int change = 0; change < AWAY_FOR_LONG; ) {
        Client desk =
            gathering.add(
                Client.join(gathering.server, gathering.code(), null, gathering.assembly.key())
                    .connect());
        for (int i = 0; i < 80; i++) {
          desk.does("state-present", "count", ++change);
          // Views are kept as they are shown, so each must be shown before the next.
          phone.served();
        }
      }

      phone.forgetHeard();
      phone.connect().holdsTheServersView();

      assertThat(phone.heard().getFirst().containsKey("view")).isTrue();
      assertThat(phone.common().getInteger("present")).isEqualTo(AWAY_FOR_LONG);
    }
  }

  @Test
  void whoHoldsAViewOfAnotherEpochGetsEverything() {
    try (Gathering gathering = Gathering.at(SharedServer.get())) {
      Client phone = gathering.phone("Ali").holdsTheServersView();
      String epoch = phone.epoch();
      phone.drop();
      phone.pretend("0123456789", phone.seq());

      phone.forgetHeard();
      phone.connect().holdsTheServersView();

      assertThat(phone.heard().getFirst().containsKey("view")).isTrue();
      assertThat(phone.epoch()).isEqualTo(epoch);
    }
  }

  @Test
  void whoMissedNothingIsToldTheNumber() {
    try (Gathering gathering = Gathering.at(SharedServer.get())) {
      Client screen = gathering.screen().holdsTheServersView();
      long seq = screen.seq();
      screen.drop();

      screen.forgetHeard();
      screen.connect();

      assertThat(screen.heard().getFirst()).isEqualTo(new JsonObject().put("seq", seq));
    }
  }

  @Test
  void overHttpTheSameDifferenceComesWithWhatIsMine() {
    try (Gathering gathering = Gathering.at(SharedServer.get())) {
      Client phone = gathering.phone("Ali").holdsTheServersView();
      phone.drop();
      change(gathering.desk, AWAY_FOR);

      String address = gathering.api("?epoch=%s&seq=%d".formatted(phone.epoch(), phone.seq()));
      JsonObject answer = gathering.server.get(address, phone.bearer()).json();
      phone.hold(answer);

      assertThat(answer.fieldNames()).containsExactlyInAnyOrder("from", "seq", "patch", "own");
      assertThat(phone.view()).isEqualTo(phone.served());
    }
  }

  @Test
  void aDifferenceForEverybodyIsNotGivenToWhoTookTheDeskMeanwhile() {
    try (Gathering gathering = Gathering.at(SharedServer.get())) {
      gathering.desk.does("write-note", "text", "Das Gartenamt fehlt.");
      Client phone = gathering.phone("Ali").holdsTheServersView();
      phone.drop();
      JsonObject claim = new JsonObject().put("key", gathering.assembly.key());
      assertThat(gathering.server.post(gathering.api("/people"), claim, phone.bearer()).status())
          .isEqualTo(201);

      phone.connect().holdsTheServersView();

      assertThat(phone.view().getJsonObject("desk").getJsonObject("note").size()).isEqualTo(1);
    }
  }

  @Test
  void whoTakesTheDeskWhileConnectedSeesItAtOnce() {
    try (Gathering gathering = Gathering.at(SharedServer.get())) {
      gathering.desk.does("write-note", "text", "Das Gartenamt fehlt.");
      Client phone = gathering.phone("Ali").holdsTheServersView();
      JsonObject claim = new JsonObject().put("key", gathering.assembly.key());
      gathering.server.post(gathering.api("/people"), claim, phone.bearer());

      phone.sees(view -> view.containsKey("desk"));
      gathering.desk.does("write-note", "text", "Es kommt im Mai.");
      phone.sees(view -> view.getJsonObject("desk").getJsonObject("note").size() == 2);
      phone.holdsTheServersView();
    }
  }

  @Test
  void anAssemblyIsTheSameAfterARestart() {
    try (TestServer server = TestServer.start();
        Gathering gathering = Gathering.at(server)) {
      Client phone = gathering.phone("Ali");
      phone.does("ask-to-speak");
      gathering.desk.does("enter-speaker", "name", "Frau Yıldız");
      gathering.desk.does("write-note", "text", "Das Gartenamt fehlt.");
      String decision = gathering.vote();
      phone.does("cast-ballot", "decision", decision, "choice", "yes");
      phone.sees(view -> view.getJsonObject("own").containsKey("ballot"));
      gathering.desk.sees(view -> view.getJsonObject("public").containsKey("voting"));
      JsonObject asPhone = phone.holdsTheServersView().view();
      JsonObject asDesk = gathering.desk.holdsTheServersView().view();
      phone.forgetHeard();

      server.restart();

      assertThat(phone.closed()).isEqualTo((short) 4002);
      assertThat(phone.served()).isEqualTo(asPhone);
      assertThat(gathering.desk.served()).isEqualTo(asDesk);
      phone.forgetHeard();
      phone.connect().holdsTheServersView();
      assertThat(phone.heard()).noneMatch(frame -> frame.containsKey("view"));
      assertThat(phone.does("cast-ballot", "decision", decision, "choice", "no")).isNull();
      phone.sees(view ->
          view.getJsonObject("own").getJsonObject("ballot").getString("choice").equals("no"));

      // What one has cast is still shown beside the result.
      gathering.desk.connect();
      gathering.desk.does("close-decision", "decision", decision);
      gathering.desk.does("enter-hands", "decision", decision, "yes", 0, "no", 0, "abstain", 0);
      gathering.desk.does("announce-decision", "decision", decision);
      phone.sees(view -> !view.getJsonObject("public").containsKey("voting"));
      JsonObject announced = phone.holdsTheServersView().view();
      assertThat(announced.getJsonObject("own").getJsonObject("ballot").getString("choice"))
          .isEqualTo("no");

      server.restart();

      assertThat(phone.served()).isEqualTo(announced);
    }
  }

  /** Changes of many kinds, each of one event. */
  private static void change(Client desk, int times) {
    int before = desk.common().getInteger("present", 0);
    for (int i = 0; i < times; i++) {
      if (i % 5 == 4) {
        desk.does("write-note", "text", "Zeile " + i);
      } else if (i % 5 == 3) {
        desk.does("add-item", "title", "Punkt " + i, "minutes", i);
      } else {
        desk.does("state-present", "count", before + i + 1);
      }
    }
  }
}
