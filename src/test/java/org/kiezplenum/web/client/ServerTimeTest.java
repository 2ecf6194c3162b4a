package org.kiezplenum.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.render.ClasspathFolder;

/**
 * What a device takes for the server's time, over journeys of different length there and back. Time
 * is played: nothing here waits, and a seed plays the same journeys again.
 */
@Tag("slow")
class ServerTimeTest {
  private static final int SEEDS = 400;
  private static final int DEVICES = 4;
  private static final double MOST_APART_MS = 250;

  /**
   * A device whose clock is wrong by {@code wrong} and which asks as connection.js does. The true
   * time is the server's. {@code delays} makes the milliseconds of one journey.
   */
  private static final String WORLD =
      """
      window.random = (seed) => () => {
        seed = (seed + 0x6d2b79f5) | 0;
        let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
      };
      window.START = 1_795_000_000_000;
      window.device = ({ wrong, begun = 0, drift = 0 }) => {
        const self = { at: START, wrong, asleep: 0, lost: 0 };
        const steady = () => (self.at - START) * (1 + drift) - self.asleep - begun;
        const wall = () => Math.floor(START + (self.at - START) * (1 + drift) + self.wrong);
        self.time = serverTime(steady, wall, () => self.lost++);
        self.error = () => self.time.now() - self.at;
        self.asks = (there, back) => {
          const t0 = self.time.device();
          self.at += there;
          const server = Math.floor(self.at);
          self.at += back;
          self.time.sample(t0, server);
        };
        return self;
      };
      window.ASKS = [0, 300, 800, 1_500, 2_500, 4_000];
      """;

  private static TestSite site;
  private static BrowserContext browser;
  private static Page page;

  @BeforeAll
  static void start() throws Exception {
    Messages none = Messages.of(Map.of("de", Map.of(), "en", Map.of()));
    site = new TestSite(Assets.of(ClasspathFolder.read("webroot"), Map.of(), none));
    browser = Browser.open(Browser.phone());
    page = browser.newPage();
    String source =
        new String(ClasspathFolder.read("webroot").get("js/servertime.js"), StandardCharsets.UTF_8);
    site.page("/", "<script type=module>" + source + "\nwindow.serverTime = serverTime;</script>");
    page.navigate(site.url("/"));
    page.waitForFunction("() => window.serverTime !== undefined");
    page.evaluate("() => {" + WORLD + "}");
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    site.close();
  }

  private static double number(String script) {
    return ((Number) page.evaluate("() => {" + script + "}")).doubleValue();
  }

  @SuppressWarnings("unchecked")
  private static List<Number> numbers(String script) {
    return (List<Number>) page.evaluate("() => {" + script + "}");
  }

  /** Journeys of 20 to 400 ms, each its own length in each direction; some of them are quick. */
  @Test
  void devicesWithWrongClocksAgreeOverJourneysOfDifferentLength() {
    List<Number> apart =
        numbers(
            """
            const all = [];
            for (let seed = 1; seed <= %d; seed++) {
              const draw = random(seed);
              const errors = [];
              for (let n = 0; n < %d; n++) {
                const it = device({ wrong: (draw() - 0.5) * 3_600_000, begun: draw() * 60_000, drift: (draw() - 0.5) * 1e-4 });
                const journey = () => 20 + 380 * (draw() < 0.25 ? draw() * 0.2 : draw());
                for (const after of ASKS) {
                  it.at = Math.max(it.at, START + after);
                  it.asks(journey(), journey());
                }
                errors.push(it.error());
              }
              all.push(Math.max(...errors) - Math.min(...errors));
            }
            return all;
            """
                .formatted(SEEDS, DEVICES));
    assertThat(apart).hasSize(SEEDS);
    for (int seed = 1; seed <= SEEDS; seed++) {
      assertThat(apart.get(seed - 1).doubleValue()).as("seed %d", seed).isLessThan(MOST_APART_MS);
    }
  }

  /** What no estimate can know: half of what the best journey lost in one direction alone. */
  @Test
  void theErrorIsNeverMoreThanHalfTheAsymmetryOfTheQuickestJourney() {
    double excess =
        number(
            """
            let worst = -Infinity;
            for (let seed = 1; seed <= %d; seed++) {
              const draw = random(seed);
              const it = device({ wrong: (draw() - 0.5) * 600_000 });
              let best;
              for (let n = 0; n < 8; n++) {
                const there = 20 + 3_000 * draw(), back = 20 + 3_000 * draw();
                if (!best || there + back < best.there + best.back) best = { there, back };
                it.asks(there, back);
              }
              worst = Math.max(worst, Math.abs(it.error()) - Math.abs(best.there - best.back) / 2);
            }
            return worst;
            """
                .formatted(SEEDS));
    assertThat(excess).isLessThan(5);
  }

  @Test
  void theQuickestOfSeveralIsBelievedHoweverManySlowOnesFollow() {
    assertThat(
            number(
                """
                const it = device({ wrong: -240_000 });
                it.asks(1_900, 40);
                it.asks(12, 10);
                for (let n = 0; n < 20; n++) it.asks(30, 2_500);
                return Math.abs(it.error());
                """))
        .isLessThan(10);
  }

  /** For two clocks of different speed an old answer is worth less with every minute. */
  @Test
  void anEveningLongTheEstimateIsRenewed() {
    assertThat(
            number(
                """
                const draw = random(7);
                const it = device({ wrong: 90_000, drift: 1e-4 });
                let worst = 0;
                it.asks(5, 5);
                for (let minute = 1; minute < 180; minute++) {
                  it.at = START + minute * 60_000;
                  for (let n = 0; n < 6; n++) it.asks(20 + 200 * draw(), 20 + 200 * draw());
                  worst = Math.max(worst, Math.abs(it.error()));
                }
                return worst;
                """))
        .isLessThan(MOST_APART_MS / 2);
  }

  @Test
  void aRunningClockWaitsInsteadOfGoingBackwards() {
    List<Number> seen =
        numbers(
            """
            const it = device({ wrong: 5_000 });
            it.asks(20, 1_220);
            const seen = [it.error()];
            let before = it.time.now();
            for (let n = 0; n < 40; n++) {
              if (n === 5) it.asks(10, 10);
              it.at += 50;
              const now = it.time.now();
              seen.push(now - before);
              before = now;
            }
            seen.push(it.error());
            return seen;
            """);
    assertThat(seen.getFirst().doubleValue()).isBetween(-601.0, -599.0);
    assertThat(seen.getLast().doubleValue()).isBetween(-2.0, 2.0);
    assertThat(seen.subList(1, seen.size() - 1)).allMatch(step -> step.doubleValue() >= 0);

    List<Number> ahead =
        numbers(
            """
            const it = device({ wrong: -5_000 });
            it.asks(1_220, 20);
            const seen = [it.error()];
            let before = it.time.now();
            for (let n = 0; n < 40; n++) {
              if (n === 5) it.asks(10, 10);
              it.at += 50;
              const now = it.time.now();
              seen.push(now - before);
              before = now;
            }
            seen.push(it.error());
            return seen;
            """);
    assertThat(ahead.getFirst().doubleValue()).isBetween(599.0, 601.0);
    assertThat(ahead.getLast().doubleValue()).isBetween(-2.0, 2.0);
    assertThat(ahead.subList(1, ahead.size() - 1)).allMatch(step -> step.doubleValue() >= 0);
  }

  @Test
  void whoSetsTheClockOfADeviceSetsNotOurs() {
    List<Number> seen =
        numbers(
            """
            const it = device({ wrong: 0 });
            it.asks(10, 10);
            it.wrong = -600_000;
            it.at += 100;
            const at = it.error(), lost = it.lost;
            it.wrong = 600_000;
            it.at += 100;
            it.error();
            it.asks(15, 10);
            return [at, lost, it.error(), it.lost];
            """);
    assertThat(seen.get(0).doubleValue()).isBetween(-3.0, 3.0);
    assertThat(seen.get(1).intValue()).isEqualTo(1);
    assertThat(seen.get(2).doubleValue()).isBetween(-5.0, 5.0);
    assertThat(seen.get(3).intValue()).isEqualTo(2);
  }

  /** Asleep, the steady clock of most phones stands still; the other one tells how long it was. */
  @Test
  void aDeviceThatSleptIsRightAtOnceAndAsksAnew() {
    List<Number> seen =
        numbers(
            """
            const it = device({ wrong: 120_000 });
            it.asks(10, 10);
            const asked = it.time.device();
            it.at += 1_800_000;
            it.asleep = 1_800_000;
            const first = it.error();
            it.time.sample(asked, it.at - 900_000);
            return [first, it.lost, it.error()];
            """);
    assertThat(seen.get(0).doubleValue()).isBetween(-5.0, 5.0);
    assertThat(seen.get(1).intValue()).isEqualTo(1);
    assertThat(seen.get(2).doubleValue()).isBetween(-5.0, 5.0);
  }

  /** Another server, or one whose clock was set: what the old one said is no longer weighed. */
  @Test
  void answersThatCannotBothBeTrueAreDecidedByTheLaterOne() {
    assertThat(
            number(
                """
                const it = device({ wrong: 0 });
                it.asks(2, 2);
                const t0 = it.time.device();
                it.at += 80;
                it.time.sample(t0, it.at + 5_000);
                return it.error();
                """))
        .isBetween(4_900.0, 5_100.0);
  }
}
