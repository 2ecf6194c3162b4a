package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is not for somebody never reaches their device, in whatever frame. */
@Tag("slow")
class PrivacyTest {
  private static final String NOTE = "Nur für das Protokoll";

  /** The hands, as numbers of their own: a time of thirteen digits may contain them. */
  private static final String HANDS = "\\b730[0-9]\\b";

  /** Every name that may stand in what everybody sees; more would have to be thought about. */
  private static final Set<String> PUBLIC_NAMES =
      Set.of(
          "id",
          "code",
          "title",
          "date",
          "time",
          "place",
          "phase",
          "openedAt",
          "endedAt",
          "firstEnd",
          "present",
          "remaining",
          "agenda",
          "items",
          "minutes",
          "state",
          "startedAt",
          "spent",
          "current",
          "floor",
          "list",
          "queue",
          "speech",
          "entry",
          "person",
          "number",
          "name",
          "limit",
          "since",
          "entries",
          "kind",
          "proposals",
          "proposal",
          "amendments",
          "open",
          "amends",
          "conflicts",
          "settledBy",
          "by",
          "version",
          "supporters",
          "decisions",
          "decision",
          "question",
          "item",
          "method",
          "finding",
          "outcome",
          "reason",
          "yes",
          "no",
          "abstain",
          "phones",
          "hands",
          "voting",
          "shown",
          "secretly",
          "byName",
          "wall",
          "mode",
          "message",
          "interlude",
          "until",
          "unchecked",
          "namesCheckedFirst",
          "next",
          "closing",
          "signals",
          "agree",
          "louder",
          "slower",
          "language",
          "tasks",
          "results",
          "happened",
          "on");

  @Test
  void phonesAndScreensAreToldNothingThatIsForTheDesk() {
    TestServer server = SharedServer.get();
    try (Gathering gathering = Gathering.at(server)) {
      Client ali = gathering.phone("Ali");
      Client screen = gathering.screen();
      Client desk = gathering.desk;
      desk.does("write-note", "text", NOTE);
      ali.does("ask-to-speak");
      String decision = gathering.vote();
      ali.does("cast-ballot", "decision", decision, "choice", "yes");
      String block =
          desk.does("enter-hands", "decision", decision, "yes", 7301, "no", 41, "abstain", 20);
      desk.does("remove-hands", "decision", decision, "block", block);
      desk.does("enter-hands", "decision", decision, "yes", 7302, "no", 41, "abstain", 20);
      desk.does("close-decision", "decision", decision);
      ali.drop().connect();
      screen.drop().forget().connect();
      ali.sees(view -> state(view, decision).equals("closed"));
      screen.sees(view -> state(view, decision).equals("closed"));
      // Nobody may know the result from any frame before it is announced.
      for (Client client : List.of(ali, screen)) {
        for (JsonObject frame : client.heard()) {
          nothingForTheDesk(frame);
        }
        nothingForTheDesk(client.served());
      }
      String page = server.get("/" + gathering.code() + "/screen", ali.bearer()).body();
      assertThat(page).doesNotContain(NOTE).doesNotContainPattern(HANDS);
      assertThat(desk.served().getJsonObject("desk").encode()).contains("7302", NOTE);

      desk.does("announce-decision", "decision", decision);
      ali.sees(view -> state(view, decision).equals("announced"));
      assertThat(ali.common().encode()).contains("7303");
    }
  }

  @Test
  void whatIsMineReachesOnlyMe() {
    try (Gathering gathering = Gathering.at(SharedServer.get())) {
      Client ali = gathering.phone("Ali");
      Client bea = gathering.phone("Bea");
      Client screen = gathering.screen();
      String decision = gathering.vote();
      ali.does("cast-ballot", "decision", decision, "choice", "no");
      ali.sees(view -> view.getJsonObject("own").containsKey("ballot"));
      bea.does("ask-to-speak");
      bea.sees(view -> view.getJsonObject("own").containsKey("entry"));
      ali.drop().connect();
      gathering.desk.holdsTheServersView();

      assertThat(owners(ali)).containsExactly(ali.person());
      assertThat(owners(bea)).containsExactly(bea.person());
      assertThat(owners(screen)).isEmpty();
      assertThat(bea.heard()).noneMatch(frame -> frame.encode().contains("\"ballot\""));
      assertThat(gathering.desk.heard()).noneMatch(frame -> frame.encode().contains("\"ballot\""));
      assertThat(Client.screen(gathering.server, gathering.code()).served().fieldNames())
          .containsExactly("public");
    }
  }

  private static Set<String> owners(Client client) {
    Set<String> owners = new HashSet<>();
    for (JsonObject frame : client.heard()) {
      Stream.of(frame.getJsonObject("own"), frame.getJsonObject("view", frame).getJsonObject("own"))
          .filter(own -> own != null)
          .forEach(own -> owners.add(own.getString("person")));
    }
    return owners;
  }

  private static void nothingForTheDesk(JsonObject frame) {
    assertThat(frame.encode()).doesNotContain(NOTE, "group").doesNotContainPattern(HANDS);
    JsonObject view = frame.getJsonObject("view", frame);
    assertThat(view.containsKey("desk")).isFalse();
    if (view.containsKey("public")) {
      walk(view.getJsonObject("public"));
    }
    if (frame.containsKey("patch")) {
      assertThat(frame.getJsonObject("patch").fieldNames()).isSubsetOf("public");
      for (Object operation :
          frame.getJsonObject("patch").getJsonArray("public", new JsonArray())) {
        Object value = ((JsonObject) operation).getValue("value");
        if (value instanceof JsonObject map) {
          walk(map);
        }
      }
    }
  }

  private static void walk(JsonObject map) {
    for (String name : map.fieldNames()) {
      boolean isId = name.matches("[a-z][0-9]+");
      assertThat(isId || PUBLIC_NAMES.contains(name)).as(name).isTrue();
      if (map.getValue(name) instanceof JsonObject inner) {
        walk(inner);
      }
    }
  }

  private static String state(JsonObject view, String decision) {
    return view.getJsonObject("public")
        .getJsonObject("decision")
        .getJsonObject(decision, new JsonObject())
        .getString("state", "");
  }
}
