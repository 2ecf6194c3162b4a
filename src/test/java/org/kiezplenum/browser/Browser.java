package org.kiezplenum.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, started once for all tests of a run. Playwright belongs to the
 * thread that started it: use it from the thread in which JUnit calls the tests, as it does by
 * default.
 */
public final class Browser {

  /**
   * A host that leads to this machine but that browsers do not trust as they trust localhost: what
   * a phone in the hall sees. Any name that ends in .test does.
   */
  public static final String HALL = "gym.test";

  /**
   * How long something is waited for on a page that should come. It only ends a test that would
   * hang; none depends on how long it takes.
   */
  public static final double PATIENCE_MILLIS = 120_000;

  /** The first draws no windows around its pages: the same browser for half the work. */
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  private static final List<String> ARGUMENTS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP *.test 127.0.0.1");

  private static com.microsoft.playwright.Browser started;

  private Browser() {}

  /** A browser of its own as far as cookies and storage go. Close it when the test is over. */
  public static BrowserContext open(NewContextOptions look) {
    BrowserContext opened = start().newContext(look);
    opened.setDefaultTimeout(PATIENCE_MILLIS);
    return opened;
  }

  /** 360 pixels wide, touched by fingers. */
  public static NewContextOptions phone() {
    return german().setViewportSize(360, 740).setHasTouch(true);
  }

  /** A laptop. */
  public static NewContextOptions desk() {
    return german().setViewportSize(1366, 768);
  }

  /** What a projector shows. */
  public static NewContextOptions screen() {
    return german().setViewportSize(1920, 1080);
  }

  /** A device that is set to another time zone than the hall: nothing may depend on it. */
  private static NewContextOptions german() {
    return new NewContextOptions()
        .setLocale("de-DE")
        .setTimezoneId("America/New_York")
        .setColorScheme(ColorScheme.LIGHT);
  }

  private static synchronized com.microsoft.playwright.Browser start() {
    if (started == null) {
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
      Path chromium = find();
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      started =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(chromium)
                      .setHeadless(true)
                      .setArgs(ARGUMENTS));
    }
    return started;
  }

  private static Path find() {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String message =
        """

        ************************************************************************
        *  NO BROWSER: there is no chromium on the PATH, so everything that    *
        *  people see and touch is NOT tested. Install it (Debian and Ubuntu:  *
        *  apt-get install chromium) and run the tests again.                  *
        ************************************************************************
        """;
    if ("true".equals(System.getenv("CI"))) {
      Assertions.fail(message);
    }
    System.err.println(message);
    Assumptions.abort(message);
    throw new AssertionError("not reached");
  }
}
