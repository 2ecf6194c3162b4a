package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;
import org.kiezplenum.live.Client;

/** What a phone with a bad connection has to load before it takes part. */
@Tag("slow")
class SizeTest {
  private static final int MOST_BYTES = 53_000;
  private static final int MOST_BYTES_OF_HTML = 14_000;
  private static final List<String> TITLES =
      List.of(
          "Begrüßung und Ablauf",
          "Bericht aus dem Quartiersrat",
          "Spielstraße im Sommer",
          "Baustelle Müllerstraße",
          "Hochbeete am Leopoldplatz",
          "Lärm in den Nächten",
          "Kiezfest: wer macht was?",
          "Fahrradbügel vor der Schule",
          "Mieten und Eigenbedarf",
          "Der Brunnen und sein Wasser",
          "Sprachcafé sucht Räume",
          "Winterhilfe für Obdachlose",
          "Nachtbus und Ampeln",
          "Bäume gießen im Juli",
          "Werkstatt im alten Kiosk",
          "Kinderchor und Turnhalle",
          "Müll am Ufer der Panke",
          "Kasse und Spenden",
          "Wahl des Sprechkreises",
          "Verschiedenes");
  private static final List<String> NAMES =
      List.of(
          "Frau Öztürk",
          "Ali Demir",
          "Eva Neumann",
          "Herr Krüger",
          "Mbali",
          "Jonas W.",
          "Svetlana",
          "Tarek",
          "Uschi Bergmann",
          "Phuong Nguyen",
          "Karte 204",
          "Karte 217",
          "Malte",
          "Ines",
          "Dr. Hoffmann",
          "Samira",
          "Willi",
          "Chiara Rossi",
          "Yusuf",
          "Anke Petersen",
          "Karte 233",
          "Bogdan",
          "Leyla",
          "Rosa",
          "Frau Schmidt (EG)",
          "Emeka",
          "Greta",
          "Piotr",
          "Noor",
          "Hanne");

  /** Bytes by address. */
  private final Map<String, Integer> sizes = new TreeMap<>();

  @Test
  void aPhoneInAFullAssemblyLoadsLittle() {
    try (Hall hall = new Hall();
        Scene scene = Scene.of(hall, "Kiezversammlung Schillerpark")) {
      List<String> items =
          scene.agenda(
              TITLES.stream().flatMap(title -> List.<Object>of(title, 10).stream()).toArray());
      Client moderation = scene.moderation();
      moderation.does("open-assembly");
      moderation.does("start-item", "item", items.get(2));
      NAMES.forEach(name -> moderation.does("enter-speaker", "name", name));

      // Whoever has a seat and a browser that has seen nothing of it yet.
      Page before = scene.joined(hall.newDevice(Browser.phone()), "Ben");
      Page phone = hall.newDevice(Browser.phone());
      phone.context().addCookies(seatOf(before));
      countWhatIsLoaded(phone);
      scene.at(phone, "");
      Hands.isConnected(phone);
      phone.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(phone.locator("#waiting li")).hasCount(NAMES.size());
      assertThat(phone.locator("#agenda li")).hasCount(TITLES.size());

      int html = sizes.get(phone.url());
      int whole = sizes.values().stream().mapToInt(Integer::intValue).sum();
      sizes.forEach((address, size) -> System.out.printf("%7d  %s%n", size, address));
      System.out.printf(
          "phone page, %d items, %d waiting: %d bytes in %d requests, of these HTML with its view"
              + " %d%n",
          TITLES.size(), NAMES.size(), whole, sizes.size(), html);
      assertThat(html).isBetween(1_000, MOST_BYTES_OF_HTML);
      assertThat(whole).isBetween(html + 10_000, MOST_BYTES);
    }
  }

  private static List<Cookie> seatOf(Page page) {
    return page.context().cookies().stream()
        .map(cookie -> new Cookie(cookie.name, cookie.value).setUrl(page.url()))
        .toList();
  }

  /** As they come over the wire: compressed, and with their headers. */
  private void countWhatIsLoaded(Page page) {
    Map<String, String> addresses = new HashMap<>();
    CDPSession browser = page.context().newCDPSession(page);
    browser.on(
        "Network.requestWillBeSent",
        event ->
            addresses.put(
                event.get("requestId").getAsString(),
                event.getAsJsonObject("request").get("url").getAsString()));
    browser.on(
        "Network.loadingFinished",
        event ->
            sizes.merge(
                addresses.get(event.get("requestId").getAsString()),
                event.get("encodedDataLength").getAsInt(),
                Integer::sum));
    browser.send("Network.enable");
  }
}
