package org.kiezplenum.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;

/** Whether a page fits a phone: nothing is cut off at the side, and fingers hit what they mean. */
final class Fit {
  private static final List<Integer> NARROW_WIDTHS = List.of(360, 320);

  /** What is wider than the page, or lower than a fingertip; empty if all is well. */
  private static final String WHAT_DOES_NOT_FIT =
      """
      () => {
        const name = (element) =>
          `${element.localName}#${element.id}.${element.className} "${element.textContent.trim().slice(0, 30)}"`;
        const width = document.documentElement.clientWidth;
        const wide = document.documentElement.scrollWidth > width
          ? [...document.querySelectorAll("body *")]
              .filter((element) => element.getBoundingClientRect().right > width + 0.5)
              .map((element) => `too wide: ${name(element)}`)
              .concat(`the page scrolls sideways: ${document.documentElement.scrollWidth} of ${width}`)
          : [];
        const low = [...document.querySelectorAll("button, a.button, summary, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])")]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
          .filter((element) => !element.matches(".hidden, .hidden *"))
          .map((element) => `too low: ${name(element)} ${element.getBoundingClientRect().height}`);
        return [...wide, ...low];
      }
      """;

  private Fit() {}

  /** Looks at a page on two narrow phones, and gives it back its width. */
  static void fitsPhones(Page... pages) {
    for (Page page : pages) {
      ViewportSize before = page.viewportSize();
      for (int width : NARROW_WIDTHS) {
        page.setViewportSize(width, 740);
        fits(page);
      }
      page.setViewportSize(before.width, before.height);
    }
  }

  /** Looks at a page as it is. */
  static void fits(Page page) {
    assertThat((List<?>) page.evaluate(WHAT_DOES_NOT_FIT))
        .as("%s at %d pixels", page.url(), page.viewportSize().width)
        .isEmpty();
  }
}
