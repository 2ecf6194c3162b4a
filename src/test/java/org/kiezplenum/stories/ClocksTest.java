package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;
import org.kiezplenum.stories.SlowWay.Journey;

/**
 * Desk, screen and two phones whose clocks are wrong by minutes and whose news take longer in one
 * direction than in the other: they show the same second of a speech at the same moment.
 */
@Tag("slow")
class ClocksTest {
  private static final double MOST_APART_MS = 250;
  private static final int CHANGES = 7;
  private static final Journey QUICK = new Journey(1, 10);
  private static final Journey UNSTEADY = new Journey(20, 400);

  /**
   * The page's own clock is wrong; that of its performance, which nobody sets, tells the test when.
   */
  private static final String WRONG_CLOCK =
      """
      (() => {
        const True = Date;
        const now = () => True.now() + (%d);
        window.Date = class extends True {
          constructor(...given) { super(...(given.length ? given : [now()])); }
          static now() { return now(); }
        };
      })();
      """;

  /** When the clock of the speech first showed each of its texts. */
  private static final String WATCH =
      """
      () => {
        window.changes = {};
        const look = () => {
          const text = document.querySelector(".clock-time[data-tick=speech]")?.textContent;
          if (text) window.changes[text] ??= performance.timeOrigin + performance.now();
        };
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      }
      """;

  private final List<SlowWay> ways = new ArrayList<>();

  @Test
  void allFacesShowTheSameSecondAtTheSameMoment() {
    try (Hall hall = new Hall();
        Scene scene = Scene.of(hall, "Kiezversammlung Schillerpark")) {
      String item = scene.agenda("Spielstraße", 40).getFirst();
      Client moderation = scene.moderation();
      moderation.does("open-assembly");
      moderation.does("start-item", "item", item);
      moderation.does("enter-speaker", "name", "Eva");

      Page desk = device(hall, Browser.desk(), 180_000);
      scene.desk(desk);
      // Each of the others lives at an address of its own, with the way there that it has.
      Page phone = at(hall, scene, Browser.phone(), -420_000, UNSTEADY, UNSTEADY, "");
      Page other = at(hall, scene, Browser.phone(), 3_600_000, QUICK, UNSTEADY, "");
      Page screen = at(hall, scene, Browser.screen(), -95_000, UNSTEADY, QUICK, "/screen");
      List<Page> faces = List.of(desk, phone, other, screen);

      moderation.does("call-next");
      for (Page face : faces) {
        assertThat(face.locator(".clock-time[data-tick=speech]").first()).isVisible();
        face.evaluate(WATCH);
      }
      for (Page face : faces) {
        face.waitForFunction("n => Object.keys(window.changes).length >= n", CHANGES);
      }
      List<Double> ends = faces.stream().map(ClocksTest::end).sorted().toList();
      double apart = ends.getLast() - ends.getFirst();
      System.out.printf("milliseconds between the first and the last face: %.0f%n", apart);
      assertThat(apart).isLessThanOrEqualTo(MOST_APART_MS);
      hall.nobodyComplained();
    } finally {
      ways.forEach(SlowWay::close);
    }
  }

  private static Page device(Hall hall, NewContextOptions look, long wrongMillis) {
    Page page = hall.newDevice(look);
    page.context().addInitScript(WRONG_CLOCK.formatted(wrongMillis));
    return page;
  }

  private Page at(
      Hall hall,
      Scene scene,
      NewContextOptions look,
      long wrongMillis,
      Journey there,
      Journey back,
      String path) {
    SlowWay way = new SlowWay(hall.server().port(), there, back, ways.size() + 1L);
    ways.add(way);
    Page page = device(hall, look, wrongMillis);
    String address = hall.address(way.port());
    if (path.isEmpty()) {
      Hands.comeIn(page, address, scene.code(), "Ben");
    } else {
      page.navigate(address + "/" + scene.code() + path);
      Hands.isConnected(page);
    }
    return page;
  }

  /**
   * When the speech ends by the clock of this face, in the true time. A busy machine wakes a page
   * late now and then, and never too early; so the second that came earliest is believed.
   */
  @SuppressWarnings("unchecked")
  private static double end(Page face) {
    Map<String, Number> changes = (Map<String, Number>) face.evaluate("() => window.changes");
    // The clock stands still while the speaker walks, so that its first text says nothing.
    String first = Collections.max(changes.keySet(), Comparator.comparingInt(ClocksTest::seconds));
    return changes.entrySet().stream()
        .filter(change -> !change.getKey().equals(first))
        .mapToDouble(change -> change.getValue().doubleValue() + 1000 * seconds(change.getKey()))
        .min()
        .orElseThrow();
  }

  /** What is left, as {@code 2:59}. */
  private static int seconds(String left) {
    String[] parts = left.split(":", -1);
    return 60 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
  }
}
