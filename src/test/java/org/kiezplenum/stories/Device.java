package org.kiezplenum.stories;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ViewportSize;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.browser.Browser;

/**
 * A browser of its own as far as cookies and storage go. It takes seconds of work to make one, and
 * little to forget what was done with it; so one story after the other is lent the same.
 */
final class Device {
  private static final Map<String, Deque<Device>> FREE = new HashMap<>();

  /** Browsers name a policy's violation in the console, but not every one; the event tells all. */
  private static final String TELL_VIOLATIONS =
      """
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error("forbidden by the policy:", event.violatedDirective, event.blockedURI));
      """;

  private final BrowserContext context;
  private final NewContextOptions look;
  private final Page page;
  private @Nullable Hall hall;

  private Device(NewContextOptions look, Hall hall) {
    this.look = look;
    this.hall = hall;
    context = Browser.open(look);
    context.addInitScript(TELL_VIOLATIONS);
    context.onPage(this::listen);
    page = context.newPage();
  }

  /** One that nobody has ever used. */
  static Device made(NewContextOptions look, Hall hall) {
    return new Device(look, hall);
  }

  /** One that remembers nothing. */
  static Device lent(NewContextOptions look, Hall hall) {
    Deque<Device> free = free(look);
    if (free.isEmpty()) {
      return made(look, hall);
    }
    Device device = free.pop();
    device.hall = hall;
    return device;
  }

  private static Deque<Device> free(NewContextOptions look) {
    return FREE.computeIfAbsent(described(look), none -> new ArrayDeque<>());
  }

  private static String described(NewContextOptions look) {
    return Arrays.stream(NewContextOptions.class.getFields())
        .map(field -> field.getName() + "=" + value(field, look))
        .collect(Collectors.joining(" "));
  }

  private static String value(Field field, NewContextOptions look) {
    try {
      return field.get(look) instanceof Optional<?> one
              && one.orElse(null) instanceof ViewportSize size
          ? size.width + " x " + size.height
          : String.valueOf(field.get(look));
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  Page page() {
    return page;
  }

  private void listen(Page opened) {
    opened.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complain(opened.url() + ": " + message.text());
      }
    });
    opened.onPageError(error -> complain(opened.url() + ": " + error));
  }

  private void complain(String what) {
    if (hall != null) {
      hall.heard(what);
    }
  }

  void close() {
    context.close();
  }

  /** Forgets everything, at an address of the server that runs no scripts, for whoever is next. */
  void giveBack(String stillAddress) {
    try {
      context.pages().stream().filter(other -> other != page).toList().forEach(Page::close);
      // Whoever leaves a page may keep something for their return; so this comes after leaving.
      page.navigate(stillAddress);
      page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }");
      context.clearCookies();
      ViewportSize size = look.viewportSize.orElseThrow();
      page.setViewportSize(size.width, size.height);
      hall = null;
      free(look).push(this);
    } catch (PlaywrightException unusable) {
      context.close();
    }
  }
}
