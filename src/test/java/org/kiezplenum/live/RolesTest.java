package org.kiezplenum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Roles are given by link, and the links are in the hands of the facilitators. */
@Tag("slow")
class RolesTest {
  private static final Pattern LINK =
      Pattern.compile("id=\"key-link\" value=\"http://[^/]+(/[A-Z0-9]{6}/key/[^\"]+)\"");

  private final TestServer server = SharedServer.get();
  private final Gathering gathering = Gathering.at(server);

  @AfterEach
  void close() {
    gathering.close();
  }

  @Test
  void onlyFacilitatorsGiveRoles() {
    Map<String, String> ali = gathering.phone("Ali").bearer();
    for (Map<String, String> who : List.of(ali, Map.<String, String>of())) {
      assertThat(server.get(at("/roles"), who).status()).isEqualTo(403);
      assertThat(server.form(at("/device"), Map.of(), who).status()).isEqualTo(403);
      assertThat(form("/roles/close", who, "role", "facilitator").status()).isEqualTo(403);
      assertThat(form("/roles/revoke", who, "role", "facilitator", "person", "p1").status())
          .isEqualTo(403);
    }
    String page = server.get(at("/roles"), desk()).body();
    assertThat(page).contains("Mina", "/" + gathering.code() + "/screen", "Dein Link zum Aufheben");
    assertThat(form("/device", desk(), "role", "king").status()).isEqualTo(400);
  }

  @Test
  void aLinkNamesItsRoleAndOpensTheDesk() {
    String link = cut("role", "facilitator");
    Site.Answer seen = server.get(link, Map.of());
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.body()).contains("Rolle: Moderation", "name=\"name\"");
    Map<String, String> ben = claim(link, "Ben");
    assertThat(server.get(at("/desk"), ben).status()).isEqualTo(200);
    assertThat(server.get(at("/roles"), desk()).body()).contains("Mina", "Ben");
    assertThat(server.get(at("/log"), Map.of()).body()).contains("Ben moderiert jetzt.");
  }

  @Test
  void aLinkThatIsMadeInvalidOpensNothingAndWhoCameByItStays() {
    String link = cut("role", "facilitator");
    String kept = cut("recovery", "yes");
    Map<String, String> ben = claim(link, "Ben");
    Site.Answer closed = form("/roles/close", desk(), "role", "facilitator");
    assertThat(closed.headers().firstValue("Location")).contains(at("/roles?closed=facilitator"));
    assertThat(server.get(at("/roles?closed=facilitator"), desk()).body())
        .contains("Alle Links zur Moderation sind ungültig.");
    for (String gone : new String[] {link, kept}) {
      assertThat(server.get(gone, Map.of()).status()).isEqualTo(403);
      Site.Answer claimed = server.form(gone, Map.of(), Map.of());
      assertThat(claimed.status()).isEqualTo(403);
      assertThat(claimed.body()).contains("Dieser Schlüssel gilt nicht mehr");
    }
    assertThat(server.get(at("/desk"), ben).status()).isEqualTo(200);
    assertThat(server.get(at("/desk"), desk()).status()).isEqualTo(200);
    assertThat(server.get(cut("role", "facilitator"), Map.of()).status()).isEqualTo(200);
  }

  @Test
  void aRoleIsTakenAwayWithItsLinksOrWithoutThem() {
    String link = cut("role", "list-keeper");
    Client keeper = listKeeper(link);
    assertThat(server.get(at("/desk"), keeper.bearer()).status()).isEqualTo(200);
    assertThat(server.get(at("/roles"), keeper.bearer()).status()).isEqualTo(403);
    assertThat(server.get(at("/desk"), keeper.bearer()).body())
        .doesNotContain(at("/device"), at("/delete"));

    revoke(keeper, "keep");
    keeper.sees(view -> !view.containsKey("desk"));
    assertThat(server.get(at("/desk"), keeper.bearer()).status()).isEqualTo(403);
    assertThat(server.get(link, Map.of()).body()).contains("Rolle: Redeliste");

    assertThat(server.form(link, Map.of(), keeper.bearer()).status()).isEqualTo(303);
    Client other = listKeeper(link);
    revoke(keeper, "close");
    assertThat(server.form(link, Map.of(), keeper.bearer()).status()).isEqualTo(403);
    assertThat(server.get(at("/desk"), keeper.bearer()).status()).isEqualTo(403);
    assertThat(server.get(at("/desk"), other.bearer()).status()).isEqualTo(200);
  }

  /** Whatever says that a role is taken away: the form, the socket, and commands by POST. */
  @Test
  void whoLosesARoleCannotComeBackByTheLinkTheyHold() {
    for (String way : List.of("form", "socket", "post")) {
      String link = cut("role", "list-keeper");
      Client keeper = listKeeper(link);
      Object[] who = {"person", keeper.person(), "role", "list-keeper"};
      switch (way) {
        case "form" ->
            assertThat(
                    form(
                            "/roles/revoke",
                            desk(),
                            "id",
                            UUID.randomUUID().toString(),
                            "person",
                            keeper.person(),
                            "role",
                            "list-keeper")
                        .status())
                .isEqualTo(303);
        case "socket" -> gathering.desk.does("revoke-role", who);
        default ->
            assertThat(
                    form(
                            "/do",
                            desk(),
                            "id",
                            UUID.randomUUID().toString(),
                            "do",
                            "revoke-role",
                            "person",
                            keeper.person(),
                            "role",
                            "list-keeper")
                        .status())
                .isEqualTo(303);
      }
      assertThat(server.get(link, Map.of()).status()).as(way).isEqualTo(403);
      assertThat(server.form(link, Map.of(), keeper.bearer()).status()).as(way).isEqualTo(403);
    }
    String kept = cut("role", "list-keeper");
    Client keeper = listKeeper(kept);
    gathering.desk.does(
        "revoke-role", "person", keeper.person(), "role", "list-keeper", "links", "keep");
    assertThat(server.get(kept, Map.of()).status()).isEqualTo(200);
  }

  /** Nothing that a list keeper may say of anybody makes their second phone more than a phone. */
  @Test
  void aSecondPhoneIsMadeNoDesk() {
    Client keeper = listKeeper(cut("role", "list-keeper"));
    Client ali = gathering.phone("Ali");
    gathering.desk.does("set-electorate", "who", "listed");
    String choir = gathering.desk.does("add-initiative", "name", "Chor");
    List<Client> targets = List.of(gathering.desk, keeper, ali);
    for (Client target : targets) {
      for (String verb : NAMING) {
        Client second = gathering.phone("Zweit");
        for (List<Client> pair : List.of(List.of(second, target), List.of(target, second))) {
          keeper.ask(
              Client.command(
                  verb,
                  "person",
                  pair.getFirst().person(),
                  "into",
                  pair.getLast().person(),
                  "holder",
                  String.valueOf(pair.getLast().own().getInteger("number")),
                  "initiative",
                  choir,
                  "role",
                  "facilitator",
                  "name",
                  "Zweit",
                  "group",
                  "q"));
        }
        Site.Answer own = server.get(gathering.api(""), second.bearer());
        assertThat(own.json().getJsonObject("view").containsKey("desk"))
            .as("%s about %s", verb, target.person())
            .isFalse();
        assertThat(server.get(at("/roles"), second.bearer()).status()).isEqualTo(403);
        assertThat(server.form(at("/device"), Map.of(), second.bearer()).status()).isEqualTo(403);
        assertThat(server.form(at("/delete"), Map.of(), second.bearer()).status()).isEqualTo(403);
      }
    }
    assertThat(server.get(at("/roles"), keeper.bearer()).status()).isEqualTo(403);
    assertThat(server.get(at("/roles"), desk()).status()).isEqualTo(200);
  }

  private static final List<String> NAMING =
      List.of(
          "merge-people",
          "revoke-role",
          "grant-vote",
          "withdraw-vote",
          "name-delegate",
          "dismiss-delegate",
          "give-proxy",
          "end-proxy",
          "enter-speaker",
          "set-group",
          "rename-person",
          "hide-name",
          "show-name",
          "call-to-order",
          "lift-order-call",
          "object-to-motion");

  @Test
  void theLastFacilitatorStays() {
    Site.Answer refused = revokeForm(gathering.desk, "facilitator", "keep");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("Mitmachen am Pult", "Mina");
    assertThat(server.get(at("/roles"), desk()).status()).isEqualTo(200);
  }

  @Test
  void whoLaysDownTheModerationIsLedBackToThePhone() {
    claim(cut("role", "facilitator"), "Ben");
    Site.Answer laidDown = revokeForm(gathering.desk, "facilitator", "keep");
    assertThat(laidDown.headers().firstValue("Location")).contains(at(""));
    assertThat(server.get(at("/desk"), desk()).status()).isEqualTo(403);
  }

  private Client listKeeper(String link) {
    String key = link.substring(link.lastIndexOf('/') + 1);
    return gathering.add(Client.join(server, gathering.code(), null, key).connect());
  }

  private void revoke(Client person, String links) {
    assertThat(revokeForm(person, "list-keeper", links).status()).isEqualTo(303);
  }

  private Site.Answer revokeForm(Client person, String role, String links) {
    return form(
        "/roles/revoke",
        desk(),
        "id",
        UUID.randomUUID().toString(),
        "person",
        person.person(),
        "role",
        role,
        "links",
        links);
  }

  @Test
  void theLinkToKeepEndsWhenTheMinutesArePublished() {
    String kept = cut("recovery", "yes");
    String link = cut("role", "facilitator");
    gathering.desk.does("end-assembly");
    assertThat(server.get(kept, Map.of()).status()).isEqualTo(200);
    gathering.desk.does("publish-minutes");
    assertThat(server.get(kept, Map.of()).status()).isEqualTo(403);
    assertThat(server.form(kept, Map.of(), Map.of()).status()).isEqualTo(403);
    assertThat(server.get(link, Map.of()).status()).isEqualTo(200);
    assertThat(form("/device", desk(), "recovery", "yes").status()).isEqualTo(409);
    gathering.desk.does("withdraw-minutes");
    assertThat(server.get(kept, Map.of()).status()).isEqualTo(403);
    assertThat(server.form(kept, Map.of(), Map.of()).status()).isEqualTo(403);
    assertThat(server.get(link, Map.of()).status()).isEqualTo(200);
    String another = cut("recovery", "yes");
    assertThat(server.get(another, Map.of()).status()).isEqualTo(200);
    gathering.desk.does("publish-minutes", "to", "participants");
    gathering.desk.does("withdraw-minutes");
    assertThat(server.get(another, Map.of()).status()).isEqualTo(403);
  }

  @Test
  void whoIsInAlreadyTakesTheRoleAndStaysTheSamePerson() {
    Client ali = gathering.phone("Ali");
    ali.does("ask-to-speak");
    String link = cut("role", "facilitator");
    assertThat(server.get(link, ali.bearer()).body()).doesNotContain("name=\"name\"");
    assertThat(server.form(link, Map.of(), ali.bearer()).status()).isEqualTo(303);
    ali.sees(view -> view.containsKey("desk"));
    assertThat(ali.own().getString("name")).isEqualTo("Ali");
    assertThat(ali.own().containsKey("entry")).isTrue();
  }

  @Test
  void theFirstDeskIsGoneAndAnotherDeviceGoesOnWhereItStopped() {
    gathering.phone("Ali").does("ask-to-speak");
    gathering.phone("Bea").does("ask-to-speak");
    String kept = cut("recovery", "yes");
    gathering.desk.drop();
    String key = kept.substring(kept.lastIndexOf('/') + 1);
    Client again = gathering.add(Client.join(server, gathering.code(), null, key).connect());
    JsonObject floor = again.common().getJsonObject("floor");
    assertThat(floor.getJsonArray("queue")).hasSize(2);
    again.does("call-next");
    again.sees(view ->
        view.getJsonObject("public")
            .getJsonObject("floor")
            .getJsonObject("speech", new JsonObject())
            .getString("name", "")
            .equals("Ali"));
  }

  private String at(String path) {
    return "/" + gathering.code() + path;
  }

  private Map<String, String> desk() {
    return gathering.desk.bearer();
  }

  /** Makes a link, and answers its path. */
  private String cut(String field, String value) {
    Site.Answer made = form("/device", desk(), field, value);
    assertThat(made.status()).isEqualTo(200);
    Matcher link = LINK.matcher(made.body());
    assertThat(link.find()).as(made.body()).isTrue();
    return link.group(1);
  }

  /** Somebody new comes in by a link; the header by which they are known. */
  private Map<String, String> claim(String link, String name) {
    Site.Answer claimed = server.form(link, Map.of("name", name), Map.of());
    assertThat(claimed.headers().firstValue("Location")).contains(at("/desk"));
    return Map.of(
        "Cookie", claimed.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0]);
  }

  private Site.Answer form(String path, Map<String, String> who, String... fields) {
    Map<String, String> form = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return server.form(at(path), form, who);
  }
}
