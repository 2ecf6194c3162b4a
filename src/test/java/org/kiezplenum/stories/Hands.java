package org.kiezplenum.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What people do with a page, in their words: what they see is what they press. */
final class Hands {
  private Hands() {}

  static void press(Page page, String words) {
    button(page, words).click();
    settles(page);
  }

  /**
   * For a blink after a press, the same finger presses nothing else, unless it has touched the bare
   * page in between; and who has a connection sees what came of it before they go on.
   */
  static void settles(Page page) {
    page.locator("html").dispatchEvent("click");
    assertThat(page.locator("body:has(#connection[data-state=online]) form[data-pending]"))
        .hasCount(0);
    assertThat(page.locator("html[data-settling]")).hasCount(0);
  }

  static void calls(Page desk) {
    calls(desk, () -> desk.locator("#call-next").click());
  }

  /** The next person is called; the desk shows somebody else's speech before this comes back. */
  static void calls(Page desk, Runnable tap) {
    String entry = "#speech form:has(#end-speech) input[name=entry]";
    String before = desk.locator(entry).evaluateAll("fields => fields.map(f => f.value)[0]") + "";
    tap.run();
    assertThat(desk.locator(entry + ":not([value='" + before + "'])")).hasCount(1);
    settles(desk);
  }

  static Locator button(Page page, String words) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
  }

  /** A heading that unfolds what is below it. */
  static void unfold(Page page, String words) {
    settles(page);
    page.locator("summary").filter(new Locator.FilterOptions().setHasText(words)).click();
  }

  static void write(Page page, String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
  }

  static void follow(Page page, String words) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words)).click();
  }

  /** From the first page with the code that stands on the screen. */
  static void comeIn(Page page, String address, String code, String name) {
    page.navigate(address);
    page.getByLabel("Code der Versammlung").fill(code);
    press(page, "Mitmachen");
    page.getByLabel("Wie heißt du?").fill(name);
    press(page, "Mitmachen");
    isConnected(page);
  }

  static void isConnected(Page page) {
    assertThat(page.locator("#connection")).hasAttribute("data-state", "online");
  }

  static void vote(Page page, String choice) {
    page.locator("#ballot").getByLabel(choice).check();
    page.locator("#cast").click();
    assertThat(page.locator(".arrived")).hasText("Deine Stimme ist angekommen: " + choice);
  }

  /** With whoever still waits struck from the list, if anybody does. */
  static void closeTheItem(Page desk) {
    unfold(desk, "TOP abschließen");
    desk.locator("#close-now, #close-strike").click();
  }
}
