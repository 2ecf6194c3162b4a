package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.live.Client.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers over one database: one history, seen the same through both. */
@Tag("slow")
class TwoServersTest {
  private static TestServer here;
  private static TestServer there;

  @BeforeAll
  static void start() {
    here = TestServer.start();
    there = here.another();
  }

  @AfterAll
  static void stop() {
    there.close();
    here.close();
  }

  @Test
  void peopleAtBothRaceAndStandInOneOrder() {
    try (Gathering gathering = Gathering.at(here)) {
      List<Client> phones = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        TestServer server = i % 2 == 0 ? here : there;
        phones.add(gathering.add(Client.join(server, gathering.code(), "Gast " + i).connect()));
      }
      List<String> ids = new ArrayList<>();
      for (Client phone : phones) {
        JsonObject hand = command("ask-to-speak");
        ids.add(hand.getString("id"));
        phone.say(hand);
      }
      HashSet<String> made = new HashSet<>();
      for (int i = 0; i < phones.size(); i++) {
        made.add(phones.get(i).answer(ids.get(i)).getString("made"));
      }
      assertThat(made).hasSize(40);
      for (Client phone : phones) {
        phone.sees(view -> queue(view).size() == 40);
      }
      JsonArray order = queue(phones.getFirst().view());
      for (Client phone : phones) {
        assertThat(queue(phone.view())).isEqualTo(order);
        phone.sees(view -> view.getJsonObject("own").containsKey("entry"));
      }
      phones.get(0).holdsTheServersView();
      phones.get(1).holdsTheServersView();
      // Both show the same, with the names of people who came in at the other.
      assertThat(phones.get(1).common()).isEqualTo(phones.get(0).common());
      assertThat(phones.get(0).common().getJsonObject("entries").encode()).contains("Gast 39");
    }
  }

  @Test
  void whoComesInHereIsKnownThereAtOnce() {
    try (Gathering gathering = Gathering.at(here)) {
      gathering.add(Client.screen(there, gathering.code()).connect());
      for (int i = 0; i < 20; i++) {
        Client ali = Client.join(here, gathering.code(), "Ali " + i);
        Client window = gathering.add(ali.elsewhere(there).connect());
        assertThat(window.own().getString("name")).isEqualTo("Ali " + i);
        ali.connect();
        String entry = ali.does("ask-to-speak");
        // No wake-up can be that fast each time: the answer itself must be up to date.
        assertThat(window.served().getJsonObject("own").getString("entry")).isEqualTo(entry);
        gathering.add(ali);
      }
    }
  }

  @Test
  void aBallotPutInHereIsShownAndCountedOnThere() {
    try (Gathering gathering = Gathering.at(here)) {
      String decision = gathering.vote();
      Client ali = gathering.phone("Ali");
      Client window = gathering.add(ali.elsewhere(there).connect());
      ali.does("cast-ballot", "decision", decision, "choice", "yes");
      ali.does("cast-ballot", "decision", decision, "choice", "no");
      window.sees(view -> choice(view).equals("no"));
      window.does("cast-ballot", "decision", decision, "choice", "abstain");
      ali.sees(view -> choice(view).equals("abstain"));
      gathering.desk.does("close-decision", "decision", decision);
      gathering.desk.sees(view -> view.getJsonObject("desk").containsKey("count"));
      assertThat(
              gathering
                  .desk
                  .view()
                  .getJsonObject("desk")
                  .getJsonObject("count")
                  .getJsonObject("phones"))
          .isEqualTo(new JsonObject().put("yes", 0).put("no", 0).put("abstain", 1));
    }
  }

  @Test
  void aRepeatedCommandIsAnsweredTheSameAtBoth() {
    try (Gathering gathering = Gathering.at(here)) {
      Client ali = gathering.phone("Ali");
      JsonObject hand = command("ask-to-speak");
      JsonObject first = ali.ask(hand);
      ali.does("withdraw-entry");
      Client window = gathering.add(ali.elsewhere(there).connect());
      assertThat(window.ask(hand)).isEqualTo(first);
      assertThat(queue(window.holdsTheServersView().view()).isEmpty()).isTrue();
    }
  }

  @Test
  void whoGoesFromOneToTheOtherGetsOnlyWhatIsMissing() {
    try (Gathering gathering = Gathering.at(here)) {
      Client screen = gathering.add(Client.screen(there, gathering.code()).connect());
      screen.drop();
      gathering.desk.does("state-present", "count", 12);
      gathering.desk.holdsTheServersView();
      JsonObject served = Client.screen(there, gathering.code()).served();
      screen.connect();
      assertThat(screen.view()).isEqualTo(served);
      assertThat(screen.epoch()).isNotEqualTo(gathering.desk.epoch());
      assertThat(served.getJsonObject("public").getInteger("present")).isEqualTo(12);
    }
  }

  private static String choice(JsonObject view) {
    return view.getJsonObject("own")
        .getJsonObject("ballot", new JsonObject())
        .getString("choice", "");
  }

  private static JsonArray queue(JsonObject view) {
    return view.getJsonObject("public").getJsonObject("floor").getJsonArray("queue");
  }
}
