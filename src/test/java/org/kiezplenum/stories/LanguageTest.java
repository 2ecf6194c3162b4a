package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.kiezplenum.stories.Hands.follow;
import static org.kiezplenum.stories.Hands.isConnected;
import static org.kiezplenum.stories.Hands.press;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kiezplenum.browser.Browser;

/** The browser's language is spoken, and another one on request, also by what is rendered later. */
@Tag("slow")
class LanguageTest {

  @Test
  void aBrowserThatSpeaksEnglishIsAnsweredInEnglishUntilSomebodySwitches() {
    try (Hall hall = new Hall();
        Scene scene = Scene.of(hall, "Kiezversammlung")) {
      Page phone = hall.device(Browser.phone().setLocale("en-US"));
      phone.navigate(hall.address());
      assertThat(phone.locator("html")).hasAttribute("lang", "en");
      scene.at(phone, "");
      press(phone, "Join");
      isConnected(phone);
      assertThat(phone.locator("#connection")).containsText("Connected");

      String item = scene.agenda("Anfang", 5).getFirst();
      scene.moderation().does("open-assembly");
      scene.moderation().does("start-item", "item", item);
      assertThat(phone.locator("#hand-button")).hasText("I would like to speak");

      follow(phone, "Deutsch");
      isConnected(phone);
      assertThat(phone.locator("html")).hasAttribute("lang", "de");
      assertThat(phone.locator("#hand-button")).hasText("Ich möchte sprechen");
      scene.moderation().does("close-list");
      assertThat(phone.locator("#hand")).containsText("Die Redeliste ist geschlossen.");
      phone.navigate(hall.address());
      assertThat(phone.locator("html")).hasAttribute("lang", "de");
      hall.nobodyComplained();
    }
  }
}
