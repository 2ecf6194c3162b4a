package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kiezplenum.stories.Fit.fits;
import static org.kiezplenum.stories.Fit.fitsPhones;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/** Many people, long names and long options: a roll of ratings is read by all and fits the hall. */
@Tag("slow")
class FullRollTest {
  private static final int PEOPLE = 40;

  private static final List<String> OPTIONS =
      List.of(
          "Nachbarschaftsfest im Park mit langer Tafel und Musik",
          "Werkzeugverleih im Gemeindehaus, jeden zweiten Donnerstag",
          "Hochbeete in der Barfusstraße zwischen Nummer 12 und 34",
          "Lesenachmittag für Kinder und Großeltern",
          "Sperrung der Kreuzung an Sonntagen",
          "Nichts davon, und stattdessen ein Brief an das Bezirksamt");

  private static final String STANDS_BETWEEN_HEAD_AND_FOOT =
      """
      () => {
        const edge = (what, side) => document.querySelector(what).getBoundingClientRect()[side];
        return edge(".wall-question", "top") >= edge(".wall-head", "bottom")
            && edge(".roll-said", "bottom") <= edge(".found-entered", "top")
            && edge(".found-entered", "bottom") <= edge(".wall-foot", "top");
      }
      """;

  @Test
  void everyBallotOfFortyStandsOnTheWall() {
    try (Hall hall = new Hall();
        Scene scene = Scene.of(hall, "Vollversammlung")) {
      String item = scene.agenda("Was machen wir zuerst?", 30).getFirst();
      Client moderation = scene.moderation();
      moderation.does("open-assembly");
      moderation.does("start-item", "item", item);
      Page screen = scene.screen(hall.device(Browser.screen()));
      Page phone =
          scene.joined(hall.device(Browser.phone()), "Frau Dr. Charlotte von Hohenstein-Wiesen");
      String vote =
          moderation.does(
              "open-poll",
              "method",
              "resistance",
              "question",
              "Womit fangen wir an?",
              "options",
              String.join("\n", OPTIONS),
              "ballots",
              "by-name");
      for (int i = 0; i < PEOPLE; i++) {
        int rating = i % 11;
        moderation.does(
            "answer-roll",
            "decision",
            vote,
            "name",
            "Bernadette Obermüller-Schönfeldt " + i,
            "ballot",
            "a:%d b:%d c:10 d:0 e:%d f:5".formatted(rating, 10 - rating, i % 3));
      }
      fits(screen);
      moderation.does("close-decision", "decision", vote);
      moderation.does("announce-decision", "decision", vote);
      assertThat(screen.locator(".roll-said > div")).hasCount(PEOPLE);
      Look.at("rolle-voll", Map.of("leinwand", screen, "telefon", phone));
      fits(screen);
      assertThat(screen.locator(".found-entered")).isVisible();
      assertThat((boolean) screen.evaluate(STANDS_BETWEEN_HEAD_AND_FOOT)).isTrue();
      assertThat(phone.locator("#ballot .roll-said > div")).hasCount(PEOPLE);
      fitsPhones(phone);
      assertThat(phone.getByText("Ich möchte sprechen").boundingBox().y).isLessThan(1_600);
    }
  }
}
