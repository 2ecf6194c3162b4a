package org.kiezplenum.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.assembly.Scenes.said;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Scenes;
import org.kiezplenum.assembly.agenda.ItemId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.Told;
import org.kiezplenum.views.Views;
import org.kiezplenum.web.client.Assets;
import org.kiezplenum.web.render.Pages;

/**
 * However many have come in, wait, or have a name to be looked at, a desk is a page and no book.
 */
class DeskOfThousandsTest {
  private static final PersonId DESK = PersonId.of(1);
  private static final int PEOPLE = 9_000;
  private static final int WAITING = 300;
  private static final int LONGEST = 250_000;

  private static final Messages MESSAGES = Messages.load();
  private static final Pages PAGES = Pages.load(MESSAGES, Assets.of(Map.of(), Map.of(), MESSAGES));
  private static final Views VIEWS = Views.of(hall().world, null);

  @Test
  void thousandsOfNamesAndHundredsWhoWaitFitIntoAPage() {
    String page = page(null, null);
    System.out.printf("the desk of %d, %d wait: %d bytes%n", PEOPLE, WAITING, page.length());
    assertThat(page.length()).isLessThan(LONGEST);
    assertThat(rows("name", page)).isEqualTo(20);
    assertThat(rows("queue", page)).isEqualTo(25);
    assertThat(page.contains("Noch 275 warten: alle zeigen")).isTrue();
    assertThat(page.contains("Danach kommen noch 8979 Namen.")).isTrue();
  }

  @Test
  void whoeverIsSearchedForIsShownAtOnce() {
    String byNumber = page("gast 8999", null);
    assertThat(byNumber.contains("id=\"found-p8899\"")).isTrue();
    assertThat(byNumber.contains("id=\"names\" open")).isTrue();
    assertThat(page("zoe", null).contains("id=\"found-p9000\"")).isTrue();
    assertThat(rows("found", page("müller", null))).isEqualTo(20);
    assertThat(rows("found", page("Nie da", null))).isZero();
    assertThat(page("Nie da", null).contains("So heißt hier niemand.")).isTrue();
  }

  @Test
  void allWhoWaitAreShownToWhoeverAsksForThem() {
    String page = page(null, "queue");
    assertThat(rows("queue", page)).isEqualTo(WAITING);
    assertThat(page.contains("alle zeigen")).isFalse();
  }

  private static long rows(String of, String page) {
    return Pattern.compile("<li id=\"" + of + "-[ep]\\d").matcher(page).results().count();
  }

  /** A page without the people says so; where they are not many they stay in it. */
  @Test
  void theScriptAsksForThePeopleItself() {
    Map<String, Object> live = DeskFilling.of(VIEWS, null, null).live();
    assertThat(live).containsEntry("epoch", "");
    assertThat(new JsonObject(live).encode().length()).isLessThan(20_000);
    DeskFilling few =
        DeskFilling.of(Views.of(new Told().and(null, Scenes.create()).world, null), null, null);
    assertThat(few.live()).isEqualTo(few.page()).doesNotContainKey("epoch");
  }

  private static String page(String find, String whole) {
    DeskFilling desk = DeskFilling.of(VIEWS, find, whole);
    Map<String, Object> filling = new LinkedHashMap<>();
    filling.put("public", WireForm.of(VIEWS.common()));
    filling.put("own", WireForm.of(OwnView.of(VIEWS.world(), DESK, null)));
    filling.put("pulse", Map.of("connected", 1));
    filling.put("now", 0L);
    filling.put("nonce", "n");
    filling.putAll(desk.page());
    JsonObject live = new JsonObject(desk.live()).put("public", filling.get("public"));
    return PAGES.render("desk", "de", filling) + live.encode();
  }

  private static Told hall() {
    Told told = new Told();
    told.and(null, Scenes.create())
        .and(null, new Command.Join(null, Role.FACILITATOR))
        .and(DESK, Scenes.addItem("Spielstraße", 45))
        .and(DESK, new Command.OpenAssembly())
        .and(DESK, new Command.StartItem(ItemId.of(1), false));
    for (int i = 2; i < PEOPLE; i++) {
      told.and(null, Scenes.join("Bernadette Müller-Lüdenscheidt"));
    }
    told.and(null, new Command.Join(said("Zoë"), null));
    for (int i = 0; i < WAITING; i++) {
      told.and(PersonId.of(2 + i), Scenes.askToSpeak());
    }
    return told;
  }
}
